import { randomUUID } from 'node:crypto';
import type { OwnerTransaction } from './database.ts';

/** The id of this database, given when it is first asked for: the journal of choices beside it is named by it. */
export async function readInstallation({ query }: Pick<OwnerTransaction, 'query'>): Promise<string> {
  const [row] = await query<{ installation_id: string }>(
    'select installation_id from installation order by installation_id limit 1',
  );
  if (row !== undefined) return row.installation_id;
  const installationId = randomUUID();
  await query('insert into installation (installation_id) values ($1)', [installationId]);
  return installationId;
}
