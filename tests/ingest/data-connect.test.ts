import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { TenantId } from '../../src/domain/ids.ts';
import { importFile } from '../../src/ingest/import-file.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { ensureTenant } from '../../src/store/tenants.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { copyMigrated } from '../support/migrated.ts';
import { rowsOf, UNWATCHED } from './importing.ts';
import { describeOnOutsideFiles } from './outside-files.ts';

const DOMAIN = 'M365x723843.OnMicrosoft.com';
const NOW = Date.UTC(2024, 0, 1);
const FILES = ['Message_v1', 'Event_v1', 'User_v1'].map((name) => `dataconnect/${name}.json`);

/** Fields whose words may stay: who wrote to whom, and what the directory says about colleagues. */
const KEPT = new Set(['address', 'name', 'displayName', 'mail', 'userPrincipalName', 'department', 'jobTitle', 'id']);

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

describeOnOutsideFiles(
  'files as Data Connect writes them',
  FILES,
  (holds, [messages = '', events = '', users = '']) => {
    async function importAll(database: Database): Promise<readonly number[]> {
      const tenantId = await ensureTenant(database, { name: 'Tenant', domains: [DOMAIN.toLowerCase()] });
      const reports = [];
      for (const file of [messages, events]) reports.push(await importOne(database, tenantId, file));
      return reports.flatMap(({ items, bad }) => [items, bad.count]);
    }

    function importOne(database: Database, tenantId: TenantId, file: string) {
      const given = { format: 'graph' as const, domains: [DOMAIN], usersFile: users, progress: UNWATCHED };
      return importFile({ db: database, now: () => NOW }, { ...given, file, tenantId });
    }

    describeOnEachDatabase(holds, (database) => {
      test('are read to the last line, odd enums and all', async () => {
        expect(await importAll(database)).toEqual([4, 0, 5, 0]);
        const people = await rowsOf<{ name: string }>(database, 'select name from colleague where name is not null');
        expect(people).toHaveLength(linesOf(users).length);
        expect(await rowsOf(database, 'select from contact where is_machine')).toHaveLength(2);
        expect(await rowsOf(database, 'select from familiarity')).not.toHaveLength(0);
      });

      test('leave no word of subjects, bodies, places, headers or ids in any table', async () => {
        await importAll(database);
        const text = (await dumpAll(database)).toLowerCase();
        const { words } = secretsOf([messages, events, users]);
        expect(words.length).toBeGreaterThan(200);
        expect(words.filter((word) => text.includes(word))).toEqual([]);
        expect(text).toContain('patti fernandez');
      });
    });

    describe(`${holds} (files of the embedded database)`, () => {
      test('leave no phrase of them in the bytes of the data folder', async () => {
        const dataDir = await mkdtemp(join(tmpdir(), 'acquaint-test-'));
        try {
          await copyMigrated(dataDir);
          const database = await openDatabase({ dataDir, isBrief: true });
          await importAll(database);
          await database.close();
          const { phrases } = secretsOf([messages, events]);
          expect(phrases.length).toBeGreaterThan(50);
          const found = new Set<string>();
          let files = 0;
          for (const file of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
            if (!file.isFile()) continue;
            const bytes = readFileSync(join(file.parentPath, file.name));
            files += 1;
            for (const phrase of phrases) if (bytes.includes(phrase)) found.add(phrase);
          }
          expect(files).toBeGreaterThan(100);
          expect([...found]).toEqual([]);
          expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`acquaint-import-${process.pid}`))).toEqual([]);
        } finally {
          await rm(dataDir, { recursive: true, force: true });
        }
      });
    });
  },
);

/** Every value in every table, as text. */
async function dumpAll(database: Database): Promise<string> {
  const tables = await rowsOf<{ name: string }>(
    database,
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration' order by name",
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await rowsOf<{ row: string }>(database, `select kept::text as row from ${name} as kept`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

/** Words and phrases of the files that say something about content, other than those that may stay. */
function secretsOf(files: readonly string[]): {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
} {
  const kept: string[] = [];
  const secret: string[] = [];
  for (const file of files) {
    if (!existsSync(file)) continue;
    for (const line of linesOf(file)) collect(JSON.parse(line), '', file.includes('User_v1'), kept, secret);
  }
  const allowed = kept.join('\n').toLowerCase();
  const words = secret
    .flatMap(
      (text) =>
        text
          .replace(/<[^>]*>/g, ' ')
          .toLowerCase()
          .match(/[\p{L}\p{N}]{6,}/gu) ?? [],
    )
    .filter((word) => !allowed.includes(word) && !OF_THE_STORE.includes(word) && !/^\d+$/.test(word));
  const phrases = secret
    .flatMap((text) => [text.slice(0, 40), text.slice(-40)])
    .filter((text) => text.length >= 16 && !allowed.includes(text.toLowerCase()));
  return { words: [...new Set(words)], phrases: [...new Set(phrases)] };
}

/** Words that the store itself writes. */
const OF_THE_STORE = ['calendar', 'meeting', 'tenant'];

function collect(value: Json, key: string, isUser: boolean, kept: string[], secret: string[]): void {
  if (typeof value === 'string') {
    const isKept = isUser ? KEPT.has(key) || key === 'proxyAddresses' || key === 'otherMails' : PERSON_KEYS.has(key);
    (isKept ? kept : secret).push(value);
  } else if (Array.isArray(value)) {
    for (const one of value) collect(one, key, isUser, kept, secret);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      collect(one, key === 'emailAddress' ? `${key}.${name}` : name, isUser, kept, secret);
    }
  }
}

const PERSON_KEYS = new Set(['emailAddress.address', 'emailAddress.name', 'puser']);

function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}
