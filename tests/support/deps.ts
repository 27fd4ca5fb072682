import type { ChoosingDeps, ShowingDeps } from '../../src/services/deps.ts';
import type { Database } from '../../src/store/database.ts';
import { type View, writeViews } from '../../src/store/view-log.ts';
import { NOW } from './world.ts';

/** Everything use cases work with. Views are written when they are asked for; nothing is deleted unless the test does it. */
export type TestDeps = ShowingDeps &
  ChoosingDeps & {
    readonly flushViews: () => Promise<void>;
    /** How often deleting was asked for. */
    readonly erasings: () => number;
  };

/** Use cases over a database at the world's noon, or at another time (milliseconds since 1970). */
export function depsOf(db: Database, now = NOW): TestDeps {
  const noted: View[] = [];
  let erasings = 0;
  return {
    db,
    now: () => now,
    noteViews: (views) => {
      noted.push(...views);
    },
    flushViews: async () => {
      const byTenant = Map.groupBy(noted.splice(0), (view) => view.tenantId);
      for (const [tenantId, views] of byTenant) await writeViews(db, tenantId, views);
    },
    wakeJobs: () => {
      erasings += 1;
    },
    erasings: () => erasings,
  };
}
