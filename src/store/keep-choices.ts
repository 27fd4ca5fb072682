import { randomUUID } from 'node:crypto';
import { type ChoiceJournal, type ChoiceRecord, subjectOf } from './choice-journal.ts';
import { listChoicesSince } from './choice-rows.ts';
import type { Database, OwnerTransaction } from './database.ts';
import { reapplyChoices } from './reapply-choices.ts';

/** Where the journal of one database is. */
export type OpenJournal = (installationId: string) => ChoiceJournal;

/** What the keeper works on: the database without the keeper. */
export type DatabaseDoor = Omit<Database, 'keepChoices'>;

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
  const journal = openJournal(await db.asOwner(readInstallation));
  const latest = new Map<string, ChoiceRecord>();
  let since = 0;

  async function keep(): Promise<void> {
    const rows = await db.asOwner(({ query }) => listChoicesSince(query, since, knownIn(latest)));
    const fresh = rows.filter((row) => JSON.stringify(latest.get(subjectOf(row))) !== JSON.stringify(row));
    if (fresh.length > 0) await journal.append(fresh);
    for (const row of fresh) latest.set(subjectOf(row), row);
    since = rows.reduce((last, row) => (row.of === 'audit' ? last : Math.max(last, row.changedAt)), since);
  }

  for (const record of await journal.read()) latest.set(subjectOf(record), record);
  await db.asOwner(async (transaction) => {
    const rows = await listChoicesSince(transaction.query, 0, knownIn(latest));
    await reapplyChoices(transaction, laterThan(rows, latest), now());
  });
  await keep();
  let lastKept: Promise<void> = Promise.resolve();
  return () => {
    lastKept = lastKept.then(keep, keep);
    return lastKept;
  };
}

/** The journal's records that the database does not know yet. */
function laterThan(rows: readonly ChoiceRecord[], latest: ReadonlyMap<string, ChoiceRecord>): readonly ChoiceRecord[] {
  const inDatabase = new Map(rows.map((row) => [subjectOf(row), row]));
  return [...latest].flatMap(([subject, record]): readonly ChoiceRecord[] => {
    if (record.of === 'audit') return [record];
    const row = inDatabase.get(subject);
    const isKnown = row !== undefined && row.of !== 'audit' && row.changedAt >= record.changedAt;
    return isKnown ? [] : [record];
  });
}

function knownIn(latest: ReadonlyMap<string, ChoiceRecord>): readonly string[] {
  return [...latest.values()].flatMap((record) => (record.of === 'colleague' ? [record.who] : []));
}

async function readInstallation({ query }: OwnerTransaction): Promise<string> {
  const [row] = await query<{ installation_id: string }>(
    'select installation_id from installation order by installation_id limit 1',
  );
  if (row !== undefined) return row.installation_id;
  const installationId = randomUUID();
  await query('insert into installation (installation_id) values ($1)', [installationId]);
  return installationId;
}
