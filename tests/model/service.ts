// The real service beside the model: its use cases over a real database with a journal of choices, which can be made to crash.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChoosingDeps, ShowingDeps } from '../../src/services/deps.ts';
import type { Database, OwnerTransaction, Query } from '../../src/store/database.ts';
import { openChoiceKeeper } from '../../src/store/keep-choices.ts';
import { type View, writeViews } from '../../src/store/view-log.ts';
import { openJournal } from '../../src/vault/open-journal.ts';
import { emptyTables } from '../support/empty-tables.ts';

/** Where a step is cut off: before its so-manieth statement, or between its end and the journal. */
export type CrashPoint = { readonly before: number } | 'before the journal';

/** What a use case dies of where it is cut off. */
export class Crash extends Error {
  /** Whether the transaction had ended: then what was chosen holds. */
  readonly isDone: boolean;

  constructor(isDone: boolean) {
    super(isDone ? 'cut off before the journal' : 'cut off in a transaction');
    this.isDone = isDone;
  }
}

/** What use cases work with. */
export type ServiceDeps = ShowingDeps & ChoosingDeps & { readonly flushViews: () => Promise<void> };

/** The service with its database. */
export type Service = {
  readonly deps: ServiceDeps;
  /** The clock, milliseconds since 1970. */
  readonly clock: { now: number };
  /** Has the next transactions of the service cut off there. Undefined: they are not. */
  readonly crashAt: (point: CrashPoint | undefined) => void;
  /** Ends as a process does, and starts anew from the database and the journal. */
  readonly restart: () => Promise<void>;
  /** Empties the database and forgets the journal, for the next world. */
  readonly empty: (now: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Starts the service. @param open opens the database, again and again, at the same place; without a journal of its own */
export async function startService(open: () => Promise<Database>): Promise<Service> {
  const clock = { now: 0 };
  const state = { door: await open(), keep: async () => {}, vault: '' };
  let point: CrashPoint | undefined;
  let waiting: View[] = [];
  const db: Database = {
    kind: state.door.kind,
    read: (tenantId, text, values) => state.door.read(tenantId, text, values),
    write: (tenantId, work) => state.door.write(tenantId, (query) => work(cutOff(query, point))),
    asOwner: (work) => state.door.asOwner((transaction) => work(cutOffOwner(transaction, point))),
    keepChoices: async () => {
      if (point === 'before the journal') throw new Crash(true);
      await state.keep();
    },
    close: async () => {},
  };
  const flushViews = async () => {
    const byTenant = Map.groupBy(waiting, ({ tenantId }) => tenantId);
    for (const [tenantId, views] of byTenant) await writeViews(state.door, tenantId, views);
    waiting = [];
  };
  const startKeeper = async () => {
    state.keep = await openChoiceKeeper(state.door, await openJournal(state.vault), () => clock.now);
  };
  return {
    clock,
    deps: { db, now: () => clock.now, noteViews: (views) => waiting.push(...views), wakeJobs: () => {}, flushViews },
    crashAt: (next) => {
      point = next;
    },
    restart: async () => {
      await flushViews();
      await state.door.close();
      state.door = await open();
      await startKeeper();
    },
    empty: async (now) => {
      clock.now = now;
      waiting = [];
      await emptyTables(state.door);
      await removeFolder(state.vault);
      state.vault = await mkdtemp(join(tmpdir(), 'acquaint-model-'));
      await startKeeper();
    },
    close: async () => {
      await state.door.close();
      await removeFolder(state.vault);
    },
  };
}

function cutOff(query: Query, point: CrashPoint | undefined): Query {
  const count = counterTo(point);
  return (text, values) => {
    count();
    return query(text, values);
  };
}

function cutOffOwner(transaction: OwnerTransaction, point: CrashPoint | undefined): OwnerTransaction {
  const count = counterTo(point);
  return {
    query: (text, values) => {
      count();
      return transaction.query(text, values);
    },
    copy: (table, columns, lines) => {
      count();
      return transaction.copy(table, columns, lines);
    },
    script: (text) => {
      count();
      return transaction.script(text);
    },
  };
}

function counterTo(point: CrashPoint | undefined): () => void {
  let left = typeof point === 'object' ? point.before : Number.POSITIVE_INFINITY;
  return () => {
    left -= 1;
    if (left <= 0) throw new Crash(false);
  };
}

async function removeFolder(folder: string): Promise<void> {
  if (folder !== '') await rm(folder, { recursive: true, force: true });
}
