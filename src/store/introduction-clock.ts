import { EXPIRES_AFTER_DAYS, KEPT_DAYS, REMINDS_AFTER_DAYS } from '../domain/introduction.ts';
import type { Database } from './database.ts';

/** What the clock did to introductions of all tenants, as numbers of them. */
export type ClockWork = {
  readonly askedAgain: number;
  readonly reminded: number;
  readonly expired: number;
  readonly told: number;
  readonly deleted: number;
};

/**
 * Moves introductions that time moves, and has those told who are to be. Each step marks the introduction and writes the notice in one
 * statement, so however many processes do it, and wherever one of them stops, nothing is said twice.
 *
 * @param now milliseconds since 1970
 */
export async function moveByClock(db: Database, now: number): Promise<ClockWork> {
  return db.asOwner(async ({ query }) => {
    const count = async (statement: string): Promise<number> => {
      const [row] = await query<{ rows: number }>(statement, [new Date(now)]);
      return row?.rows ?? 0;
    };
    return {
      expired: await count(EXPIRE),
      askedAgain: await count(ASK_AGAIN),
      reminded: await count(REMIND),
      told: await count(TELL_ASKER),
      deleted: (await count(DELETE_OLD)) + (await count(DELETE_ABOUT_ERASED)),
    };
  });
}

const NOTICE_COLUMNS = 'tenant_id, notice_id, colleague_id, introduction_id, kind, round, state, due_at';

const EXPIRE = `
with expired as (
  update introduction
  set
    state = 'expired',
    ask_again_at = null,
    changed_at = $1
  where state in ('asked', 'later')
    and expires_at <= $1
  returning tenant_id, introduction_id
), dropped as (
  update notice
  set state = 'given up'
  from expired
  where notice.tenant_id = expired.tenant_id
    and notice.introduction_id = expired.introduction_id
    and notice.kind in ('asked', 'askedAgain', 'reminder')
    and notice.state = 'waiting'
)
select count(*)::integer as rows
from expired`;

const ASK_AGAIN = `
with asked as (
  update introduction
  set
    state = 'asked',
    ask_again_at = null,
    changed_at = $1
  where state = 'later'
    and ask_again_at <= $1
    and expires_at > $1
  returning tenant_id, introduction_id, introducer_id, laters
), noted as (
  insert into notice (${NOTICE_COLUMNS})
  select tenant_id, gen_random_uuid(), introducer_id, introduction_id, 'askedAgain', laters, 'waiting', $1::timestamptz
  from asked
  on conflict do nothing
)
select count(*)::integer as rows
from asked`;

// Once, and never to somebody who said "not now": that one is asked again anyway.
const REMIND = `
with reminded as (
  update introduction
  set reminded_at = $1
  where state = 'asked'
    and is_delivered
    and reminded_at is null
    and laters = 0
    and asked_at <= $1::timestamptz - interval '${REMINDS_AFTER_DAYS} days'
    and expires_at > $1
  returning tenant_id, introduction_id, introducer_id
), noted as (
  insert into notice (${NOTICE_COLUMNS})
  select tenant_id, gen_random_uuid(), introducer_id, introduction_id, 'reminder', 0, 'waiting', $1::timestamptz
  from reminded
  on conflict do nothing
)
select count(*)::integer as rows
from reminded`;

// The same notice at the same drawn moment for a no and a silence.
const TELL_ASKER = `
with told as (
  update introduction
  set asker_told_at = $1
  where asker_told_at is null
    and tell_asker_at <= $1
    and (state in ('asked', 'later', 'expired') or closed_because = 'declined')
  returning tenant_id, introduction_id, asker_id
), noted as (
  insert into notice (${NOTICE_COLUMNS})
  select tenant_id, gen_random_uuid(), asker_id, introduction_id, 'unanswered', 0, 'waiting', $1::timestamptz
  from told
  on conflict do nothing
)
select count(*)::integer as rows
from told`;

// Without an answer the year begins when the asker is told so, whether there was a no or a silence: when it goes must not tell either.
const DELETE_OLD = `
with gone as (
  delete from introduction
  where case
      when state = 'cancelled' or accepted_at is not null then changed_at
      else tell_asker_at + interval '${EXPIRES_AFTER_DAYS} days'
    end < $1::timestamptz - interval '${KEPT_DAYS} days'
  returning tenant_id
)
select count(*)::integer as rows
from gone`;

// An ask may have been on its way when the contact was forgotten.
const DELETE_ABOUT_ERASED = `
with gone as (
  delete from introduction
  using erased_contact
  where erased_contact.tenant_id = introduction.tenant_id
    and erased_contact.contact_id = introduction.contact_id
    and ($1::timestamptz is null or true)
  returning introduction.tenant_id
)
select count(*)::integer as rows
from gone`;
