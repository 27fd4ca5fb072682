import type { ContactId, TenantId } from '../domain/ids.ts';
import type { ConsentKind } from '../policy/consent-in-force.ts';
import { listAuditHeads } from './audit.ts';
import type { ChoiceRecord } from './choice-journal.ts';
import type { Query } from './database.ts';

type ColleagueRow = {
  readonly tenant_id: TenantId;
  readonly who: string;
  readonly changed_at: Date;
  readonly is_on: boolean;
  readonly paused_until: Date | null;
  readonly is_in_opted_out_group: boolean;
  readonly erased_at: Date | null;
  readonly forgotten_at: Date | null;
  readonly hidden_contacts: readonly { readonly id: ContactId; readonly address: string | null }[];
  readonly hidden_domains: readonly string[];
};

type ConsentRow = {
  readonly tenant_id: TenantId;
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

/**
 * The choices in the database that were changed at or after a moment (milliseconds since 1970), and how far the audits go.
 *
 * @param known who chose something before: of others only those are listed whose choices say something
 */
export async function listChoicesSince(
  query: Query,
  since: number,
  known: readonly string[],
): Promise<readonly ChoiceRecord[]> {
  const from = [new Date(since)];
  const colleagues = await query<ColleagueRow>(COLLEAGUES, [...from, known]);
  const consents = await query<ConsentRow>(CONSENTS, from);
  const groups = await query<{
    tenant_id: TenantId;
    group_id: string;
    is_opted_out: boolean;
    changed_at: Date;
    changed_by: string;
  }>(GROUPS, from);
  const contacts = await query<{ tenant_id: TenantId; contact_id: ContactId; asked_at: Date }>(CONTACTS, from);
  const heads = await listAuditHeads(query);
  return [
    ...colleagues.map(ofColleague),
    ...consents.map(ofConsent),
    ...groups.map((row) => ({
      of: 'group' as const,
      tenantId: row.tenant_id,
      groupId: row.group_id,
      changedAt: row.changed_at.getTime(),
      changedBy: row.changed_by,
      isOptedOut: row.is_opted_out,
    })),
    ...contacts.map((row) => ({
      of: 'contact' as const,
      tenantId: row.tenant_id,
      contactId: row.contact_id,
      changedAt: row.asked_at.getTime(),
    })),
    ...heads.map((head) => ({ of: 'audit' as const, ...head })),
  ];
}

function ofColleague(row: ColleagueRow): ChoiceRecord {
  return {
    of: 'colleague',
    tenantId: row.tenant_id,
    who: row.who,
    changedAt: row.changed_at.getTime(),
    isOn: row.is_on,
    pausedUntil: row.paused_until?.getTime() ?? null,
    isInOptedOutGroup: row.is_in_opted_out_group,
    hiddenContacts: row.hidden_contacts.map(({ id, address }) => ({ contactId: id, address })),
    hiddenDomains: row.hidden_domains,
    erasedAt: row.erased_at?.getTime() ?? null,
    forgottenAt: row.forgotten_at?.getTime() ?? null,
  };
}

function ofConsent(row: ConsentRow): ChoiceRecord {
  return {
    of: 'consent',
    tenantId: row.tenant_id,
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

const COLLEAGUES = `
with listed as (
  select
    colleague.tenant_id,
    colleague.colleague_id,
    coalesce(colleague.object_id, colleague.address) as who,
    sharing.changed_at,
    sharing.is_on,
    sharing.paused_until,
    sharing.is_in_opted_out_group,
    sharing.erased_at,
    sharing.forgotten_at,
    coalesce((
      select jsonb_agg(
        jsonb_build_object('id', hidden_contact.contact_id::text, 'address', hidden_contact.address)
        order by hidden_contact.contact_id
      )
      from hidden_contact
      where hidden_contact.tenant_id = colleague.tenant_id
        and hidden_contact.colleague_id = colleague.colleague_id
    ), '[]') as hidden_contacts,
    coalesce((
      select jsonb_agg(hidden_domain.domain order by hidden_domain.domain)
      from hidden_domain
      where hidden_domain.tenant_id = colleague.tenant_id
        and hidden_domain.colleague_id = colleague.colleague_id
    ), '[]') as hidden_domains
  from sharing
  join colleague
    on colleague.tenant_id = sharing.tenant_id
    and colleague.colleague_id = sharing.colleague_id
  where sharing.changed_at >= $1
)
select *
from listed
where who is not null
  and (
    not is_on
    or paused_until is not null
    or is_in_opted_out_group
    or erased_at is not null
    or hidden_contacts <> '[]'
    or hidden_domains <> '[]'
    or who = any($2::text[])
  )
order by changed_at, tenant_id, colleague_id`;

const CONSENTS = `
select
  tenant_id, kind, changed_at, granted_at, granted_by, granted_from, wording, guests_may_see, withdrawn_at, withdrawn_by,
  withdrawn_from
from consent
where changed_at >= $1
order by changed_at, tenant_id, kind`;

const GROUPS = `
select tenant_id, group_id, is_opted_out, changed_at, changed_by
from opted_out_group
where changed_at >= $1
order by changed_at, tenant_id, group_id`;

const CONTACTS = `
select tenant_id, contact_id, asked_at
from erased_contact
where asked_at >= $1
order by asked_at, tenant_id, contact_id`;
