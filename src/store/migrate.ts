import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Database, OwnerTransaction } from './database.ts';

const MIGRATIONS = new URL('./migrations/', import.meta.url);
const VIEWS = new URL('../policy/views.sql', import.meta.url);
/** Any number will do, as long as every process of Acquaint takes the same. */
const ADVISORY_LOCK = 77_001;

/**
 * Brings the database to the shape this code needs: numbered migrations forward, each once, then the policy's views
 * whenever their text changed. Several processes may start at once: one does the work, the others wait.
 *
 * @throws Error when a migration that ran before has since been edited.
 */
export async function migrate(database: Pick<Database, 'asOwner'>): Promise<void> {
  const migrations = await readMigrations();
  const views = await readFile(VIEWS, 'utf8');
  await database.asOwner(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK]);
    await transaction.script(
      'create table if not exists migration (name text primary key, hash text not null, ran_at timestamptz not null default now())',
    );
    const ran = await transaction.query<{ name: string; hash: string }>(
      'select name, hash from migration order by name',
    );
    const hashes = new Map(ran.map((row) => [row.name, row.hash]));
    for (const { name, text } of migrations) await runOnce(transaction, hashes, name, text);
    if (hashes.get('views') !== hashOf(views)) await runViews(transaction, views);
  });
}

async function readMigrations(): Promise<readonly { name: string; text: string }[]> {
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, MIGRATIONS), 'utf8') })));
}

async function runOnce(
  transaction: OwnerTransaction,
  hashes: ReadonlyMap<string, string>,
  name: string,
  text: string,
): Promise<void> {
  const before = hashes.get(name);
  if (before === hashOf(text)) return;
  if (before !== undefined)
    throw new Error(`Migration ${name} was edited after it had run. Add a new migration instead.`);
  await transaction.script(text);
  await transaction.query('insert into migration (name, hash) values ($1, $2)', [name, hashOf(text)]);
}

async function runViews(transaction: OwnerTransaction, text: string): Promise<void> {
  await transaction.script(text);
  await transaction.query(
    "insert into migration (name, hash) values ('views', $1) on conflict (name) do update set hash = excluded.hash, ran_at = now()",
    [hashOf(text)],
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
