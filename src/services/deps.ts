import type { Database } from '../store/database.ts';

/** What every use case works with: the database and the clock (milliseconds since 1970). */
export type Deps = { readonly db: Database; readonly now: () => number };
