import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { Database, Query } from './database.ts';

/**
 * What is said to somebody about an introduction. To the introducer: `asked`, `askedAgain`, `reminder`, `outcome`. To the asker:
 * `accepted`, `introduced`, `unanswered`. `card` is a card that was the answer to something, kept so that it can be updated.
 */
export type NoticeKind =
  | 'asked'
  | 'askedAgain'
  | 'reminder'
  | 'accepted'
  | 'introduced'
  | 'unanswered'
  | 'outcome'
  | 'card';

/** A notice that this process alone may send, once. Whether its reader may still see the introduction is to be read right before. */
export type ClaimedNotice = {
  readonly tenantId: TenantId;
  readonly noticeId: string;
  readonly introductionId: string;
  readonly kind: NoticeKind;
  /** How often it was tried, this time included. */
  readonly attempts: number;
  /** How often its reader was looked for who has no chat with the bot. */
  readonly looks: number;
  /** To whom. */
  readonly colleagueId: ColleagueId;
  readonly objectId: string | null;
  readonly isGuest: boolean;
};

/** A card that was sent and says something else than its reader would see now. */
export type StaleCard = Omit<ClaimedNotice, 'attempts' | 'looks'> & {
  readonly conversationId: string;
  readonly activityId: string;
};

/** Where a card is, and what it says (`cardStateOf` in services/introduction-shown.ts). */
export type SentCard = {
  readonly conversationId: string;
  readonly activityId: string | null;
  readonly shown: string;
};

type Row = {
  readonly tenant_id: TenantId;
  readonly notice_id: string;
  readonly introduction_id: string;
  readonly kind: NoticeKind;
  readonly attempts: number;
  readonly looks: number;
  readonly colleague_id: ColleagueId;
  readonly object_id: string | null;
  readonly is_guest: boolean;
};

/** Cards older than this are not updated any more: they show what holds when they are opened. */
const UPDATED_DAYS = 60;

/** Has something said, in the transaction of what it tells of; the same is never said twice. */
export async function writeNotice(
  query: Query,
  tenantId: TenantId,
  notice: {
    readonly colleagueId: ColleagueId;
    readonly introductionId: string;
    readonly kind: NoticeKind;
    readonly at: number;
  },
): Promise<void> {
  await query(
    `insert into notice (tenant_id, notice_id, colleague_id, introduction_id, kind, state, due_at)
     values ($1, gen_random_uuid(), $2, $3::uuid, $4, 'waiting', $5)
     on conflict do nothing`,
    [tenantId, notice.colleagueId, notice.introductionId, notice.kind, new Date(notice.at)],
  );
}

/** Takes back what an introducer was still to be told of an ask: it is answered, or over. */
export async function dropNoticesOfAsk(query: Query, tenantId: TenantId, introductionId: string): Promise<void> {
  await query(
    `update notice
     set state = 'given up'
     where tenant_id = $1
       and introduction_id = $2::uuid
       and kind in ('asked', 'askedAgain', 'reminder')
       and state = 'waiting'`,
    [tenantId, introductionId],
  );
}

/**
 * Takes notices of all tenants that are due, for this process alone. What is taken is sent, or given back by one of the functions
 * below; what a process that crashed had taken becomes unsure (`settleStuckNotices`).
 *
 * @param now milliseconds since 1970
 */
export async function claimNotices(
  db: Database,
  { now, most }: { readonly now: number; readonly most: number },
): Promise<readonly ClaimedNotice[]> {
  return db.asOwner(async ({ query }) => {
    const rows = await query<Row>(CLAIM, [new Date(now), most]);
    return rows.map(claimedOf);
  });
}

/**
 * The last message that asked an introducer, before a reminder: whether it still waits, and when it was sent; empty where there was none.
 */
export async function findLastAsked(
  db: Database,
  { tenantId, introductionId }: Pick<ClaimedNotice, 'tenantId' | 'introductionId'>,
): Promise<{ readonly isUnderWay: boolean; readonly sentAt: number } | undefined> {
  const [row] = await db.read<{ is_under_way: boolean; claimed_at: Date | null }>(
    tenantId,
    `select state in ('waiting', 'sending') as is_under_way, claimed_at
     from notice
     where tenant_id = $1
       and introduction_id = $2::uuid
       and kind in ('asked', 'askedAgain')
     order by round desc, kind desc
     limit 1`,
    [tenantId, introductionId],
  );
  return row === undefined ? undefined : { isUnderWay: row.is_under_way, sentAt: row.claimed_at?.getTime() ?? 0 };
}

/** Notes that a notice was sent. */
export async function noteSent(db: Database, notice: NoticeKey, card: SentCard): Promise<void> {
  await settle(db, notice, "state = 'sent', conversation_id = $3, activity_id = $4, shown = $5", [
    card.conversationId,
    card.activityId,
    card.shown,
  ]);
}

/**
 * Gives a notice back to be sent later.
 *
 * @param back.dueAt milliseconds since 1970
 * @param back.counts what it counts as: an attempt (the channel was busy), a look (its reader has no chat), or nothing (it is not the hour)
 */
export async function putBackNotice(
  db: Database,
  notice: NoticeKey,
  { dueAt, counts }: { readonly dueAt: number; readonly counts: 'attempt' | 'look' | 'nothing' },
): Promise<void> {
  const values = [new Date(dueAt), counts === 'attempt' ? 0 : 1, counts === 'look' ? 1 : 0] as const;
  await settle(db, notice, "state = 'waiting', due_at = $3, attempts = attempts - $4, looks = looks + $5", values);
}

/** Notes that nobody knows whether a notice arrived: it is never sent again. */
export async function noteUnsure(db: Database, notice: NoticeKey): Promise<void> {
  await settle(db, notice, "state = 'unsure'", []);
}

/** Notes that a notice is not sent: its reader may not see it any more, it is out of date, or it was tried often enough. */
export async function giveUpNotice(db: Database, notice: NoticeKey): Promise<void> {
  await settle(db, notice, "state = 'given up'", []);
}

/**
 * Makes what a process took and never settled unsure: it may have arrived.
 *
 * @param before milliseconds since 1970; what was taken later may still be on its way
 * @returns how many
 */
export async function settleStuckNotices(db: Database, before: number): Promise<number> {
  return db.asOwner(async ({ query }) => {
    const rows = await query(
      `update notice
       set state = 'unsure'
       where state = 'sending'
         and claimed_at < $1
       returning notice_id`,
      [new Date(before)],
    );
    return rows.length;
  });
}

/**
 * Keeps a card that answered somebody, so that it is updated when what it shows changes. One card is one row: where another introduction
 * was shown, its card is not there any more.
 */
export async function keepCard(
  db: Database,
  tenantId: TenantId,
  card: SentCard & {
    readonly colleagueId: ColleagueId;
    readonly introductionId: string;
    readonly at: number;
  },
): Promise<void> {
  const place = [tenantId, card.colleagueId, card.introductionId, card.conversationId, card.activityId] as const;
  await db.write(tenantId, async (query) => {
    // What was said stays as it was: only its card is another one now.
    await query(
      `update notice
       set activity_id = null
       where tenant_id = $1
         and colleague_id = $2
         and introduction_id <> $3::uuid
         and conversation_id = $4
         and activity_id = $5
         and kind <> 'card'`,
      place,
    );
    await query(
      `insert into notice (
         tenant_id, notice_id, colleague_id, introduction_id, kind, state, due_at, conversation_id, activity_id, shown
       )
       select $1::integer, gen_random_uuid(), $2::integer, introduction_id, 'card', 'sent', $6::timestamptz, $4::text, $5::text, $7::text
       from shown_introduction
       where tenant_id = $1
         and introduction_id = $3::uuid
       on conflict (tenant_id, colleague_id, conversation_id, activity_id) where activity_id is not null do update
       set
         introduction_id = excluded.introduction_id,
         shown = excluded.shown`,
      [...place, new Date(card.at), card.shown],
    );
  });
}

/**
 * Cards of all tenants that say something else than their readers would see now, by each reader's own eyes: a no changes nothing on
 * an asker's card before a silence would. Who may not see the introduction any more is to be shown that it is gone. Cards of people whom the
 * bot has no chat with are left out.
 *
 * @param question.now milliseconds since 1970
 * @param question.changedSince only cards of introductions that have changed, or whose askers were to be told, since then: little work,
 * but what follows from somebody's sharing is found only by looking at all of them
 */
export async function listStaleCards(
  db: Database,
  question: { readonly now: number; readonly most: number; readonly changedSince?: number | undefined },
): Promise<readonly StaleCard[]> {
  const since = question.changedSince === undefined ? null : new Date(question.changedSince);
  return db.asOwner(async ({ query }) => {
    const rows = await query<Row & { conversation_id: string; activity_id: string }>(STALE, [
      new Date(question.now),
      question.most,
      since,
    ]);
    return rows.map((row) => ({
      ...claimedOf(row),
      conversationId: row.conversation_id,
      activityId: row.activity_id,
    }));
  });
}

/** Notes what a card says now. */
export async function noteShownOnCard(db: Database, notice: NoticeKey, shown: string): Promise<void> {
  await db.write(notice.tenantId, (query) =>
    query('update notice set shown = $3 where tenant_id = $1 and notice_id = $2::uuid', [
      notice.tenantId,
      notice.noticeId,
      shown,
    ]),
  );
}

/** Which notice is meant. */
type NoticeKey = { readonly tenantId: TenantId; readonly noticeId: string };

async function settle(
  db: Database,
  { tenantId, noticeId }: NoticeKey,
  change: SettledBy,
  values: readonly (string | number | Date | null)[],
): Promise<void> {
  await db.write(tenantId, (query) =>
    query(
      `update notice
       set ${change}
       where tenant_id = $1
         and notice_id = $2::uuid
         and state = 'sending'`,
      [tenantId, noticeId, ...values],
    ),
  );
}

/** What becomes of a notice that was taken. */
type SettledBy =
  | "state = 'sent', conversation_id = $3, activity_id = $4, shown = $5"
  | "state = 'waiting', due_at = $3, attempts = attempts - $4, looks = looks + $5"
  | "state = 'unsure'"
  | "state = 'given up'";

function claimedOf(row: Row): ClaimedNotice {
  return {
    tenantId: row.tenant_id,
    noticeId: row.notice_id,
    introductionId: row.introduction_id,
    kind: row.kind,
    attempts: row.attempts,
    looks: row.looks,
    colleagueId: row.colleague_id,
    objectId: row.object_id,
    isGuest: row.is_guest,
  };
}

const CLAIM = `
with due as (
  select tenant_id, notice_id
  from notice
  where state = 'waiting'
    and due_at <= $1
  order by due_at, tenant_id, notice_id
  limit $2
  for update skip locked
), taken as (
  update notice
  set
    state = 'sending',
    claimed_at = $1,
    attempts = attempts + 1
  from due
  where notice.tenant_id = due.tenant_id
    and notice.notice_id = due.notice_id
  returning notice.*
)
select
  taken.tenant_id, taken.notice_id, taken.introduction_id, taken.kind, taken.attempts, taken.looks, taken.colleague_id,
  directory_colleague.object_id, directory_colleague.is_guest
from taken
join directory_colleague
  on directory_colleague.tenant_id = taken.tenant_id
  and directory_colleague.colleague_id = taken.colleague_id
order by taken.due_at, taken.tenant_id, taken.notice_id`;

// The reader's state as domain/introduction.ts gives it (askerStateOf), and the outcome; `gone` for who may not see it.
const STALE = `
with card as (
  select
    notice.*,
    directory_colleague.object_id,
    directory_colleague.is_guest,
    case
      when shown.introduction_id is null then 'gone'
      when shown.introducer_id = notice.colleague_id then shown.state
      when shown.state in ('accepted', 'introduced', 'cancelled') then shown.state
      when shown.closed_because = 'concluded' then 'closed'
      when shown.tell_asker_at > $1 then 'waiting'
      else 'unanswered'
    end || coalesce(':' || shown.outcome, '') as seen
  from notice
  join directory_colleague
    on directory_colleague.tenant_id = notice.tenant_id
    and directory_colleague.colleague_id = notice.colleague_id
  -- Without a chat a card cannot be reached: it shows what holds once it is opened.
  join held_conversation
    on held_conversation.tenant_id = notice.tenant_id
    and held_conversation.colleague_id = notice.colleague_id
  left join shown_introduction as shown
    on shown.tenant_id = notice.tenant_id
    and shown.introduction_id = notice.introduction_id
    and (shown.asker_id = notice.colleague_id or (shown.introducer_id = notice.colleague_id and shown.is_delivered))
  where notice.state = 'sent'
    and notice.activity_id is not null
    and (
      $3::timestamptz is null
      or exists (
        select
        from introduction as changed
        where changed.tenant_id = notice.tenant_id
          and changed.introduction_id = notice.introduction_id
          and (changed.changed_at >= $3 or (changed.tell_asker_at >= $3 and changed.tell_asker_at <= $1))
      )
    )
    and notice.due_at > $1::timestamptz - interval '${UPDATED_DAYS} days'
)
select
  tenant_id, notice_id, introduction_id, kind, attempts, looks, colleague_id, object_id, is_guest, conversation_id, activity_id
from card
where shown is distinct from seen
order by due_at, tenant_id, notice_id
limit $2`;
