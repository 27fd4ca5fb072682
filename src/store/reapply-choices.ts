import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import { addressId } from './address-id.ts';
import { appendAudit, hasAuditEntry } from './audit.ts';
import type { AuditMark, ChoiceRecord, ColleagueChoices, ConsentChoice } from './choice-journal.ts';
import type { OwnerTransaction, Query } from './database.ts';
import { writeErasedContact } from './erased-contacts.ts';
import { startErasure, startMailboxErasures } from './receipts.ts';

/**
 * Applies choices that were made after the backup this database was restored from: what was turned off, hidden, left out, withdrawn
 * or erased since then is so again, and what the backup brought back is deleted, with receipts.
 *
 * @param records choices later than those in the database, and how far the audits went
 * @param now milliseconds since 1970
 */
export async function reapplyChoices(
  transaction: OwnerTransaction,
  records: readonly ChoiceRecord[],
  now: number,
): Promise<void> {
  const { query } = transaction;
  const tenants = await query<{ tenant_id: TenantId }>('select tenant_id from tenant order by tenant_id');
  const known = new Set(tenants.map((row) => row.tenant_id));
  const consents: ConsentChoice[] = [];
  for (const record of records.filter(({ tenantId }) => known.has(tenantId))) {
    switch (record.of) {
      case 'colleague':
        await reapplyColleague(query, record, now);
        break;
      case 'consent':
        consents.push(record);
        break;
      case 'group':
        await query(GROUP, [
          record.tenantId,
          record.groupId,
          record.isOptedOut,
          new Date(record.changedAt),
          record.changedBy,
        ]);
        break;
      case 'contact':
        await reapplyContact(query, record.tenantId, record.contactId, record.changedAt, now);
        break;
      case 'audit':
        await noteLostEntries(query, record, now);
        break;
    }
  }
  for (const [tenantId, ofTenant] of Map.groupBy(consents, (record) => record.tenantId)) {
    await reapplyConsents(query, tenantId, ofTenant, now);
  }
}

async function reapplyColleague(query: Query, record: ColleagueChoices, now: number): Promise<void> {
  const { tenantId } = record;
  const colleagueId = (await findColleague(query, record)) ?? (await insertColleague(query, record));
  const [before] = await query<{ erased_at: Date | null; forgotten_at: Date | null }>(
    'select erased_at, forgotten_at from sharing where tenant_id = $1 and colleague_id = $2 order by colleague_id',
    [tenantId, colleagueId],
  );
  await query(SHARING, [
    tenantId,
    colleagueId,
    record.isOn,
    dateOf(record.pausedUntil),
    record.isInOptedOutGroup,
    dateOf(record.erasedAt),
    dateOf(record.forgottenAt),
    new Date(record.changedAt),
  ]);
  await query('delete from hidden_contact where tenant_id = $1 and colleague_id = $2', [tenantId, colleagueId]);
  await query(HIDDEN_CONTACTS, [
    tenantId,
    colleagueId,
    record.hiddenContacts.map((one) => one.contactId),
    record.hiddenContacts.map((one) => one.address),
  ]);
  await query('delete from hidden_domain where tenant_id = $1 and colleague_id = $2', [tenantId, colleagueId]);
  await query(HIDDEN_DOMAINS, [tenantId, colleagueId, record.hiddenDomains]);
  const isForgotten = (record.forgottenAt ?? 0) > (before?.forgotten_at?.getTime() ?? 0);
  const isErased = (record.erasedAt ?? 0) > (before?.erased_at?.getTime() ?? 0);
  if (record.isOn && !record.isInOptedOutGroup && !isErased && !isForgotten) return;
  const reason = isForgotten ? 'erasure asked' : 'backup restored';
  await startMailboxErasures(query, tenantId, [colleagueId], { reason, at: now });
}

async function findColleague(query: Query, { tenantId, who }: ColleagueChoices): Promise<ColleagueId | undefined> {
  const [row] = await query<{ colleague_id: ColleagueId }>(
    `select colleague_id
     from directory_colleague
     where tenant_id = $1
       and (object_id = $2 or (object_id is null and address = $2))
     order by colleague_id
     limit 1`,
    [tenantId, who],
  );
  return row?.colleague_id;
}

/** Somebody the backup does not know, but whose choice must hold when the directory brings them back. */
async function insertColleague(query: Query, { tenantId, who }: ColleagueChoices): Promise<ColleagueId> {
  const isAddress = who.includes('@');
  const [row] = await query<{ colleague_id: ColleagueId }>(
    'insert into colleague (tenant_id, object_id, address) values ($1, $2, $3) returning colleague_id',
    [tenantId, isAddress ? null : who, isAddress ? who : null],
  );
  if (row === undefined) throw new Error('a colleague was not made');
  await query('insert into sharing (tenant_id, colleague_id, is_on) values ($1, $2, false)', [
    tenantId,
    row.colleague_id,
  ]);
  if (isAddress) {
    await query(
      'insert into colleague_address (tenant_id, address_id, address, colleague_id) values ($1, $2, $3, $4)',
      [tenantId, addressId(who), who, row.colleague_id],
    );
  }
  return row.colleague_id;
}

/** All of a tenant together: whether everything was withdrawn since the backup is not seen in one kind. */
async function reapplyConsents(
  query: Query,
  tenantId: TenantId,
  records: readonly ConsentChoice[],
  now: number,
): Promise<void> {
  const before = await query<{ kind: string; granted_at: Date; is_granted: boolean }>(
    'select kind, granted_at, withdrawn_at is null as is_granted from consent where tenant_id = $1 order by kind',
    [tenantId],
  );
  for (const record of records) {
    await query(CONSENT, [
      tenantId,
      record.kind,
      new Date(record.grantedAt),
      record.grantedBy,
      record.grantedFrom,
      record.wording,
      record.guestsMaySee,
      dateOf(record.withdrawnAt),
      record.withdrawnBy,
      record.withdrawnFrom,
      new Date(record.changedAt),
    ]);
  }
  const granted = before.filter((row) => row.is_granted);
  const isGrantedSince = (row: (typeof granted)[number]) => {
    const record = records.find(({ kind }) => kind === row.kind);
    return record === undefined || (record.withdrawnAt === null && record.grantedAt === row.granted_at.getTime());
  };
  const isTakenBack =
    granted.length > 0 ? !granted.some(isGrantedSince) : records.some((record) => record.withdrawnAt !== null);
  if (isTakenBack) await startErasure(query, tenantId, { subject: 'tenant', reason: 'backup restored', at: now });
}

async function reapplyContact(
  query: Query,
  tenantId: TenantId,
  contactId: ContactId,
  askedAt: number,
  now: number,
): Promise<void> {
  const contact = await writeErasedContact(query, tenantId, contactId, askedAt);
  const erasure = { subject: 'contact', contactId, reason: 'backup restored', at: now, rows: { contact } } as const;
  await startErasure(query, tenantId, erasure);
}

/** Entries that the audit had and the backup has not: it says so, instead of looking as if nothing had been there. */
async function noteLostEntries(query: Query, mark: AuditMark, now: number): Promise<void> {
  if (await hasAuditEntry(query, mark)) return;
  await appendAudit(query, mark.tenantId, {
    at: now,
    actor: 'service',
    action: 'backup restored',
    detail: { lostUpTo: mark.seq, lostHash: mark.hash },
  });
}

function dateOf(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment);
}

const SHARING = `
insert into sharing (
  tenant_id, colleague_id, is_on, paused_until, is_in_opted_out_group, erased_at, forgotten_at, changed_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (tenant_id, colleague_id) do update set
  is_on = excluded.is_on,
  paused_until = excluded.paused_until,
  is_in_opted_out_group = excluded.is_in_opted_out_group,
  erased_at = excluded.erased_at,
  forgotten_at = excluded.forgotten_at,
  changed_at = excluded.changed_at`;

const HIDDEN_CONTACTS = `
insert into hidden_contact (tenant_id, colleague_id, contact_id, address)
select $1::integer, $2::integer, contact_id, address
from unnest($3::bigint[], $4::text[]) as given (contact_id, address)
on conflict do nothing`;

const HIDDEN_DOMAINS = `
insert into hidden_domain (tenant_id, colleague_id, domain)
select $1::integer, $2::integer, domain
from unnest($3::text[]) as given (domain)
on conflict do nothing`;

const CONSENT = `
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

const GROUP = `
insert into opted_out_group (tenant_id, group_id, is_opted_out, changed_at, changed_by)
values ($1, $2, $3, $4, $5)
on conflict (tenant_id, group_id) do update set
  is_opted_out = excluded.is_opted_out,
  changed_at = excluded.changed_at,
  changed_by = excluded.changed_by`;
