import { announcePostgresql, startPostgresql } from './postgresql-server.ts';

/** Before all tests: the PostgreSQL server of this run. */
export default async function startDatabases(): Promise<void> {
  announcePostgresql(await startPostgresql());
}
