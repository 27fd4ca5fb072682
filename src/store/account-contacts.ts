import type { Day } from '../domain/calendar.ts';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import { BULK_RECIPIENTS } from './contact-search.ts';
import type { Database } from './database.ts';

/** Who asks about which account. */
export type AccountQuestion = {
  /** The registrable domain. */
  readonly account: string;
  readonly askerId: ColleagueId | null;
  readonly isGuest: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** A contact at an account, as far as the asker may see: over all others who may be shown, and the asker. */
export type AccountContact = {
  readonly contactId: ContactId;
  readonly address: string;
  readonly contactName: string | null;
  readonly contactNameOn: Day | null;
  /** Forward-decayed. */
  readonly strengthSum: number;
  readonly lastOn: Day | null;
  readonly isKnownToAsker: boolean;
};

type ContactRow = {
  readonly contact_id: ContactId;
  readonly contact_address: string;
  readonly name: string | null;
  readonly name_on: Day | null;
  readonly strength_sum: number;
  readonly last_on: Day | null;
  readonly is_known_to_asker: boolean;
};

/** The contacts at an account that the asker may see, the best known first; machines and bulk senders are left out. */
export async function listAccountContacts(
  db: Database,
  tenantId: TenantId,
  question: Omit<AccountQuestion, 'now'>,
  most: number,
): Promise<readonly AccountContact[]> {
  const rows = await db.read<ContactRow>(
    tenantId,
    `with visible as (
       select contact_id, contact_address, colleague_id, name, name_on, strength_sum, last_on, mails_out, meetings, is_said_person
       from shared_connection
       where tenant_id = $1
         and account_domain = $2
         and colleague_id is distinct from $3::integer
         and not is_shared_mailbox
         and not is_machine
         and (guests_may_see or not $4::boolean)
       union all
       select contact_id, contact_address, colleague_id, name, name_on, strength_sum, last_on, mails_out, meetings, is_said_person
       from own_connection
       where tenant_id = $1
         and account_domain = $2
         and colleague_id = $3::integer
         and not is_machine
     )
     select
       contact_id,
       contact_address,
       (array_agg(name order by name_on desc, name) filter (where name is not null))[1] as name,
       max(name_on) filter (where name is not null) as name_on,
       sum(strength_sum order by colleague_id) as strength_sum,
       max(last_on) as last_on,
       bool_or(colleague_id is not distinct from $3::integer) as is_known_to_asker
     from visible
     group by contact_id, contact_address
     having not (count(*) >= $6 and sum(mails_out) = 0 and sum(meetings) = 0 and not bool_or(is_said_person))
     order by sum(strength_sum order by colleague_id) desc, contact_address
     limit $5`,
    [tenantId, question.account, question.askerId, question.isGuest, most, BULK_RECIPIENTS],
  );
  return rows.map((row) => ({
    contactId: row.contact_id,
    address: row.contact_address,
    contactName: row.name,
    contactNameOn: row.name_on,
    strengthSum: row.strength_sum,
    lastOn: row.last_on,
    isKnownToAsker: row.is_known_to_asker,
  }));
}
