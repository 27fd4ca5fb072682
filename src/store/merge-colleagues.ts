import type { ColleagueId, TenantId } from '../domain/ids.ts';
import { rebuildConnections, type SeenName } from './connections.ts';
import type { OwnerTransaction } from './database.ts';
import { leaveOutErasedContacts } from './erased-contacts.ts';
import { startMailboxErasures } from './receipts.ts';

/**
 * Makes one colleague of two that turned out to be the same person: one was known by an object id only, the other by an
 * address. It ends as if both had been known to be one from the start.
 *
 * Of two batches of the same month and kind the later import replaces the earlier one, as always; two of one import add up, since a
 * line of a file lies in one of them only. Who does not share under one name does not share at all, and what is hidden
 * under one of them stays hidden.
 *
 * @param now milliseconds since 1970
 */
export async function mergeColleagues(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  { kept, gone }: { readonly kept: ColleagueId; readonly gone: ColleagueId },
  now: number,
): Promise<void> {
  const names = await listNames(transaction, tenantId, gone);
  // Locked in one order, so that two who merge at once wait for each other instead of blocking each other.
  await transaction.query(LOCK_SHARING, [tenantId, [kept, gone]]);
  for (const [winner, loser] of [
    [kept, gone],
    [gone, kept],
  ]) {
    for (const statement of REPLACE_EARLIER)
      await transaction.query(statement, [tenantId, winner ?? kept, loser ?? gone]);
  }
  for (const statement of MOVE) await transaction.query(statement, [tenantId, kept, gone]);
  for (const statement of FORGET) await transaction.query(statement, [tenantId, gone]);
  // A forgotten contact may still wait to be deleted: it is found there by its connections, which are not made anew without it.
  await leaveOutErasedContacts(transaction.query, tenantId, [kept]);
  await rebuildConnections(
    transaction,
    tenantId,
    [kept],
    now,
    names.map((name) => ({ ...name, colleagueId: kept })),
  );
  await eraseRefused(transaction, tenantId, kept, now);
}

/** Whose mailbox may not be read under one name is not read under both: what is kept under the other goes too. */
async function eraseRefused(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  kept: ColleagueId,
  now: number,
): Promise<void> {
  const [refused] = await transaction.query<{ reason: 'sharing off' | 'left' | 'opted-out group' }>(
    `select
       case
         when not sharing.is_on then 'sharing off'
         when not colleague.is_enabled then 'left'
         else 'opted-out group'
       end as reason
     from sharing
     join colleague
       on colleague.tenant_id = sharing.tenant_id
       and colleague.colleague_id = sharing.colleague_id
     where sharing.tenant_id = $1
       and sharing.colleague_id = $2
       and not (sharing.is_on and colleague.is_enabled and not sharing.is_in_opted_out_group)
       and sharing.erasing_since is null
       and exists (select from batch where batch.tenant_id = sharing.tenant_id and batch.colleague_id = sharing.colleague_id)
     order by sharing.colleague_id`,
    [tenantId, kept],
  );
  if (refused === undefined) return;
  await startMailboxErasures(transaction.query, tenantId, [kept], { reason: refused.reason, at: now });
}

async function listNames(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  colleagueId: ColleagueId,
): Promise<readonly Omit<SeenName, 'colleagueId'>[]> {
  const rows = await transaction.query<{ contact_id: string; name: string; name_on: string }>(
    `select contact_id, name, name_on
     from connection
     where tenant_id = $1
       and colleague_id = $2
       and name is not null
     order by contact_id`,
    [tenantId, colleagueId],
  );
  return rows.map((row) => ({ contactId: row.contact_id, name: row.name, on: row.name_on }));
}

const LOCK_SHARING = `
select colleague_id
from sharing
where tenant_id = $1
  and colleague_id = any($2::integer[])
order by colleague_id
for update`;

/** Months that both have, and in which $2's import is the later one. */
const EARLIER = `
select earlier.month, earlier.kind, (earlier.month + interval '1 month')::date as next_month
from batch as earlier
join batch as later using (tenant_id, month, kind)
where tenant_id = $1
  and later.colleague_id = $2
  and earlier.colleague_id = $3
  and later.imported_at > earlier.imported_at`;

const REPLACE_EARLIER = [
  `delete from day
   using (${EARLIER}) as replaced
   where day.tenant_id = $1
     and day.colleague_id = $3
     and replaced.kind = 'mail'
     and day.day >= replaced.month
     and day.day < replaced.next_month`,
  `delete from meeting
   using (${EARLIER}) as replaced
   where meeting.tenant_id = $1
     and meeting.colleague_id = $3
     and replaced.kind = 'calendar'
     and meeting.starts_at >= replaced.month::timestamp at time zone 'UTC'
     and meeting.starts_at < replaced.next_month::timestamp at time zone 'UTC'`,
  `delete from familiarity
   using (${EARLIER}) as replaced
   where familiarity.tenant_id = $1
     and familiarity.colleague_id = $3
     and familiarity.kind = replaced.kind
     and familiarity.month = replaced.month`,
  `delete from batch
   using (${EARLIER}) as replaced
   where batch.tenant_id = $1
     and batch.colleague_id = $3
     and batch.kind = replaced.kind
     and batch.month = replaced.month`,
];

const MOVE = [
  `insert into day (
     tenant_id, colleague_id, contact_id, day, mails_in, mails_out, mass_in, mass_out, their_reply_seconds, our_reply_seconds
   )
   select tenant_id, $2, contact_id, day, mails_in, mails_out, mass_in, mass_out, their_reply_seconds, our_reply_seconds
   from day
   where tenant_id = $1
     and colleague_id = $3
   order by contact_id, day
   on conflict (tenant_id, colleague_id, contact_id, day) do update
   set
     mails_in = day.mails_in + excluded.mails_in,
     mails_out = day.mails_out + excluded.mails_out,
     mass_in = day.mass_in + excluded.mass_in,
     mass_out = day.mass_out + excluded.mass_out,
     their_reply_seconds = day.their_reply_seconds || excluded.their_reply_seconds,
     our_reply_seconds = day.our_reply_seconds || excluded.our_reply_seconds`,
  `insert into meeting (
     tenant_id, colleague_id, contact_id, starts_at, meeting_id, kind, minutes, is_ours, our_attendees
   )
   select tenant_id, $2, contact_id, starts_at, meeting_id, kind, minutes, is_ours, our_attendees
   from meeting
   where tenant_id = $1
     and colleague_id = $3
   order by contact_id, starts_at, meeting_id
   on conflict do nothing`,
  // On which days it was is not kept, so two parts of one month are not added: the larger one counts.
  `insert into familiarity (tenant_id, colleague_id, peer_id, month, kind, days, familiarity_sum)
   select tenant_id, $2, peer_id, month, kind, days, familiarity_sum
   from familiarity
   where tenant_id = $1
     and colleague_id = $3
   order by peer_id, month, kind
   on conflict (tenant_id, colleague_id, peer_id, month, kind) do update
   set
     days = greatest(familiarity.days, excluded.days),
     familiarity_sum = greatest(familiarity.familiarity_sum, excluded.familiarity_sum)`,
  `insert into batch (tenant_id, colleague_id, month, kind, items, received, sent, imported_at)
   select tenant_id, $2, month, kind, items, received, sent, imported_at
   from batch
   where tenant_id = $1
     and colleague_id = $3
   order by month, kind
   on conflict (tenant_id, colleague_id, month, kind) do update
   set
     items = batch.items + excluded.items,
     received = batch.received + excluded.received,
     sent = batch.sent + excluded.sent`,
  `insert into hidden_contact (tenant_id, colleague_id, contact_id, address)
   select tenant_id, $2, contact_id, address
   from hidden_contact
   where tenant_id = $1
     and colleague_id = $3
   order by contact_id
   on conflict do nothing`,
  `insert into hidden_domain (tenant_id, colleague_id, domain)
   select tenant_id, $2, domain
   from hidden_domain
   where tenant_id = $1
     and colleague_id = $3
   order by domain
   on conflict do nothing`,
  // No row is a no, for either of them. A pause holds until the later of two ends.
  `update sharing
   set
     is_on = sharing.is_on and coalesce(other.is_on, false),
     paused_until = greatest(sharing.paused_until, other.paused_until),
     is_in_opted_out_group = sharing.is_in_opted_out_group or coalesce(other.is_in_opted_out_group, false),
     erasing_since = coalesce(sharing.erasing_since, other.erasing_since),
     erased_at = greatest(sharing.erased_at, other.erased_at),
     forgotten_at = greatest(sharing.forgotten_at, other.forgotten_at),
     reading_due_since = coalesce(sharing.reading_due_since, other.reading_due_since),
     changed_at = greatest(sharing.changed_at, other.changed_at) + interval '1 millisecond'
   from (values ($3::integer)) as gone (colleague_id)
   left join sharing as other
     on other.tenant_id = $1
     and other.colleague_id = gone.colleague_id
   where sharing.tenant_id = $1
     and sharing.colleague_id = $2`,
  `update colleague_address
   set colleague_id = $2
   where tenant_id = $1
     and colleague_id = $3`,
  `update receipt
   set colleague_id = $2
   where tenant_id = $1
     and colleague_id = $3`,
  // What one of the two asked of the other was asked of nobody.
  `delete from introduction
   where tenant_id = $1
     and asker_id in ($2::integer, $3::integer)
     and introducer_id in ($2::integer, $3::integer)`,
  `update introduction
   set asker_id = $2
   where tenant_id = $1
     and asker_id = $3`,
  `update introduction
   set introducer_id = $2
   where tenant_id = $1
     and introducer_id = $3`,
  `insert into introducer_wish (tenant_id, colleague_id, contact_id, kind, asker_id, contact_address, set_at, shows_at)
   select
     tenant_id,
     case when colleague_id = $3 then $2::integer else colleague_id end,
     contact_id,
     kind,
     case when asker_id = $3 then $2::integer else asker_id end,
     contact_address,
     set_at,
     shows_at
   from introducer_wish
   where tenant_id = $1
     and (colleague_id = $3 or asker_id = $3)
   order by set_at
   on conflict do nothing`,
  `delete from introducer_wish
   where tenant_id = $1
     and (colleague_id = $3 or asker_id = $3)
     and $2::integer <> $3`,
  `insert into colleague_correction (tenant_id, colleague_id, is_shared_mailbox, changed_at, changed_by)
   select tenant_id, $2::integer, is_shared_mailbox, changed_at, changed_by
   from colleague_correction
   where tenant_id = $1
     and colleague_id = $3
   on conflict (tenant_id, colleague_id) do update set
     is_shared_mailbox = excluded.is_shared_mailbox,
     changed_at = excluded.changed_at,
     changed_by = excluded.changed_by
   where excluded.changed_at > colleague_correction.changed_at`,
  // The conversation noted last counts.
  `insert into conversation (
     tenant_id, colleague_id, conversation_id, service_url, user_channel_id, bot_channel_id, locale, time_zone, noted_at, welcomed_at
   )
   select
     tenant_id, $2::integer, conversation_id, service_url, user_channel_id, bot_channel_id, locale, time_zone, noted_at, welcomed_at
   from conversation
   where tenant_id = $1
     and colleague_id = $3
   on conflict (tenant_id, colleague_id) do update
   set
     conversation_id = excluded.conversation_id,
     service_url = excluded.service_url,
     user_channel_id = excluded.user_channel_id,
     bot_channel_id = excluded.bot_channel_id,
     locale = coalesce(excluded.locale, conversation.locale),
     time_zone = coalesce(excluded.time_zone, conversation.time_zone),
     noted_at = excluded.noted_at,
     welcomed_at = coalesce(conversation.welcomed_at, excluded.welcomed_at)
   where conversation.noted_at < excluded.noted_at`,
  `update notice
   set colleague_id = $2
   where tenant_id = $1
     and colleague_id = $3`,
  `update view_log
   set colleague_id = $2
   where tenant_id = $1
     and colleague_id = $3`,
  `update view_log
   set viewer_id = $2
   where tenant_id = $1
     and viewer_id = $3`,
];

const FORGET = [
  'delete from day where tenant_id = $1 and colleague_id = $2',
  'delete from meeting where tenant_id = $1 and colleague_id = $2',
  'delete from familiarity where tenant_id = $1 and colleague_id = $2',
  'delete from batch where tenant_id = $1 and colleague_id = $2',
  'delete from connection where tenant_id = $1 and colleague_id = $2',
  'delete from peer where tenant_id = $1 and colleague_id = $2',
  'delete from mailbox where tenant_id = $1 and colleague_id = $2',
  // Takes addresses, sharing and what is hidden along.
  'delete from colleague where tenant_id = $1 and colleague_id = $2',
];
