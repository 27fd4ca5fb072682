import { removeMadeUp } from './made-up-once.ts';
import { announcedPostgresql, stopPostgresql } from './postgresql-server.ts';

/** After all tests: nothing is left running, and nothing is left on the disk. */
export default async function stopDatabases(): Promise<void> {
  await stopPostgresql(announcedPostgresql());
  await removeMadeUp();
}
