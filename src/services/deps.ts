import type { Database } from '../store/database.ts';
import type { View } from '../store/view-log.ts';

/** What every use case works with. */
export type Deps = {
  /** The database, inside whose walls everything happens. */
  readonly db: Database;
  /** The clock: milliseconds since 1970. */
  readonly now: () => number;
};

/** What a use case works with that shows one person's connections to another. */
export type ShowingDeps = Deps & {
  /** Notes what is shown, for the owners of the connections; it never waits. */
  readonly noteViews: (views: readonly View[]) => void;
};

/** What a use case works with after which something must be deleted, or may be read again. */
export type ChoosingDeps = Deps & {
  /** Has the deleting, and the reading that waits, begin now rather than at its next turn; it never waits. */
  readonly wakeJobs: () => void;
};

/** What a use case works with that draws a moment nobody can foresee. */
export type AskingDeps = ShowingDeps & {
  /** A number from 0 up to 1; the system's own where it is left out. */
  readonly random?: (() => number) | undefined;
};
