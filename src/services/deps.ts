import type { Database } from '../store/database.ts';

/** What every use case works with. */
export type Deps = {
  /** The database, inside whose walls everything happens. */
  readonly db: Database;
  /** The clock: milliseconds since 1970. */
  readonly now: () => number;
};
