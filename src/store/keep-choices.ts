import { isDeepStrictEqual } from 'node:util';
import { hasAuditEntry } from './audit.ts';
import { type ChoiceJournal, type ChoiceRecord, nameInTenant, subjectOf } from './choice-journal.ts';
import { listChoices, readHorizon } from './choice-rows.ts';
import type { Database, OwnerTransaction, Query } from './database.ts';
import { readInstallation } from './installation.ts';
import { reapplyChoices } from './reapply-choices.ts';

/** Where the journal of one database is. */
export type OpenJournal = (installationId: string) => ChoiceJournal;

/** What the keeper works on: the database without the keeper. */
export type DatabaseDoor = Omit<Database, 'keepChoices'>;

/** What this process knows of the journal, and how far it has looked at the database. */
type Kept = { readonly latest: Map<string, ChoiceRecord>; since: string | null; agreedAt: number };

/** Any number but those of the other locks. Whoever writes the journal holds it: lines then lie in the order of what they tell. */
const ADVISORY_LOCK = 77_007;
/** How long the journal may hold what was replaced since: addresses that somebody no longer hides, for example. */
const AGREE_EVERY_MS = 24 * 60 * 60_000;

/**
 * Brings the database and the journal beside it together, the later choice winning: a database that was restored from a backup learns
 * what was decided since, and a journal that a crash kept from being written catches up. Gives what keeps it so.
 *
 * @param now milliseconds since 1970
 */
export async function openChoiceKeeper(
  db: DatabaseDoor,
  openJournal: OpenJournal,
  now: () => number,
): Promise<Database['keepChoices']> {
  const journal = openJournal(await alone(db, readInstallation));
  const kept: Kept = { latest: new Map(), since: null, agreedAt: Number.NEGATIVE_INFINITY };
  await agree(db, journal, kept, now());
  let lastKept: Promise<void> = Promise.resolve();
  const keep = async (): Promise<void> => {
    const isDue = now() - kept.agreedAt >= AGREE_EVERY_MS;
    if (isDue || !(await keepNew(db, journal, kept))) await agree(db, journal, kept, now());
  };
  return () => {
    lastKept = lastKept.then(keep, keep);
    return lastKept;
  };
}

/** Both ways, everything: first the database learns from the journal, then the journal holds what the database does, and no more. */
async function agree(db: DatabaseDoor, journal: ChoiceJournal, kept: Kept, now: number): Promise<void> {
  await alone(db, async (transaction) => {
    await learn(journal, kept);
    const rows = bySubject(await listChoices(transaction.query, { since: null, known: whoIsIn(kept) }));
    const isLater = (record: ChoiceRecord) => isLaterThan(record, rows.get(subjectOf(record)));
    await reapplyChoices(transaction, [...kept.latest.values()], isLater, now);
  });
  await alone(db, async ({ query }) => {
    await learn(journal, kept);
    const horizon = await readHorizon(query);
    const rows = await listChoices(query, { since: null, known: whoIsIn(kept) });
    const tenants = new Set(rows.map((row) => row.tenantName));
    // Of tenants that are not here (any more, or yet) nothing can be looked up: what is known stays.
    const others = [...kept.latest.values()].filter((record) => !tenants.has(record.tenantName));
    await journal.rewrite([...others, ...rows]);
    kept.latest.clear();
    for (const record of [...others, ...rows]) kept.latest.set(subjectOf(record), record);
    kept.since = horizon;
  });
  kept.agreedAt = now;
}

/** What is new in the database, into the journal. @returns false when the database turns out to be older than the journal */
async function keepNew(db: DatabaseDoor, journal: ChoiceJournal, kept: Kept): Promise<boolean> {
  return alone(db, async ({ query }) => {
    await learn(journal, kept);
    const horizon = await readHorizon(query);
    const rows = await listChoices(query, { since: kept.since, known: whoIsIn(kept) });
    const fresh = rows.filter((row) => !isDeepStrictEqual(kept.latest.get(subjectOf(row)), row));
    if (await isMissingEntries(query, rows, kept)) return false;
    if (fresh.length > 0) await journal.append(fresh);
    for (const row of fresh) kept.latest.set(subjectOf(row), row);
    kept.since = horizon;
    return true;
  });
}

/** Whether an audit has lost the entry that it was known to have: then a backup was restored under a process that went on. */
async function isMissingEntries(query: Query, rows: readonly ChoiceRecord[], kept: Kept): Promise<boolean> {
  for (const { of, tenantId, tenantName } of rows) {
    const known = of === 'tenant' ? kept.latest.get(`audit of ${tenantName}`) : undefined;
    if (known?.of !== 'audit') continue;
    const isLast = rows.some((row) => row.of === 'audit' && row.tenantId === tenantId && row.hash === known.hash);
    if (!isLast && !(await hasAuditEntry(query, { ...known, tenantId }))) return true;
  }
  return false;
}

/** Other processes write the journal too. */
async function learn(journal: ChoiceJournal, kept: Kept): Promise<void> {
  for (const record of await journal.read()) kept.latest.set(subjectOf(record), record);
}

/** Does something while no other process of this database does anything with the journal. */
function alone<T>(db: DatabaseDoor, work: (transaction: OwnerTransaction) => Promise<T>): Promise<T> {
  return db.asOwner(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK]);
    return work(transaction);
  });
}

function isLaterThan(record: ChoiceRecord, row: ChoiceRecord | undefined): boolean {
  if (record.of === 'audit') return false;
  if (row === undefined || row.of === 'audit') return record.of !== 'tenant' || record.changedAt > 0;
  return record.changedAt > row.changedAt;
}

function bySubject(records: readonly ChoiceRecord[]): ReadonlyMap<string, ChoiceRecord> {
  return new Map(records.map((record) => [subjectOf(record), record]));
}

function whoIsIn({ latest }: Kept): readonly string[] {
  return [...latest.values()].flatMap((record) => (record.of === 'colleague' ? [nameInTenant(record)] : []));
}
