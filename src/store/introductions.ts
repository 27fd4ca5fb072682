import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type {
  ClosedBecause,
  DeclineReason,
  IntroductionRecord,
  IntroductionState,
  Outcome,
} from '../domain/introduction.ts';
import type { Query } from './database.ts';

/** A colleague as an introduction names him. */
export type PersonInIntroduction = {
  readonly colleagueId: ColleagueId;
  readonly objectId: string | null;
  readonly address: string | null;
  readonly name: string | null;
  readonly department: string | null;
  readonly title: string | null;
};

/** An introduction that may be served now (policy view `shown_introduction`). Instants are milliseconds since 1970. */
export type Introduction = IntroductionRecord & {
  readonly tenantId: TenantId;
  readonly introductionId: string;
  readonly asker: PersonInIntroduction;
  readonly introducer: PersonInIntroduction;
  readonly contactId: ContactId;
  readonly contactAddress: string;
  /** As the introducer's mailbox names the contact. */
  readonly contactName: string | null;
  readonly account: string | null;
  readonly declineReason: DeclineReason | null;
  readonly why: string;
  readonly blurb: string;
  readonly outcome: Outcome | null;
  readonly isDelivered: boolean;
  readonly askedAt: number;
  readonly expiresAt: number;
  readonly askAgainAt: number | null;
  readonly introducedAt: number | null;
};

type Row = {
  readonly tenant_id: TenantId;
  readonly introduction_id: string;
  readonly asker_id: ColleagueId;
  readonly asker_object_id: string | null;
  readonly asker_address: string | null;
  readonly asker_name: string | null;
  readonly asker_department: string | null;
  readonly asker_title: string | null;
  readonly introducer_id: ColleagueId;
  readonly introducer_object_id: string | null;
  readonly introducer_address: string | null;
  readonly introducer_name: string | null;
  readonly introducer_department: string | null;
  readonly introducer_title: string | null;
  readonly contact_id: ContactId;
  readonly contact_address: string;
  readonly contact_name: string | null;
  readonly account_domain: string | null;
  readonly state: IntroductionState;
  readonly closed_because: ClosedBecause | null;
  readonly decline_reason: DeclineReason | null;
  readonly why: string;
  readonly blurb: string;
  readonly outcome: Outcome | null;
  readonly is_delivered: boolean;
  readonly asked_at: Date;
  readonly tell_asker_at: Date;
  readonly expires_at: Date;
  readonly ask_again_at: Date | null;
  readonly introduced_at: Date | null;
};

/** Whose introductions are read, and whether the reader is a guest. */
export type IntroductionReader = {
  readonly colleagueId: ColleagueId;
  readonly isGuest: boolean;
};

/** An introduction that its asker or its introducer may see now; an introducer whom it never reached may not. */
export async function findIntroduction(
  query: Query,
  tenantId: TenantId,
  reader: IntroductionReader,
  introductionId: string,
): Promise<Introduction | undefined> {
  const [row] = await query<Row>(
    `${SELECT}
       and introduction_id = $4::uuid
     order by introduction_id`,
    [tenantId, reader.colleagueId, reader.isGuest, introductionId],
  );
  return row === undefined ? undefined : introductionOf(row);
}

/** Introductions that somebody asked for or is asked for and may see now, newest first; at most so many. */
export async function listIntroductionsOf(
  query: Query,
  tenantId: TenantId,
  reader: IntroductionReader,
  question: { readonly side: 'asker' | 'introducer' | undefined; readonly most: number },
): Promise<readonly Introduction[]> {
  const rows = await query<Row>(
    `${SELECT}
       and ($4::text is distinct from 'introducer' or introducer_id = $2)
       and ($4::text is distinct from 'asker' or asker_id = $2)
     order by asked_at desc, introduction_id
     limit $5`,
    [tenantId, reader.colleagueId, reader.isGuest, question.side ?? null, question.most],
  );
  return rows.map(introductionOf);
}

const SELECT = `
select
  tenant_id, introduction_id,
  asker_id, asker_object_id, asker_address, asker_name, asker_department, asker_title,
  introducer_id, introducer_object_id, introducer_address, introducer_name, introducer_department, introducer_title,
  contact_id, contact_address, contact_name, account_domain,
  state, closed_because, decline_reason, why, blurb, outcome, is_delivered,
  asked_at, tell_asker_at, expires_at, ask_again_at, introduced_at
from shown_introduction
where tenant_id = $1
  and (asker_id = $2 or (introducer_id = $2 and is_delivered))
  and (guests_may_see or not $3::boolean)`;

function introductionOf(row: Row): Introduction {
  return {
    tenantId: row.tenant_id,
    introductionId: row.introduction_id,
    asker: {
      colleagueId: row.asker_id,
      objectId: row.asker_object_id,
      address: row.asker_address,
      name: row.asker_name,
      department: row.asker_department,
      title: row.asker_title,
    },
    introducer: {
      colleagueId: row.introducer_id,
      objectId: row.introducer_object_id,
      address: row.introducer_address,
      name: row.introducer_name,
      department: row.introducer_department,
      title: row.introducer_title,
    },
    contactId: row.contact_id,
    contactAddress: row.contact_address,
    contactName: row.contact_name,
    account: row.account_domain,
    state: row.state,
    closedBecause: row.closed_because,
    declineReason: row.decline_reason,
    why: row.why,
    blurb: row.blurb,
    outcome: row.outcome,
    isDelivered: row.is_delivered,
    askedAt: row.asked_at.getTime(),
    tellAskerAt: row.tell_asker_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    askAgainAt: row.ask_again_at?.getTime() ?? null,
    introducedAt: row.introduced_at?.getTime() ?? null,
  };
}
