import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { Database, SqlValue } from './database.ts';

/** A row as it is held, by column; days are text, instants are dates. */
export type HeldRow = Readonly<Record<string, unknown>>;

/** Whose data is read. */
export type Holder = {
  readonly colleagueId: ColleagueId | undefined;
  readonly objectId: string | undefined;
  /** A guest is told nothing of colleagues that guests may not be shown. */
  readonly isGuest: boolean;
};

const ROWS_AT_ONCE = 1_000;

/** The sections of what is held about a colleague, in the order they are told in. */
export type HeldSection =
  | 'directory'
  | 'addresses'
  | 'groups'
  | 'sharing'
  | 'hiddenContacts'
  | 'hiddenDomains'
  | 'connections'
  | 'days'
  | 'meetings'
  | 'familiarity'
  | 'batches'
  | 'introductionsAskedFor'
  | 'introductionsAskedOfMe'
  | 'notices'
  | 'notAsked'
  | 'conversation'
  | 'corrections'
  | 'shownTo'
  | 'looked'
  | 'receipts'
  | 'audit';

/**
 * Everything that is held about a colleague in one section, row by row, page by page from the database: however much it is, little of it is
 * in memory at a time. For that person alone: consent and sharing do not decide here.
 */
export async function* readHeld(
  db: Database,
  tenantId: TenantId,
  holder: Holder,
  section: HeldSection,
): AsyncGenerator<HeldRow> {
  const { colleagueId = null, objectId = null, isGuest } = holder;
  yield* pagesOf(db, tenantId, STATEMENTS[section], [colleagueId, objectId, isGuest]);
}

/** The sections of what is held about a contact. */
export type HeldContactSection = 'contact' | 'corrections' | 'connections' | 'days' | 'meetings';

/**
 * Everything that is held about a contact in one section, for the administrator who answers that person. It is added up over all
 * mailboxes: how many colleagues the contact has to do with, and which had what, is theirs.
 */
export async function* readHeldOfContact(
  db: Database,
  tenantId: TenantId,
  contactId: ContactId,
  section: HeldContactSection,
): AsyncGenerator<HeldRow> {
  yield* pagesOf(db, tenantId, CONTACT_STATEMENTS[section], [null, contactId, false]);
}

/** Where a page begins: after the last row of the page before, by the columns of the order. */
async function* pagesOf(
  db: Database,
  tenantId: TenantId,
  { statement, order, first }: Paged,
  values: readonly [SqlValue, SqlValue, SqlValue],
): AsyncGenerator<HeldRow> {
  let after = first;
  for (;;) {
    const rows = await db.read<HeldRow>(tenantId, statement, [tenantId, ...values, ROWS_AT_ONCE, ...after]);
    // Numbers of ours order the rows; they tell nobody anything.
    for (const { colleague_id: _colleague, contact_id: _contact, view_id: _view, ...told } of rows) yield told;
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return;
    after = order.map((column) => last[column] as SqlValue);
  }
}

/** A statement that reads one page after the other. */
type Paged = {
  readonly statement: string;
  readonly order: readonly string[];
  /** Before every row. */
  readonly first: readonly SqlValue[];
};

/** Below every value of a type: where the first page begins. */
const LEAST = {
  bigint: '-9223372036854775808',
  date: '-infinity',
  integer: '-2147483648',
  text: '',
  timestamptz: '-infinity',
  uuid: '00000000-0000-0000-0000-000000000000',
} as const;

/**
 * The rows of `body` in the order of the given columns, which together tell every row from every other; where a key of a table begins
 * with them, a page is read from there on and nothing is sorted. `$1` is the tenant, `$2` the colleague, `$3` an id, `$4` whether a guest
 * asks, `$5` the most rows, `$6` and on the last row of the page before.
 */
function inPages(body: string, order: Readonly<Record<string, keyof typeof LEAST>>): Paged {
  const columns = Object.keys(order);
  const types = Object.values(order);
  const after = types.map((type, index) => `$${index + 6}::${type}`);
  return {
    statement: `
      select held.*
      from (${body}) as held
      where ($2::integer is null or $3::text is null or $4::boolean is null or true)
        and (${columns.join(', ')}) > (${after.join(', ')})
      order by ${columns.join(', ')}
      limit $5`,
    order: columns,
    first: types.map((type) => LEAST[type]),
  };
}

const STATEMENTS: Readonly<Record<HeldSection, Paged>> = {
  directory: inPages(
    `select colleague_id, object_id as directory_id, address, name, department, title, is_guest, is_enabled
     from held_person
     where tenant_id = $1 and colleague_id = $2`,
    { colleague_id: 'integer' },
  ),
  addresses: inPages('select address from directory_address where tenant_id = $1 and colleague_id = $2', {
    address: 'text',
  }),
  groups: inPages('select group_id from group_membership where tenant_id = $1 and member_id = $3', {
    group_id: 'text',
  }),
  sharing: inPages(
    `select
       colleague_id, is_on, paused_until, is_in_opted_out_group, erasing_since, erased_at, forgotten_at, reading_due_since, changed_at
     from held_sharing
     where tenant_id = $1 and colleague_id = $2`,
    { colleague_id: 'integer' },
  ),
  hiddenContacts: inPages(
    'select contact_id, address from held_hidden_contact where tenant_id = $1 and colleague_id = $2',
    { contact_id: 'bigint' },
  ),
  hiddenDomains: inPages('select domain from held_hidden_domain where tenant_id = $1 and colleague_id = $2', {
    domain: 'text',
  }),
  connections: inPages(
    `select
       contact_id, contact_address as contact, name, strength_sum, mails_in, mails_out, mass_in, mass_out, their_replies, our_replies,
       meetings, meeting_minutes, first_on, last_on, next_meeting_at
     from held_connection
     where tenant_id = $1 and colleague_id = $2`,
    { contact_id: 'bigint' },
  ),
  days: inPages(
    `select
       contact_id, contact_address as contact, day, mails_in, mails_out, mass_in, mass_out, their_reply_seconds, our_reply_seconds
     from held_day
     where tenant_id = $1 and colleague_id = $2`,
    { contact_id: 'bigint', day: 'date' },
  ),
  meetings: inPages(
    `select contact_id, contact_address as contact, starts_at, meeting_id, kind, minutes, is_ours, our_attendees
     from held_meeting
     where tenant_id = $1 and colleague_id = $2`,
    { contact_id: 'bigint', starts_at: 'timestamptz', meeting_id: 'bigint' },
  ),
  familiarity: inPages(
    `select peer_id, peer_address as colleague, month, kind, days, familiarity_sum
     from held_familiarity
     where tenant_id = $1 and colleague_id = $2`,
    { peer_id: 'bigint', month: 'date', kind: 'text' },
  ),
  batches: inPages(
    `select month, kind, items, received, sent, imported_at
     from held_batch
     where tenant_id = $1 and colleague_id = $2`,
    { month: 'date', kind: 'text' },
  ),
  introductionsAskedFor: inPages(
    `select introduction_id, contact_address as contact, introducer_name as introducer, why, blurb, asked_at, state, introduced_at, outcome
     from held_ask
     where tenant_id = $1 and colleague_id = $2`,
    { asked_at: 'timestamptz', introduction_id: 'uuid' },
  ),
  introductionsAskedOfMe: inPages(
    `select
       introduction_id, contact_address as contact, asker_name as asker, why, blurb, asked_at, state, decline_reason, ask_again_at,
       expires_at, introduced_at, outcome
     from held_ask_of_me
     where tenant_id = $1 and colleague_id = $2`,
    { asked_at: 'timestamptz', introduction_id: 'uuid' },
  ),
  notices: inPages(
    `select notice_id, introduction_id, kind, state, due_at, conversation_id, activity_id
     from held_notice
     where tenant_id = $1 and colleague_id = $2`,
    { due_at: 'timestamptz', notice_id: 'uuid' },
  ),
  notAsked: inPages(
    `select distinct contact_id, kind, contact_address as contact
     from held_wish
     where tenant_id = $1 and colleague_id = $2`,
    { contact_id: 'bigint', kind: 'text' },
  ),
  conversation: inPages(
    `select
       colleague_id, conversation_id, service_url, user_channel_id, bot_channel_id, locale, time_zone, noted_at, welcomed_at
     from held_conversation
     where tenant_id = $1 and colleague_id = $2`,
    { colleague_id: 'integer' },
  ),
  corrections: inPages(
    `select colleague_id, is_shared_mailbox, changed_at
     from held_correction
     where tenant_id = $1 and colleague_id = $2`,
    { colleague_id: 'integer' },
  ),
  shownTo: inPages(
    `select
       at, view_id, viewer_role, coalesce(viewer_object_id, viewer_directory_id) as viewer_directory_id, viewer_name, viewer_address,
       contact_address as contact, account_domain as account
     from held_view
     where tenant_id = $1 and colleague_id = $2`,
    { at: 'timestamptz', view_id: 'bigint' },
  ),
  looked: inPages(
    `select at, view_id, contact_address as contact, colleague_name as colleague
     from own_look
     where tenant_id = $1 and (viewer_id = $2 or viewer_object_id = $3) and (guests_may_see or not $4)`,
    { at: 'timestamptz', view_id: 'bigint' },
  ),
  receipts: inPages(
    `select receipt_id, subject, reason, asked_at, stopped_serving_at, rows_deleted, gone_from_app_at, gone_from_backups_by
     from receipt
     where tenant_id = $1 and (colleague_id = $2 or object_id = $3 or subject = 'tenant')`,
    { receipt_id: 'uuid' },
  ),
  audit: inPages(
    `select seq, at, actor, action, subject
     from audit_entry
     where tenant_id = $1 and (actor = $3 or subject = $3)`,
    { seq: 'bigint' },
  ),
};

const CONTACT_STATEMENTS: Readonly<Record<HeldContactSection, Paged>> = {
  contact: inPages(
    'select address, domain, account_domain from held_contact where tenant_id = $1 and contact_id = $3::bigint',
    {
      address: 'text',
    },
  ),
  corrections: inPages(
    `select address, is_machine, changed_at
     from held_contact_correction
     where tenant_id = $1 and contact_id = $3::bigint`,
    { address: 'text' },
  ),
  connections: inPages(
    `select
       contact_id,
       array(select distinct name from unnest(array_agg(name)) as name where name is not null order by name) as names,
       sum(mails_in)::integer as mails_in,
       sum(mails_out)::integer as mails_out,
       sum(mass_in)::integer as mass_in,
       sum(mass_out)::integer as mass_out,
       min(first_on) as first_on,
       max(last_on) as last_on,
       min(next_meeting_at) as next_meeting_at
     from held_contact_connection
     where tenant_id = $1 and contact_id = $3::bigint
     group by contact_id`,
    { contact_id: 'bigint' },
  ),
  days: inPages(
    `select
       held_day.day,
       sum(held_day.mails_in)::integer as mails_in,
       sum(held_day.mails_out)::integer as mails_out,
       sum(held_day.mass_in)::integer as mass_in,
       sum(held_day.mass_out)::integer as mass_out
     from held_contact_connection as known
     join held_day
       on held_day.tenant_id = known.tenant_id
       and held_day.colleague_id = known.colleague_id
       and held_day.contact_id = known.contact_id
     where known.tenant_id = $1 and known.contact_id = $3::bigint
     group by held_day.day`,
    { day: 'date' },
  ),
  meetings: inPages(
    `select distinct held_meeting.starts_at, held_meeting.meeting_id, held_meeting.kind, held_meeting.minutes, held_meeting.is_ours
     from held_contact_connection as known
     join held_meeting
       on held_meeting.tenant_id = known.tenant_id
       and held_meeting.colleague_id = known.colleague_id
       and held_meeting.contact_id = known.contact_id
     where known.tenant_id = $1 and known.contact_id = $3::bigint`,
    { starts_at: 'timestamptz', meeting_id: 'bigint', kind: 'text', minutes: 'integer' },
  ),
};
