import { link, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day, dayOf, startOfDay } from '../../src/domain/calendar.ts';
import { startJobs } from '../../src/jobs/start-jobs.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { listReceipts } from '../../src/store/receipts.ts';
import { dropBackupKeys, findKey, readOrMakeKey } from '../../src/vault/backup-keys.ts';
import { depsOf } from '../support/deps.ts';
import { openMigrated } from '../support/migrated.ts';
import { buildWorld, NOW } from '../support/world.ts';
import { asColleague } from './lost-choices.ts';

const AN_HOUR_MS = 3_600_000;
const A_DAY_MS = 24 * AN_HOUR_MS;
const DAY = '2026-06-15' as Day;

describe('the keys of backups', () => {
  let vaultDir: string;
  let keysDir: string;
  beforeEach(async () => {
    vaultDir = await mkdtemp(join(tmpdir(), 'acquaint-keys-'));
    keysDir = join(vaultDir, 'backup-keys');
  });
  afterEach(() => rm(vaultDir, { recursive: true, force: true }));

  test('are 32 bytes that nobody else may read, another for each day', async () => {
    const key = await readOrMakeKey(vaultDir, DAY);
    expect(key).toHaveLength(32);
    expect(await readOrMakeKey(vaultDir, addDays(DAY, 1))).not.toEqual(key);
    expect((await stat(keysDir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(keysDir, `${DAY}.key`))).mode & 0o777).toBe(0o600);
  });

  test('are the same for all who make one at once', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => readOrMakeKey(vaultDir, DAY)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await readdir(keysDir)).toEqual([`${DAY}.key`]);
  });

  test('are refused when something else stands in the file', async () => {
    await readOrMakeKey(vaultDir, DAY);
    await writeFile(join(keysDir, `${DAY}.key`), 'short');
    await expect(readOrMakeKey(vaultDir, DAY)).rejects.toThrow('is no key');
  });

  test('are there on the 28th day after theirs, and gone on the 29th', async () => {
    await readOrMakeKey(vaultDir, DAY);
    const dueAt = startOfDay(addDays(DAY, 29));
    expect(await dropBackupKeys(vaultDir, dueAt - 1)).toBe(0);
    expect(await findKey(vaultDir, DAY)).toHaveLength(32);
    expect(await dropBackupKeys(vaultDir, dueAt)).toBe(1);
    expect(await findKey(vaultDir, DAY)).toBeUndefined();
    expect(await dropBackupKeys(vaultDir, dueAt)).toBe(0);
  });

  test('are written over before they go', async () => {
    const key = await readOrMakeKey(vaultDir, DAY);
    const kept = join(vaultDir, 'the same bytes of the disk');
    await link(join(keysDir, `${DAY}.key`), kept);
    await dropBackupKeys(vaultDir, startOfDay(DAY) + 29 * A_DAY_MS);
    expect(await readFile(kept)).not.toEqual(key);
  });

  test('go one by one, and nothing else does but what a crash has left', async () => {
    for (const days of [0, 1, 2]) await readOrMakeKey(vaultDir, addDays(DAY, days));
    const old = new Date(NOW - 2 * AN_HOUR_MS);
    for (const name of ['notes.txt', 'unfinished-old', 'unfinished-new', '2026-02-31.key']) {
      await writeFile(join(keysDir, name), 'x');
      await utimes(join(keysDir, name), old, old);
    }
    await utimes(join(keysDir, 'unfinished-new'), new Date(startOfDay(DAY) + 30 * A_DAY_MS), NOW / 1000 + 31 * 86_400);
    expect(await dropBackupKeys(vaultDir, startOfDay(addDays(DAY, 30)))).toBe(2);
    expect((await readdir(keysDir)).sort()).toEqual([
      '2026-02-31.key',
      '2026-06-17.key',
      'notes.txt',
      'unfinished-new',
    ]);
  });

  test('are none where no backup was ever written', async () => {
    expect(await dropBackupKeys(vaultDir, NOW)).toBe(0);
  });

  test('are looked after by the service from its start', async () => {
    const db = await openMigrated();
    let looked = 0;
    const { promise: done, resolve: end } = Promise.withResolvers<void>();
    const jobs = await startJobs({
      db,
      now: () => NOW,
      onFailure: () => undefined,
      isRetentionOn: false,
      readAgain: undefined,
      dropBackupKeys: async () => {
        looked += 1;
        end();
        return 0;
      },
    });
    await done;
    await jobs.stop();
    await db.close();
    expect(looked).toBe(1);
  });

  test('of every backup from before an erasure are gone when its receipt says so, to a service that looks every hour', async () => {
    const promised = await promisedMs();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) }),
        fc.oneof(fc.integer({ min: 0, max: 3 * A_DAY_MS }), fc.constantFrom(0, 1, A_DAY_MS - 1, A_DAY_MS)),
        fc.integer({ min: 0, max: AN_HOUR_MS - 1 }),
        async (askedAt, earlier, minutes) => {
          const writtenOn = dayOf(askedAt - earlier);
          await readOrMakeKey(vaultDir, writtenOn);
          const goneBy = askedAt + promised;
          // The last time it looks before then: some moment within the hour.
          await dropBackupKeys(vaultDir, goneBy - 1 - minutes);
          const isGone = (await findKey(vaultDir, writtenOn)) === undefined;
          await rm(keysDir, { recursive: true });
          return isGone;
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** How long after the asking a receipt says that backups are gone, too. */
async function promisedMs(): Promise<number> {
  const db = await openMigrated();
  const { contoso } = await buildWorld(db);
  await changeSharing(depsOf(db), asColleague(contoso.tenantId, contoso.colleagues.priya), { choice: 'off' });
  const [receipt] = await listReceipts(db, contoso.tenantId, { limit: 1, after: undefined });
  await db.close();
  return (receipt?.goneFromBackupsBy ?? 0) - (receipt?.askedAt ?? 0);
}
