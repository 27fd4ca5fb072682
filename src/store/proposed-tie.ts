import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { Query } from './database.ts';
import { isAgainstWish } from './introducer-wishes.ts';
import { type Knower, type KnowerRow, type KnowersQuestion, knowerOf } from './introducers.ts';

/** The colleague somebody means by an object id or any of his addresses; empty when the directory has nobody of that id. */
export async function findColleagueByIdOrAddress(
  query: Query,
  tenantId: TenantId,
  idOrAddress: string,
): Promise<ColleagueId | undefined> {
  const [row] = await query<{ colleague_id: ColleagueId }>(
    `select colleague_id
     from directory_colleague
     where tenant_id = $1
       and (
         object_id = lower($2)
         or colleague_id in (
           select colleague_id
           from directory_address
           where tenant_id = $1
             and address = lower($2)
         )
       )
     order by colleague_id
     limit 1`,
    [tenantId, idOrAddress],
  );
  return row?.colleague_id;
}

/** The tie of one colleague with a contact, as far as the asker is shown it now; empty when it is not. */
export async function findProposedTie(
  query: Query,
  tenantId: TenantId,
  question: KnowersQuestion & { readonly introducerId: ColleagueId },
): Promise<(Knower & { readonly contactId: ContactId }) | undefined> {
  const [row] = await query<KnowerRow>(TIE, [
    tenantId,
    question.contactId,
    question.askerId,
    question.isGuest,
    question.introducerId,
    new Date(question.now),
  ]);
  return row === undefined ? undefined : { ...knowerOf(row), contactId: question.contactId };
}

const TIE = `
select
  tie.colleague_id,
  tie.colleague_object_id as object_id,
  tie.colleague_address as address,
  tie.colleague_name as name,
  tie.colleague_department as department,
  tie.colleague_title as title,
  tie.strength_sum,
  tie.traffic_sum,
  0::float8 as familiarity_sum,
  greatest(0, tie.mails_in - tie.mass_in) as mails_in,
  greatest(0, tie.mails_out - tie.mass_out) as mails_out,
  tie.meetings,
  tie.last_on,
  introducer_load($1, tie.colleague_id, $6::timestamptz) as load,
  ${isAgainstWish('tie', '$2::bigint', '$3::integer', '$6::timestamptz')} as is_unwished,
  tie.name as contact_name,
  tie.name_on as contact_name_on
from shared_connection as tie
where tie.tenant_id = $1
  and tie.contact_id = $2::bigint
  and tie.colleague_id = $5
  and tie.colleague_id is distinct from $3::integer
  and not tie.is_shared_mailbox
  and not tie.is_machine
  and (tie.guests_may_see or not $4::boolean)
order by tie.colleague_id`;
