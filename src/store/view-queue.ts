import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from './database.ts';
import { type View, writeViews } from './view-log.ts';

/** Views on their way to the database. */
export type ViewQueue = {
  /** Takes views in; they are written within a quarter of a second. @throws Error when the database has taken none for long */
  readonly note: (views: readonly View[]) => void;
  /** Comes back when all that was noted before is written. @throws whatever kept it from being written */
  readonly flush: () => Promise<void>;
  /** Writes what is left and ends. */
  readonly close: () => Promise<void>;
};

/** How long views are gathered before they are written together: a read pays for none of it. */
const GATHER_MS = 250;
const MOST_AT_ONCE = 1_000;
/** Views that may wait while the database takes none. Beyond that nothing more is shown, since it could not be logged. */
const MOST_WAITING = 100_000;

/**
 * Opens the way of views into the log. What was shown is written after the answer, gathered with others; what cannot be written is kept
 * and tried again. A process that is killed loses what it showed within its last quarter of a second.
 *
 * @param onFailure told when writing failed
 */
export function openViewQueue(db: Database, onFailure: (error: unknown) => void): ViewQueue {
  let waiting: View[] = [];
  let writing: Promise<void> = Promise.resolve();
  let isPlanned = false;

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const tenantId = waiting[0]?.tenantId;
      if (tenantId === undefined) return;
      const some = waiting.filter((view) => view.tenantId === tenantId).slice(0, MOST_AT_ONCE);
      await writeViews(db, tenantId, some);
      const written = new Set(some);
      waiting = waiting.filter((view) => !written.has(view));
    }
  }

  function flush(): Promise<void> {
    writing = writing.then(write, write);
    return writing;
  }

  async function writeSoon(): Promise<void> {
    await wait(GATHER_MS, undefined, { ref: false });
    isPlanned = false;
    await flush().catch((error: unknown) => {
      onFailure(error);
      plan();
    });
  }

  function plan(): void {
    if (isPlanned) return;
    isPlanned = true;
    void writeSoon();
  }

  return {
    note: (views) => {
      if (waiting.length > MOST_WAITING) throw new Error('What is shown cannot be logged just now.');
      waiting.push(...views);
      plan();
    },
    flush,
    close: flush,
  };
}
