import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Day } from '../../src/domain/calendar.ts';
import { openDatabase } from '../../src/store/open.ts';
import { openPostgresql } from '../../src/store/postgresql.ts';
import { connectionOf, dumpOf, findProgram } from '../../src/vault/postgresql-programs.ts';
import { restoreBackup } from '../../src/vault/restore-backup.ts';
import { writeSealedFile } from '../../src/vault/sealed-file.ts';
import { openWorkplace, type Workplace } from '../cli/run-acquaint.ts';
import {
  describeOnBothKinds,
  describeOnPostgresql,
  ENVIRONMENT,
  openPlaces,
  type Place,
  type Places,
} from './places.ts';

const A_DAY = 86_400;
const INSTALLATION = 'a5f2c7d0-1111-4222-8333-444455556666';

describeOnBothKinds('acquaint backup', (kind) => {
  let work: Workplace;
  let places: Places;
  let live: Place;
  let backup: string;

  /** The command line on a database, in the environment an operator would give it. */
  const on = (place: Place) => {
    const environment = {
      ACQUAINT_VAULT: places.vaultDir,
      POSTGRESQL_BIN: ENVIRONMENT.POSTGRESQL_BIN ?? '',
      ...(place.url === undefined ? { ACQUAINT_DATA: place.dataDir } : { DATABASE_URL: place.url }),
    };
    return (...words: readonly string[]) => work.acquaintIn(environment, ...words);
  };

  beforeAll(async () => {
    work = await openWorkplace();
    places = await openPlaces(kind);
    live = await places.make();
    backup = join(places.folder, 'monday.backup');
    const mails = await work.write('mail.tsv', mailsOf(Math.floor(Date.now() / 1000)));
    const consent = ['--consent', 'identifiableInsights'];
    const file = [mails, '--format', 'tsv', '--tenant', 'Contoso', '--domain', 'contoso.example'];
    expect(await on(live)('import', ...file, ...consent)).toMatchObject({ exitCode: 0 });
  });
  afterAll(async () => {
    await places.remove();
    await work.remove();
  });

  test('writes a file that only its user may read, and says until when it can be', async () => {
    const { exitCode, out, err } = await on(live)('backup', 'write', backup);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(/monday\.backup: [\d,]+ bytes\. Its key is destroyed on \d{4}-\d\d-\d\d\.\n$/);
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(places.vaultDir, 'backup-keys'))).toEqual([expect.stringMatching(/^[\d-]{10}\.key$/)]);
  });

  test('refuses to write over a file', async () => {
    const { exitCode, out, err } = await on(live)('backup', 'write', backup);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain('is there already');
  });

  test('refuses to restore into a database that is in use, and leaves it as it was', async () => {
    const { exitCode, out, err } = await on(live)('backup', 'restore', backup);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toMatch(/The database is not empty|There is a database in/);
    const { out: known } = await on(live)('who-knows', 'yvonne@fourthcoffee.com');
    expect(known).toContain('priya@contoso.example');
  });

  test('refuses what belongs into a database of the other kind', async () => {
    const elsewhere: Place = {
      kind,
      url: kind === 'pglite' ? 'postgresql://localhost:1/nothing' : undefined,
      dataDir: join(places.folder, 'elsewhere'),
    };
    const { exitCode, err } = await on(elsewhere)('backup', 'restore', backup);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/This is the backup of (a PostgreSQL|an embedded) database/);
  });

  test('refuses to restore where the journal of choices is missing', async () => {
    const place = await places.make();
    await rm(join(places.folder, 'no journal'), { recursive: true, force: true });
    const keys = join(places.folder, 'no journal', 'backup-keys');
    await mkdir(keys, { recursive: true });
    for (const name of await readdir(join(places.vaultDir, 'backup-keys'))) {
      await writeFile(join(keys, name), await readFile(join(places.vaultDir, 'backup-keys', name)));
    }
    const target = { ...place, vaultDir: join(places.folder, 'no journal'), environment: ENVIRONMENT, now: Date.now() };
    await expect(restoreBackup(backup, target)).rejects.toThrow('Without this journal of choices');
  });

  test('restores, erases again what was erased since, and says so', async () => {
    await on(live)('sharing', 'off', '--as', 'priya@contoso.example');
    const restored = await places.make();
    const { exitCode, out, err } = await on(restored)('backup', 'restore', backup);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(/^The backup of \d{4}-\d\d-\d\d is restored\.\nErased again:\n/);
    expect(out).toMatch(/Contoso +mailboxes +backup restored +1 +\d+/);
    const { out: known } = await on(restored)('who-knows', 'yvonne@fourthcoffee.com');
    expect(known).not.toContain('priya@contoso.example');
    expect(known).toContain('omar@contoso.example');
  });

  test('restores nothing of a damaged file', async () => {
    const damaged = join(places.folder, 'damaged.backup');
    const bytes = await readFile(backup);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(damaged, bytes);
    const place = await places.make();
    const { exitCode, out, err } = await on(place)('backup', 'restore', damaged);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain('is damaged or cut off. Nothing of it was restored.');
    await expectEmpty(place);
  });

  test('leaves the database empty when what is sealed is no dump', async () => {
    const wrong = join(places.folder, `wrong-${kind}.backup`);
    const day = new Date().toISOString().slice(0, 10) as Day;
    const seal = { kind, installationId: INSTALLATION, day };
    await writeSealedFile(wrong, seal, places.vaultDir, noDump());
    await writeFile(join(places.vaultDir, `choices-${INSTALLATION}.jsonl`), '');
    const place = await places.make();
    const target = { ...place, vaultDir: places.vaultDir, environment: ENVIRONMENT, now: Date.now() };
    await expect(restoreBackup(wrong, target)).rejects.toThrow();
    await expectEmpty(place);
  });

  if (kind === 'pglite') {
    test('writes a backup of a database that another process has open, while it goes on', async () => {
      const service = await openDatabase({ dataDir: live.dataDir, isBrief: true });
      const beside = join(places.folder, 'beside.backup');
      let answered = 0;
      const asking = setInterval(() => {
        void service
          .asOwner(({ query }) => query('select 1'))
          .then(() => {
            answered += 1;
          });
      }, 20);
      expect(await on(live)('backup', 'write', beside)).toMatchObject({ exitCode: 0, err: '' });
      clearInterval(asking);
      await service.asOwner(({ query }) => query('select 1'));
      expect(answered).toBeGreaterThan(0);
      await service.close();
      const restored = await places.make();
      expect(await on(restored)('backup', 'restore', beside)).toMatchObject({ exitCode: 0, err: '' });
      const { out } = await on(restored)('who-knows', 'yvonne@fourthcoffee.com');
      expect(out).toContain('omar@contoso.example');
    });
  }

  async function expectEmpty(place: Place): Promise<void> {
    if (place.url === undefined) {
      expect(await readdir(place.dataDir)).toEqual([]);
      return;
    }
    const door = openPostgresql(place.url);
    const tables = await door.asOwner(({ query }) => query("select from pg_tables where schemaname = 'public'"));
    await door.close();
    expect(tables).toEqual([]);
  }
});

describe('the programs of PostgreSQL', () => {
  let folder: string;
  let places: Places;
  beforeEach(async () => {
    places = await openPlaces('pglite');
    folder = places.folder;
  });
  afterEach(() => places.remove());

  test('are asked for in a sentence when they are not there', async () => {
    await expect(findProgram('pg_dump', { PATH: folder })).rejects.toThrow(
      "pg_dump is not on this machine. Install PostgreSQL's client programs, or set POSTGRESQL_BIN to their folder.",
    );
  });

  test('are taken from POSTGRESQL_BIN first, then from the search path', async () => {
    for (const name of ['one', 'two']) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'pg_dump'), '#!/bin/sh\n', { mode: 0o700 });
    }
    const environment = { POSTGRESQL_BIN: join(folder, 'one'), PATH: `${folder}:${join(folder, 'two')}` };
    expect(await findProgram('pg_dump', environment)).toBe(join(folder, 'one', 'pg_dump'));
    expect(await findProgram('pg_dump', { PATH: environment.PATH })).toBe(join(folder, 'two', 'pg_dump'));
    await chmod(join(folder, 'one', 'pg_dump'), 0o600);
    if (process.getuid?.() !== 0) return;
    // Root may read everything, but runs only what is a program.
    expect(await findProgram('pg_dump', environment)).toBe(join(folder, 'two', 'pg_dump'));
  });

  test('are told the password where other users of the machine do not see it', async () => {
    const said = join(folder, 'said');
    await writeFile(join(folder, 'pg_dump'), `#!/bin/sh\necho "$@" "PASSWORD=$PGPASSWORD" > ${said}\nexit 3\n`, {
      mode: 0o700,
    });
    const environment = { POSTGRESQL_BIN: folder, PATH: process.env['PATH'] };
    const dump = dumpOf('postgresql://acquaint:s%40cret@db.example:5433/people?sslmode=require', environment);
    await expect(dump.next()).rejects.toThrow('pg_dump failed');
    const words = await readFile(said, 'utf8');
    expect(words).toContain('--dbname=postgresql://acquaint@db.example:5433/people?sslmode=require ');
    expect(words).toContain('PASSWORD=s@cret');
    expect(words.replace(/PASSWORD=.*/, '')).not.toMatch(/s(@|%40)cret/);
  });

  test.each([
    ['postgresql://u:p@h/d', 'postgresql://u@h/d', 'p'],
    ['postgresql://u@h/d', 'postgresql://u@h/d', undefined],
    ['postgresql://u@h/d?password=p&sslmode=require', 'postgresql://u@h/d?sslmode=require', 'p'],
    ['postgresql://u:p@/d?host=%2Ftmp', 'postgresql://u@localhost/d?host=%2Ftmp', 'p'],
    ['postgresql:///d', 'postgresql:///d', undefined],
  ])('reach %s', (url, target, password) => {
    expect(connectionOf(url)).toEqual({ target, secrets: password === undefined ? {} : { PGPASSWORD: password } });
  });
});

describeOnPostgresql('a backup of a PostgreSQL database', () => {
  test('says in the words of pg_dump what went wrong', async () => {
    const places = await openPlaces('postgresql');
    const { url } = await places.make();
    const dump = dumpOf(`${url}`.replace('vault_', 'nothing_'), ENVIRONMENT);
    await expect(dump.next()).rejects.toThrow(/pg_dump failed:\n.*does not exist/s);
    await places.remove();
  });
});

/** Mail of Priya and Omar with Yvonne, both ways. */
function mailsOf(now: number): string {
  const lines: string[] = [];
  for (const who of ['priya', 'omar']) {
    for (let day = 3; day < 40; day += 4) {
      const ours = `${who}@contoso.example`;
      lines.push(`${who}-${day}-a\t${now - day * A_DAY}\tyvonne@fourthcoffee.com\t${ours}`);
      lines.push(`${who}-${day}-b\t${now - day * A_DAY + 600}\t${ours}\tyvonne@fourthcoffee.com`);
    }
  }
  return `${lines.join('\n')}\n`;
}

async function* noDump(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('this is no dump');
}
