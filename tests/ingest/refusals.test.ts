import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { importFile } from '../../src/ingest/import-file.ts';
import { dumpKept } from './dump.ts';
import { mail } from './graph-lines.ts';
import { asLines, contoso, type Given, importBytes, importLines, NOW, UNWATCHED, withFile } from './importing.ts';
import { describeOnOneDatabase } from './one-database.ts';

const TSV = asLines(
  Array.from({ length: 200 }, (_, i) => `m${i}\t1714986000\ty@fourthcoffee.com\tpriya@contoso.example`),
);
const GRAPH = asLines(Array.from({ length: 200 }, (_, index) => mail({ id: `${index}` })));
const USER = { id: 'a-b-c', displayName: 'Priya', mail: 'priya@contoso.example' };

/** Bytes that zip badly, as text of one line. */
function noise(bytes: number): string {
  let seed = 1;
  return Array.from({ length: bytes }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (seed % 90));
  }).join('');
}

const FOREIGN: readonly (readonly [string, string | Uint8Array, Given])[] = [
  ['empty', '', {}],
  ['of blank lines only', '\n  \n\r\n\t\n', {}],
  ['just a byte order mark', '\ufeff\n', {}],
  ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), {}],
  ['UTF-16', Buffer.from(`\ufeff${GRAPH}`, 'utf16le'), {}],
  ['one JSON array', JSON.stringify([mail(), mail()]), {}],
  ['a JSON array over several lines', `[\n${GRAPH.trim().replaceAll('\n', ',\n')}\n]`, {}],
  ['a JSON array with a layout', JSON.stringify([mail(), mail()], null, 2), {}],
  ['a TSV given as Graph', TSV, {}],
  ['Graph given as TSV', GRAPH, { format: 'tsv' }],
  ['a directory given as mail', asLines([USER, USER]), {}],
  ['mostly something else', `${'a,b,c\n'.repeat(201)}${GRAPH}`, {}],
  ['an empty gzip', gzipSync(''), {}],
  ['a gzip of something binary', gzipSync(Buffer.alloc(100_000)), {}],
  ['a gzip cut in the middle', gzipSync(GRAPH).subarray(0, -20), {}],
  ['a gzip of a megabyte cut at its end', gzipSync(GRAPH + noise(1_500_000)).subarray(0, -9), {}],
  ['a damaged gzip', damaged(gzipSync(GRAPH)), {}],
  ['a gzip in name only', Buffer.from([0x1f, 0x8b]), {}],
  ['a gzip of one endless line', gzipSync(Buffer.alloc(80 * 1024 * 1024, 'a')), {}],
];

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0xff, 200, 260);
  return copy;
}

describeOnOneDatabase('a file is refused, and nothing is written, when it is', (database) => {
  test.each(FOREIGN)('%s', async (_what, content, given) => {
    await contoso(database);
    const before = await dumpKept(database);
    const folders = await workingFolders();
    await expect(importBytes(database, content, given)).rejects.toMatchObject({
      name: 'AppError',
      code: 'invalid_input',
    });
    expect(await dumpKept(database)).toBe(before);
    expect(await workingFolders()).toEqual(folders);
  });

  test.each([
    ['not there', 'nowhere'],
    ['a folder', '.'],
  ])('%s', async (_what, name) => {
    const folder = await mkdtemp(join(tmpdir(), 'acquaint-test-'));
    const tenantId = await contoso(database);
    const given = { format: 'graph' as const, tenantId, domains: ['contoso.example'], progress: UNWATCHED };
    const deps = { db: database, now: () => NOW };
    await expect(importFile(deps, { ...given, file: join(folder, name) })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await withFile(GRAPH, (file) =>
      expect(importFile(deps, { ...given, file, usersFile: join(folder, name) })).rejects.toMatchObject({
        code: 'invalid_input',
      }),
    );
    await rm(folder, { recursive: true });
  });
});

describeOnOneDatabase('a users file is refused, and nothing is written, when it', (database) => {
  test.each<readonly [string, string | Uint8Array]>([
    ['is empty', ''],
    ['has only blank lines', '\n \n'],
    ['is binary', Buffer.from([1, 0, 2, 0])],
    ['is cut in the middle', JSON.stringify(USER).slice(0, -3)],
    ['names nobody by an id', asLines([USER, { ...USER, id: null }])],
    ['is a gzip cut in the middle', gzipSync(asLines([USER])).subarray(0, -12)],
    ['is a gzip of something else', gzipSync('hello\n')],
  ])('%s', async (_what, content) => {
    const before = await dumpKept(database);
    const tenantId = await contoso(database);
    const refused = withFile(GRAPH, (file) =>
      withFile(content, (usersFile) =>
        importFile(
          { db: database, now: () => NOW },
          { file, usersFile, format: 'graph', tenantId, domains: ['contoso.example'], progress: UNWATCHED },
        ),
      ),
    );
    await expect(refused).rejects.toMatchObject({ name: 'AppError', code: 'invalid_input' });
    await expect(refused).rejects.not.toThrow(/Priya|hello/);
    expect(await dumpKept(database)).toBe(before);
  });
});

describeOnOneDatabase('a file is kept as far as it goes', (database) => {
  test('when it is half a file: the last line is told, the others are kept', async () => {
    const report = await importBytes(database, GRAPH.slice(0, -40));
    expect(report).toMatchObject({
      lines: 200,
      items: 199,
      bad: { count: 1, first: [{ line: 200, reason: 'the line is not a JSON object' }] },
    });
  });

  test('when it is compressed in several pieces', async () => {
    const [first, second] = [GRAPH.slice(0, 5000), GRAPH.slice(5000)];
    const report = await importBytes(database, Buffer.concat([gzipSync(first), gzipSync(second)]));
    expect(report).toMatchObject({ lines: 200, items: 200, bad: { count: 0 } });
  });

  test('when fields of its directory are empty or odd', async () => {
    const odd = { ...USER, mail: '', department: 7, proxyAddresses: null, otherMails: 'x', accountEnabled: null };
    const report = await importLines(database, [mail({ mailbox: 'A-B-C' })], { users: ['\ufeff', odd, ''] });
    expect(report).toMatchObject({ items: 1, mailboxes: 1 });
    expect(await dumpKept(database)).toMatch(/"name": "Priya"/);
  });
});

async function workingFolders(): Promise<readonly string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith(`acquaint-import-${process.pid}-`));
}
