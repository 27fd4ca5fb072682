import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { openDatabase } from '../src/store/open.ts';
import { markdownTable, secondsOf, whole } from './figures.ts';
import { writeGraphMail } from './graph-mail.ts';

const run = promisify(execFile);

type Imported = { readonly seconds: number; readonly lines: number; readonly peakMegabytes: number };

/**
 * Measures imports against what the machine could do at most: parsing the same lines without using them, and COPY of the same
 * rows.
 *
 * @param newUrl makes an empty PostgreSQL database and gives its URL
 */
export async function measureImports(
  folder: string,
  mails: number,
  newUrl: (name: string) => Promise<string>,
): Promise<string> {
  const large = await writeMonth(folder, mails);
  const small = await writeMonth(folder, Math.round(mails / 4));
  const parseOne = await parseSeconds(large, 1);
  const parseTwo = await parseSeconds(large, 2);
  const url = await newUrl('bench_import');
  const onPostgresql = await importInChild(large, url);
  const copy = await copySeconds(url);
  const smallOnPostgresql = await importInChild(small, await newUrl('bench_import_small'));
  const onPglite = await importInChild(small, join(folder, 'pglite'));
  const ceiling = mails / parseTwo;
  const row = (what: string, imported: Imported) => [
    what,
    whole(imported.lines),
    whole(imported.lines / imported.seconds),
    (imported.lines / imported.seconds / ceiling).toFixed(2),
    `${whole(imported.peakMegabytes)} MB`,
  ];
  const megabytes = (await stat(large)).size / 1e6;
  return [
    `A month of Graph messages, ${whole((megabytes * 1e6) / mails)} bytes a line, grouped by mailbox.`,
    '',
    markdownTable(
      ['what', 'mails', 'mails/s', 'of the ceiling', 'peak memory'],
      [
        ['ceiling: read lines and `JSON.parse`, two threads', whole(mails), whole(ceiling), '1.00', ''],
        ['the same, one thread', whole(mails), whole(mails / parseOne), (parseTwo / parseOne).toFixed(2), ''],
        row('import, PostgreSQL', onPostgresql),
        row('import, PostgreSQL, a quarter of the file', smallOnPostgresql),
        row('import, PGlite, a quarter of the file', onPglite),
      ],
    ),
    '',
    `\`COPY\` of the same ${whole(copy.rows)} day rows into an indexed table takes ${copy.seconds.toFixed(1)} s of the import's ${onPostgresql.seconds.toFixed(1)} s.`,
  ].join('\n');
}

async function writeMonth(folder: string, mails: number): Promise<string> {
  const file = join(folder, `mail-${mails}.json`);
  await writeGraphMail(file, {
    mails,
    mailboxes: Math.ceil(mails / 400),
    contacts: Math.ceil(mails / 6),
    month: '2026-10-01',
  });
  return file;
}

async function parseSeconds(file: string, threads: number): Promise<number> {
  const { size } = await stat(file);
  return secondsOf(() =>
    Promise.all(
      Array.from({ length: threads }, async (_, index) => {
        const range = { from: Math.floor((size * index) / threads), to: Math.floor((size * (index + 1)) / threads) };
        const worker = new Worker(new URL('./parse-thread.ts', import.meta.url), { workerData: { file, ...range } });
        await new Promise((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
        });
      }),
    ),
  );
}

async function importInChild(file: string, store: string): Promise<Imported> {
  const { stdout } = await run(process.execPath, [new URL('./import-child.ts', import.meta.url).pathname, file, store]);
  return JSON.parse(stdout);
}

/** Reads the rows back as COPY text and times writing them into an empty copy of the table. */
async function copySeconds(url: string): Promise<{ rows: number; seconds: number }> {
  const database = await openDatabase({ url });
  try {
    return await database.asOwner(async (transaction) => {
      await transaction.script('create table day_again (like day including all)');
      const columns = [
        'tenant_id',
        'colleague_id',
        'contact_id',
        'day',
        'mails_in',
        'mails_out',
        'mass_in',
        'mass_out',
      ];
      const rows = await transaction.query<{ line: string }>(
        `select concat_ws(E'\\t', ${columns.join(', ')}) as line
         from day
         order by colleague_id, contact_id, day`,
      );
      const lines = Buffer.from(rows.map((row) => `${row.line}\n`).join(''));
      return { rows: rows.length, seconds: await secondsOf(() => transaction.copy('day_again', columns, lines)) };
    });
  } finally {
    await database.close();
  }
}
