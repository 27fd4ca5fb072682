import type { TenantId } from '../domain/ids.ts';
import { BULK_RECIPIENTS } from './contact-search.ts';
import type { Database } from './database.ts';

/** Why an address is taken for no person: what the directory says, the traffic, the name of the address, or an administrator. */
export type AddressReason = 'directory' | 'traffic' | 'name' | 'nobody answered' | 'administrator';

/** An address that is taken for no person, or that an administrator decided about. */
export type AddressRow = {
  readonly address: string;
  /** As the directory has it; null for outside addresses. */
  readonly name: string | null;
  readonly isPerson: boolean;
  readonly because: AddressReason;
  /** When and by whom it was decided; null where a rule decides. Milliseconds since 1970. */
  readonly changedAt: number | null;
  readonly changedBy: string | null;
};

/** What is listed: addresses with the words in them, after the given one. */
export type AddressQuestion = {
  /** Lower-case words that must all be found. */
  readonly words: readonly string[];
  readonly after: string;
  readonly limit: number;
};

type Row = {
  readonly address: string;
  readonly name: string | null;
  readonly is_person: boolean;
  readonly because: AddressReason;
  readonly changed_at: Date | null;
  readonly changed_by: string | null;
};

/** Shared mailboxes and lists of the directory, and colleagues' addresses that were decided about, by address. */
export async function listInsideAddresses(
  db: Database,
  tenantId: TenantId,
  question: AddressQuestion,
): Promise<readonly AddressRow[]> {
  const rows = await db.read<Row>(tenantId, INSIDE, [
    tenantId,
    patternsOf(question.words),
    question.after,
    question.limit,
  ]);
  return rows.map(addressOf);
}

/**
 * Machines and bulk senders that a crowd of colleagues who share has to do with, and outside addresses that were decided about, by
 * address. What fewer have to do with is not told: whoever gets a machine's mail says something of himself by it.
 *
 * @param consentKind the kind of consent that lets it be told; none lets nothing but decisions be told
 */
export async function listOutsideAddresses(
  db: Database,
  tenantId: TenantId,
  question: AddressQuestion & {
    readonly consentKind: 'aggregatedInsights' | 'identifiableInsights' | null;
    readonly leastColleagues: number;
  },
): Promise<readonly AddressRow[]> {
  const rows = await db.read<Row>(tenantId, OUTSIDE, [
    tenantId,
    patternsOf(question.words),
    question.after,
    question.limit,
    question.consentKind,
    question.leastColleagues,
    BULK_RECIPIENTS,
  ]);
  return rows.map(addressOf);
}

const INSIDE = `
select
  address,
  name,
  not coalesce(is_said_shared, is_shared_in_directory, looks_shared) as is_person,
  case
    when is_said_shared is not null then 'administrator'
    when is_shared_in_directory is not null then 'directory'
    else 'traffic'
  end as because,
  changed_at,
  changed_by
from directory_mailbox
where tenant_id = $1
  and (is_said_shared is not null or coalesce(is_shared_in_directory, looks_shared))
  and (coalesce(lower(name), '') || ' ' || address) like all ($2::text[])
  and address collate "C" > $3
order by address collate "C"
limit $4`;

const OUTSIDE = `
with reached as (
  select
    contact_id,
    contact_address as address,
    bool_or(is_machine_by_name) as is_machine_by_name
  from outside_address
  where tenant_id = $1
    and consent_kind = $5
    and contact_address like all ($2::text[])
    and contact_address collate "C" > $3
  group by contact_id, contact_address
  having count(distinct colleague_id) >= $6
    and (bool_or(is_machine_by_name) or (sum(mails_out + meetings) = 0 and count(distinct colleague_id) >= $7))
),
decided as (
  select contact_id, address, is_machine, changed_at, changed_by
  from outside_correction
  where tenant_id = $1
    and address like all ($2::text[])
    and address collate "C" > $3
)
select
  coalesce(decided.address, reached.address) as address,
  null as name,
  coalesce(not decided.is_machine, false) as is_person,
  case
    when decided.contact_id is not null then 'administrator'
    when reached.is_machine_by_name then 'name'
    else 'nobody answered'
  end as because,
  decided.changed_at,
  decided.changed_by
from reached
full join decided on decided.contact_id = reached.contact_id
order by coalesce(decided.address, reached.address) collate "C"
limit $4`;

function patternsOf(words: readonly string[]): readonly string[] {
  return words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

function addressOf(row: Row): AddressRow {
  return {
    address: row.address,
    name: row.name,
    isPerson: row.is_person,
    because: row.because,
    changedAt: row.changed_at?.getTime() ?? null,
    changedBy: row.changed_by,
  };
}
