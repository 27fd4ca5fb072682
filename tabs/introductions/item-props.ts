import type { Api } from '../../src/client/api.ts';
import type { Introduction } from './introduction.ts';

/** What an introduction on the page is given. */
export type ItemProps<One extends Introduction> = {
  readonly introduction: One;
  readonly api: Api;
  readonly locale: string;
  readonly isOpen: boolean;
  readonly isLinked: boolean;
  readonly onToggle: () => void;
  /** Puts in place what the service says after a change. */
  readonly replace: (changed: Introduction) => void;
};
