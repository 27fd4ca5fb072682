import { join } from 'node:path';
import { buildWebIfOlder } from '../../scripts/build-web.mjs';
import { announceMadeUp } from './made-up-once.ts';
import { announcePostgresql, startPostgresql } from './postgresql-server.ts';
import { ROOT } from './source-files.ts';

/** Before all tests: the pages for the browser, the PostgreSQL server of this run, and what its processes share. */
export default async function startDatabases(): Promise<void> {
  // Processes that tests start find here what Node has compiled for the first of them.
  process.env['NODE_COMPILE_CACHE'] ??= join(ROOT, 'node_modules', '.cache', 'acquaint', 'compiled');
  await buildWebIfOlder();
  announcePostgresql(await startPostgresql());
  await announceMadeUp();
}
