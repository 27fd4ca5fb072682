import { buildWebIfOlder } from '../../scripts/build-web.mjs';
import { announceMadeUp } from './made-up-once.ts';
import { announcePostgresql, startPostgresql } from './postgresql-server.ts';

/** Before all tests: the pages for the browser, and the PostgreSQL server of this run. */
export default async function startDatabases(): Promise<void> {
  await buildWebIfOlder();
  announcePostgresql(await startPostgresql());
  await announceMadeUp();
}
