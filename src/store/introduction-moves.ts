import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { ClosedBecause, DeclineReason, IntroductionState, Outcome } from '../domain/introduction.ts';
import type { Query } from './database.ts';

/** An ask that is made. Instants are milliseconds since 1970. */
export type NewIntroduction = {
  readonly askerId: ColleagueId;
  readonly introducerId: ColleagueId;
  readonly contactId: ContactId;
  readonly contactAddress: string;
  readonly why: string;
  readonly blurb: string;
  readonly isDelivered: boolean;
  readonly askedAt: number;
  readonly tellAskerAt: number;
  readonly expiresAt: number;
};

/** What a move writes; what is left out stays. */
export type IntroductionChange = {
  readonly state: IntroductionState;
  readonly closedBecause?: ClosedBecause;
  readonly declineReason?: DeclineReason;
  readonly outcome?: Outcome;
  readonly askAgainAt?: number;
  readonly expiresAt?: number;
  readonly at: number;
};

/** Any number but those of the other locks; the tenant's number goes with it. */
const ADVISORY_LOCK = 77_007;

/** Has one ask after the other made in a tenant, until the transaction ends: two at once would both find room. */
export async function holdAsks(query: Query, tenantId: TenantId): Promise<void> {
  await query('select pg_advisory_xact_lock($1::integer, $2::integer)', [ADVISORY_LOCK, tenantId]);
}

/**
 * Holds on to what a colleague shares, so that an ask and the deleting after an opt-out come one after the other: what is asked
 * before is deleted, and after it nothing is asked.
 */
export async function holdIntroducer(query: Query, tenantId: TenantId, colleagueId: ColleagueId): Promise<void> {
  await query(
    `select colleague_id
     from sharing
     where tenant_id = $1
       and colleague_id = $2
     order by colleague_id
     for share`,
    [tenantId, colleagueId],
  );
}

/** Holds on to an introduction until the transaction ends. It says nothing about who may see it. */
export async function holdIntroduction(query: Query, tenantId: TenantId, introductionId: string): Promise<void> {
  await query(
    `select introduction_id
     from introduction
     where tenant_id = $1
       and introduction_id = $2::uuid
     order by introduction_id
     for update`,
    [tenantId, introductionId],
  );
}

/** Writes an ask, and has its introducer told unless it is not to be delivered. @returns its id */
export async function insertIntroduction(query: Query, tenantId: TenantId, ask: NewIntroduction): Promise<string> {
  const [row] = await query<{ introduction_id: string }>(
    `insert into introduction (
       tenant_id, introduction_id, asker_id, introducer_id, contact_id, contact_address, state, why, blurb, is_delivered, asked_at,
       changed_at, tell_asker_at, expires_at
     )
     values ($1, gen_random_uuid(), $2, $3, $4, $5, 'asked', $6, $7, $8, $9, $9, $10, $11)
     returning introduction_id`,
    [
      tenantId,
      ask.askerId,
      ask.introducerId,
      ask.contactId,
      ask.contactAddress,
      ask.why,
      ask.blurb,
      ask.isDelivered,
      new Date(ask.askedAt),
      new Date(ask.tellAskerAt),
      new Date(ask.expiresAt),
    ],
  );
  if (row === undefined) throw new Error('an introduction was not written');
  return row.introduction_id;
}

/** Writes a move. The introduction is to be held. */
export async function writeMove(
  query: Query,
  tenantId: TenantId,
  introductionId: string,
  change: IntroductionChange,
): Promise<void> {
  await query(
    `update introduction
     set
       state = $3,
       closed_because = $4,
       decline_reason = coalesce($5, decline_reason),
       outcome = coalesce($6, outcome),
       ask_again_at = $7,
       expires_at = coalesce($8, expires_at),
       laters = laters + case when $3 = 'later' then 1 else 0 end,
       accepted_at = case when $3 = 'accepted' then $9 else accepted_at end,
       introduced_at = case when $3 = 'introduced' then $9 else introduced_at end,
       changed_at = $9
     where tenant_id = $1
       and introduction_id = $2::uuid`,
    [
      tenantId,
      introductionId,
      change.state,
      change.closedBecause ?? null,
      change.declineReason ?? null,
      change.outcome ?? null,
      dateOf(change.askAgainAt),
      dateOf(change.expiresAt),
      new Date(change.at),
    ],
  );
}

function dateOf(moment: number | undefined): Date | null {
  return moment === undefined ? null : new Date(moment);
}
