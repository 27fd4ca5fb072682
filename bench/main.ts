// `npm run bench`: measures the product against the machine's own ceiling, side by side in one run, and writes docs/PERFORMANCE.md.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openDatabase } from '../src/store/open.ts';
import { startPostgresql, stopPostgresql, urlOf } from '../tests/support/postgresql-server.ts';
import { benchBot } from './bot-turns.ts';
import { measureErasure } from './erasure.ts';
import { whole } from './figures.ts';
import { measureImports } from './import-rates.ts';
import { measurePolicy } from './policy-cost.ts';
import { measureQueries } from './query-latency.ts';
import { benchScrolling } from './scrolling.ts';
import { readSections } from './sections.ts';
import { measureStart } from './start-time.ts';
import { benchWeb } from './web-pages.ts';
import { fillYear } from './year.ts';

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '1000000' },
    days: { type: 'string', default: '5000000' },
    'pglite-days': { type: 'string', default: '500000' },
    rounds: { type: 'string', default: '2000' },
    // For looking at the rest only: the page is not written then.
    'no-imports': { type: 'boolean', default: false },
    // The bot alone: the rest of the page stays as it is.
    bot: { type: 'boolean', default: false },
    // The pages alone.
    web: { type: 'boolean', default: false },
    // The table of the tab Relationships alone.
    scrolling: { type: 'boolean', default: false },
  },
});
if (values.bot) {
  await benchBot(Number(values.rounds));
  process.exit(0);
}
if (values.web) {
  await benchWeb(20);
  process.exit(0);
}
if (values.scrolling) {
  await benchScrolling();
  process.exit(0);
}
const server = await startPostgresql();
if (server.state === 'missing') throw new Error(`The bench needs PostgreSQL: ${server.reason}.`);
const folder = await mkdtemp(join(tmpdir(), 'acquaint-bench-'));

async function newUrl(name: string): Promise<string> {
  if (server.state === 'missing') throw new Error(server.reason);
  const client = new pg.Client({ connectionString: urlOf(server, 'postgres') });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return urlOf(server, name);
}

type Measured = { readonly questions: string; readonly policy: string; readonly erasure: string };

async function measureOn(
  settings: { url?: string; dataDir?: string },
  days: number,
  beforeErasing: () => Promise<void>,
): Promise<Measured> {
  const database = await openDatabase(settings);
  try {
    const tenantId = await fillYear(database, { dayRows: days, now: Date.now() });
    const questions = await measureQueries(database, tenantId, Number(values.rounds));
    const policy = await measurePolicy(database, tenantId, Number(values.rounds));
    await beforeErasing();
    return { questions, policy, erasure: await measureErasure(database, tenantId) };
  } finally {
    await database.close();
  }
}

try {
  console.log('imports …');
  const imports = values['no-imports'] ? '' : await measureImports(folder, Number(values.mails), newUrl);
  console.log(`${imports}\n\nPostgreSQL …`);
  const yearUrl = await newUrl('bench_year');
  let start = '';
  const onPostgresql = await measureOn({ url: yearUrl }, Number(values.days), async () => {
    start = await measureStart(yearUrl);
  });
  console.log(Object.values(onPostgresql).join('\n\n'), `\n\n${start}\n\nPGlite …`);
  const pgliteDir = join(folder, 'pglite-year');
  const onPglite = await measureOn({ dataDir: pgliteDir }, Number(values['pglite-days']), async () => undefined);
  console.log(Object.values(onPglite).join('\n\n'));
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${whole(totalmem() / 1e9)} GB, Node ${process.version}, PostgreSQL with fsync off; ${new Date().toISOString().slice(0, 10)}.`;
  const page = [
    '# Performance',
    '',
    '<!-- Written by `npm run bench`; do not edit by hand. -->',
    '',
    `Measured with \`npm run bench\` on ${machine} Ratios are taken side by side in one run; the machine is shared, so seconds drift and ratios matter.`,
    '',
    '## Import',
    '',
    imports,
    '',
    '## Questions',
    '',
    onPostgresql.questions,
    '',
    onPglite.questions,
    '',
    '## What the policy and the log of views cost',
    '',
    'PostgreSQL, milliseconds:',
    '',
    onPostgresql.policy,
    '',
    'PGlite, milliseconds:',
    '',
    onPglite.policy,
    '',
    '## Deleting',
    '',
    `PostgreSQL. ${onPostgresql.erasure}`,
    '',
    `PGlite. ${onPglite.erasure}`,
    '',
    '## Start',
    '',
    start,
    '',
    ...(await readSections(['In the browser', 'The table of relationships', 'The bot'])),
  ].join('\n');
  if (!values['no-imports']) {
    await writeFile(new URL('../docs/PERFORMANCE.md', import.meta.url), page);
    await benchBot(Number(values.rounds));
    await benchScrolling();
  }
} finally {
  await stopPostgresql(server);
  await rm(folder, { recursive: true, force: true });
}
