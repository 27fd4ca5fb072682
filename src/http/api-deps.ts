import type { ChoosingDeps, ShowingDeps } from '../services/deps.ts';

/** What the API works with. */
export type ApiDeps = ShowingDeps & ChoosingDeps & { readonly flushViews: () => Promise<void> };
