import type { TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/** A tenant as the owner of the store sees it. */
export type TenantRow = {
  readonly tenantId: TenantId;
  readonly name: string;
  /** The tenant's id at Microsoft Entra; null for one that was only ever imported from files. */
  readonly entraTenantId: string | null;
};

/** The tenant with this id at Microsoft Entra; empty when the installation does not know it. */
export async function findTenantByEntraId(db: Database, entraTenantId: string): Promise<TenantId | undefined> {
  const rows = await db.asOwner((transaction) =>
    transaction.query<{ tenant_id: TenantId }>(
      'select tenant_id from tenant where entra_tenant_id::text = lower($1) order by tenant_id',
      [entraTenantId],
    ),
  );
  return rows[0]?.tenant_id;
}

/** All tenants of the installation, by name. */
export async function listTenants(db: Database): Promise<readonly TenantRow[]> {
  const rows = await db.asOwner((transaction) =>
    transaction.query<{ tenant_id: TenantId; name: string; entra_tenant_id: string | null }>(
      'select tenant_id, name, entra_tenant_id from tenant order by name',
    ),
  );
  return rows.map((row) => ({ tenantId: row.tenant_id, name: row.name, entraTenantId: row.entra_tenant_id }));
}

/** The tenant of this name with these domains added to it; made when there is none. */
export async function ensureTenant(
  db: Database,
  tenant: { readonly name: string; readonly domains: readonly string[]; readonly entraTenantId?: string | undefined },
): Promise<TenantId> {
  return db.asOwner(async (transaction) => {
    const rows = await transaction.query<{ tenant_id: TenantId }>(
      `insert into tenant (name, entra_tenant_id)
       values ($1, $2::uuid)
       on conflict (name) do update set entra_tenant_id = coalesce(excluded.entra_tenant_id, tenant.entra_tenant_id)
       returning tenant_id`,
      [tenant.name, tenant.entraTenantId ?? null],
    );
    const tenantId = rows[0]?.tenant_id;
    if (tenantId === undefined) throw new Error('a tenant was neither found nor made');
    await transaction.query(
      `insert into tenant_domain (tenant_id, domain)
       select $1::integer, unnest($2::text[])
       on conflict do nothing`,
      [tenantId, tenant.domains],
    );
    return tenantId;
  });
}

/** Takes a tenant back that was made for something that then failed: one with anybody in it, or anything ever decided, stays. */
export async function forgetEmptyTenant(db: Database, tenantId: TenantId): Promise<void> {
  await db.asOwner((transaction) =>
    transaction.query(
      `delete from tenant
       where tenant_id = $1
         and not exists (select from directory_colleague where directory_colleague.tenant_id = tenant.tenant_id)
         and not exists (select from receipt where receipt.tenant_id = tenant.tenant_id)
         and not exists (select from audit_entry where audit_entry.tenant_id = tenant.tenant_id)`,
      [tenantId],
    ),
  );
}
