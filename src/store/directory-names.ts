import type { TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/** What an id of the directory is called. */
export type DirectoryName = { readonly id: string; readonly kind: 'person' | 'group'; readonly name: string };

/** The names of people and groups with these ids, as the directory has them now; who is not there is left out. */
export async function listDirectoryNames(
  db: Database,
  tenantId: TenantId,
  ids: readonly string[],
): Promise<readonly DirectoryName[]> {
  return db.read<DirectoryName>(
    tenantId,
    `select object_id as id, 'person' as kind, coalesce(name, address) as name
     from directory_colleague
     where tenant_id = $1
       and object_id = any($2::text[])
       and coalesce(name, address) is not null
     union all
     select group_id, 'group', name
     from directory_group
     where tenant_id = $1
       and group_id = any($2::text[])
       and name <> ''
     order by id, kind`,
    [tenantId, ids],
  );
}
