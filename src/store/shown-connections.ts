import type { Day } from '../domain/calendar.ts';
import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/** One of a colleague's connections, as colleagues are shown it. */
export type ShownConnection = {
  readonly address: string;
  readonly account: string | null;
  readonly name: string | null;
  /** Forward-decayed. */
  readonly strengthSum: number;
  readonly lastOn: Day | null;
};

/** A colleague's connections that colleagues may see, in the order of their addresses. @param page.after addresses after this one */
export async function listShownConnections(
  db: Database,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly ShownConnection[]> {
  const rows = await db.read<{
    contact_address: string;
    account_domain: string | null;
    name: string | null;
    strength_sum: number;
    last_on: Day | null;
  }>(
    tenantId,
    `select contact_address, account_domain, name, strength_sum, last_on
     from shared_connection
     where tenant_id = $1
       and colleague_id = $2
       and not is_shared_mailbox
       and not is_machine
       and contact_address collate "C" > $3
     order by contact_address collate "C"
     limit $4`,
    [tenantId, colleagueId, page.after, page.limit],
  );
  return rows.map((row) => ({
    address: row.contact_address,
    account: row.account_domain,
    name: row.name,
    strengthSum: row.strength_sum,
    lastOn: row.last_on,
  }));
}
