import { openDatabase } from '../../src/store/open.ts';
import { announcePostgresql, startPostgresql, urlOf } from './postgresql-server.ts';
import { makeSnapshot } from './snapshot.ts';

/** Before all tests: the databases that they start from, one empty and migrated of each kind. */
export default async function setUpDatabases(): Promise<void> {
  await makeSnapshot();
  const server = await startPostgresql();
  announcePostgresql(server);
  if (server.state === 'missing') return;
  const template = await openDatabase({ url: urlOf(server, 'template1') });
  await template.close();
}
