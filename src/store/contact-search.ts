import type { Day } from '../domain/calendar.ts';
import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/** What is searched for, and by whom. */
export type ContactSearch = {
  /** Lower-case words that must all be found in a contact's name or address. */
  readonly words: readonly string[];
  readonly askerId: ColleagueId | null;
  /** Whether what others share may be searched, or the own mailbox only. */
  readonly withShared: boolean;
  /** Addresses after this one; the empty text begins at the beginning. */
  readonly after: string;
  readonly limit: number;
};

/** A contact found, as far as the asker may see. */
export type FoundRow = {
  readonly address: string;
  readonly account: string | null;
  readonly name: string | null;
  readonly lastOn: Day | null;
};

type Row = {
  readonly contact_address: string;
  readonly account_domain: string | null;
  readonly name: string | null;
  readonly last_on: Day | null;
};

/** Distinct inside recipients from which a sender nobody ever wrote to is a bulk sender (docs/FORMULAS.md). */
export const BULK_RECIPIENTS = 5;

/**
 * Contacts the asker may see whose name or address has all the words, in the order of their addresses. Machines and,
 * by what the asker may see, bulk senders are left out. One statement, whatever the number of contacts found.
 */
export async function searchVisibleContacts(
  db: Database,
  tenantId: TenantId,
  search: ContactSearch,
): Promise<readonly FoundRow[]> {
  const rows = await db.read<Row>(tenantId, SEARCH, [
    tenantId,
    search.words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`),
    search.askerId,
    search.withShared,
    search.after,
    search.limit,
    BULK_RECIPIENTS,
  ]);
  return rows.map((row) => ({
    address: row.contact_address,
    account: row.account_domain,
    name: row.name,
    lastOn: row.last_on,
  }));
}

const COLUMNS = `
    contact_id, contact_address, account_domain, colleague_id, name, name_on, mails_out, meetings, last_on, is_said_person`;

// Matching and showing are two steps: the name shown may be another than the one that matched. The order comes before the
// second step, so that no more contacts than a page holds are looked up.
const SEARCH = `
with shared as not materialized (
  select ${COLUMNS}
  from shared_connection
  where tenant_id = $1
    and $4::boolean
    and colleague_id is distinct from $3::integer
    and not is_shared_mailbox
    and not is_machine
),
own as not materialized (
  select ${COLUMNS}
  from own_connection
  where tenant_id = $1
    and colleague_id = $3::integer
    and not is_machine
),
matched as (
  select contact_id, contact_address, account_domain
  from shared
  where contact_address collate "C" > $5
    and (coalesce(lower(name), '') || ' ' || contact_address) like all ($2::text[])
  union
  select contact_id, contact_address, account_domain
  from own
  where contact_address collate "C" > $5
    and (coalesce(lower(name), '') || ' ' || contact_address) like all ($2::text[])
)
select
  matched.contact_address,
  matched.account_domain,
  visible.name,
  visible.last_on
from (
  select *
  from matched
  order by contact_address collate "C"
) as matched
cross join lateral (
  select
    (array_agg(seen.name order by seen.name_on desc, seen.name) filter (where seen.name is not null))[1] as name,
    max(seen.last_on) as last_on,
    count(distinct seen.colleague_id) as colleagues,
    sum(seen.mails_out + seen.meetings) as answers,
    bool_or(seen.is_said_person) as is_said_person
  from (
    select * from shared where shared.contact_id = matched.contact_id
    union all
    select * from own where own.contact_id = matched.contact_id
  ) as seen
) as visible
where visible.answers > 0
  or visible.colleagues < $7
  or visible.is_said_person
order by matched.contact_address collate "C"
limit $6`;
