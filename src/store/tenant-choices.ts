import type { ContactId, TenantId } from '../domain/ids.ts';
import type { ConsentKind } from '../policy/consent-in-force.ts';
import type {
  ChoiceRecord,
  ConsentChoice,
  ContactChoice,
  GroupChoice,
  TenantMark,
  WhichChoices,
} from './choice-journal.ts';
import type { Query } from './database.ts';
import { writeErasedContact } from './erased-contacts.ts';
import { startErasure } from './receipts.ts';

type OfTenant = { readonly tenant_id: TenantId; readonly tenant_name: string };

type ConsentRow = OfTenant & {
  readonly kind: ConsentKind;
  readonly changed_at: Date;
  readonly granted_at: Date;
  readonly granted_by: string;
  readonly granted_from: string | null;
  readonly wording: string | null;
  readonly guests_may_see: boolean;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_from: string | null;
};

type GroupRow = OfTenant & {
  readonly group_id: string;
  readonly is_opted_out: boolean;
  readonly changed_at: Date;
  readonly changed_by: string;
};

/** All tenants. */
export async function listTenantMarks(query: Query): Promise<readonly TenantMark[]> {
  const rows = await query<OfTenant & { entra_tenant_id: string | null; erasure_asked_at: Date | null }>(TENANTS);
  return rows.map((row) => ({
    of: 'tenant',
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    entraTenantId: row.entra_tenant_id,
    changedAt: row.erasure_asked_at?.getTime() ?? 0,
  }));
}

/** What administrators have decided: consent, opted-out groups, contacts who asked to be forgotten. */
export async function listTenantChoices(
  query: Query,
  { since }: Pick<WhichChoices, 'since'>,
): Promise<readonly ChoiceRecord[]> {
  const consents = await query<ConsentRow>(CONSENTS, [since]);
  const groups = await query<GroupRow>(GROUPS, [since]);
  const contacts = await query<OfTenant & { contact_id: ContactId; asked_at: Date }>(CONTACTS, [since]);
  return [
    ...consents.map(consentOf),
    ...groups.map(groupOf),
    ...contacts.map((row) => ({
      of: 'contact' as const,
      tenantId: row.tenant_id,
      tenantName: row.tenant_name,
      contactId: row.contact_id,
      changedAt: row.asked_at.getTime(),
    })),
  ];
}

/** The tenant with the id at Entra, or else the name, that a record names. */
export async function findTenantOf(
  query: Query,
  { tenantName, entraTenantId }: Pick<TenantMark, 'tenantName' | 'entraTenantId'>,
): Promise<TenantId | undefined> {
  const [row] = await query<{ tenant_id: TenantId }>(FIND_TENANT, [tenantName, entraTenantId]);
  return row?.tenant_id;
}

/** Makes a tenant again that no backup knows, so that what was chosen in it holds when it comes back. */
export async function insertTenantOf(
  query: Query,
  { tenantName, entraTenantId }: Pick<TenantMark, 'tenantName' | 'entraTenantId'>,
): Promise<TenantId> {
  const [row] = await query<{ tenant_id: TenantId }>(
    'insert into tenant (name, entra_tenant_id) values ($1, $2::uuid) returning tenant_id',
    [tenantName, entraTenantId],
  );
  if (row === undefined) throw new Error('a tenant was not made');
  return row.tenant_id;
}

/** Writes later decisions about consent. @returns whether something was in force before and nothing is any more */
export async function reapplyConsents(
  query: Query,
  tenantId: TenantId,
  records: readonly ConsentChoice[],
): Promise<boolean> {
  const before = await query(IN_FORCE, [tenantId]);
  for (const record of records) {
    await query(WRITE_CONSENT, [
      tenantId,
      record.kind,
      new Date(record.grantedAt),
      record.grantedBy,
      record.grantedFrom,
      record.wording,
      record.guestsMaySee,
      record.withdrawnAt === null ? null : new Date(record.withdrawnAt),
      record.withdrawnBy,
      record.withdrawnFrom,
      new Date(record.changedAt),
    ]);
  }
  const after = await query(IN_FORCE, [tenantId]);
  return before.length > 0 && after.length === 0;
}

/** Writes a later decision about a group. */
export async function reapplyGroup(query: Query, tenantId: TenantId, record: GroupChoice): Promise<void> {
  const { groupId, isOptedOut, changedAt, changedBy } = record;
  await query(WRITE_GROUP, [tenantId, groupId, isOptedOut, new Date(changedAt), changedBy]);
}

/** Has a contact erased again. */
export async function reapplyContact(
  query: Query,
  tenantId: TenantId,
  { contactId, changedAt }: ContactChoice,
  now: number,
): Promise<void> {
  const contact = await writeErasedContact(query, tenantId, contactId, changedAt);
  const erasure = { subject: 'contact', contactId, reason: 'backup restored', at: now, rows: { contact } } as const;
  await startErasure(query, tenantId, erasure);
}

function consentOf(row: ConsentRow): ConsentChoice {
  return {
    of: 'consent',
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    kind: row.kind,
    changedAt: row.changed_at.getTime(),
    grantedAt: row.granted_at.getTime(),
    grantedBy: row.granted_by,
    grantedFrom: row.granted_from,
    wording: row.wording,
    guestsMaySee: row.guests_may_see,
    withdrawnAt: row.withdrawn_at?.getTime() ?? null,
    withdrawnBy: row.withdrawn_by,
    withdrawnFrom: row.withdrawn_from,
  };
}

function groupOf(row: GroupRow): GroupChoice {
  return {
    of: 'group',
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    groupId: row.group_id,
    changedAt: row.changed_at.getTime(),
    changedBy: row.changed_by,
    isOptedOut: row.is_opted_out,
  };
}

const TENANTS = `
select
  tenant_id,
  name as tenant_name,
  entra_tenant_id,
  (
    select max(asked_at)
    from receipt
    where receipt.tenant_id = tenant.tenant_id
      and receipt.colleague_id is null
      and receipt.subject = 'tenant'
  ) as erasure_asked_at
from tenant
order by tenant_id`;

const FIND_TENANT = `
select tenant_id
from tenant
where name = $1
  or entra_tenant_id = $2::uuid
order by entra_tenant_id = $2::uuid desc nulls last
limit 1`;

const CONSENTS = `
select
  tenant_id, tenant.name as tenant_name, kind, changed_at, granted_at, granted_by, granted_from, wording, guests_may_see,
  withdrawn_at, withdrawn_by, withdrawn_from
from consent
join tenant using (tenant_id)
where $1::text is null
  or age(consent.xmin) <= age($1::text::xid)
order by changed_at, tenant_id, kind`;

const GROUPS = `
select tenant_id, tenant.name as tenant_name, group_id, is_opted_out, changed_at, changed_by
from opted_out_group
join tenant using (tenant_id)
where $1::text is null
  or age(opted_out_group.xmin) <= age($1::text::xid)
order by changed_at, tenant_id, group_id`;

const CONTACTS = `
select tenant_id, tenant.name as tenant_name, contact_id, asked_at
from erased_contact
join tenant using (tenant_id)
where $1::text is null
  or age(erased_contact.xmin) <= age($1::text::xid)
order by asked_at, tenant_id, contact_id`;

const IN_FORCE = `
select kind
from consent
where tenant_id = $1
  and withdrawn_at is null
order by kind`;

const WRITE_CONSENT = `
insert into consent (
  tenant_id, kind, granted_at, granted_by, granted_from, wording, guests_may_see, withdrawn_at, withdrawn_by, withdrawn_from,
  changed_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict (tenant_id, kind) do update set
  granted_at = excluded.granted_at,
  granted_by = excluded.granted_by,
  granted_from = excluded.granted_from,
  wording = excluded.wording,
  guests_may_see = excluded.guests_may_see,
  withdrawn_at = excluded.withdrawn_at,
  withdrawn_by = excluded.withdrawn_by,
  withdrawn_from = excluded.withdrawn_from,
  changed_at = excluded.changed_at`;

const WRITE_GROUP = `
insert into opted_out_group (tenant_id, group_id, is_opted_out, changed_at, changed_by)
values ($1, $2, $3, $4, $5)
on conflict (tenant_id, group_id) do update set
  is_opted_out = excluded.is_opted_out,
  changed_at = excluded.changed_at,
  changed_by = excluded.changed_by`;
