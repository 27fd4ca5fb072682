import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { Database, SqlValue } from './database.ts';

/** A row as it is held, by column; days are text, instants are dates. */
export type HeldRow = Readonly<Record<string, unknown>>;

/** Whose data is read. */
export type Holder = {
  readonly colleagueId: ColleagueId | undefined;
  readonly objectId: string | undefined;
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
  yield* pagesOf(db, tenantId, STATEMENTS[section], [holder.colleagueId ?? null, holder.objectId ?? null]);
}

/** The sections of what is held about a contact. */
export type HeldContactSection = 'contact' | 'connections' | 'days' | 'meetings';

/**
 * Everything that is held about a contact in one section, for the administrator who answers that person. Whose mailbox a row comes
 * from is not said: mailboxes are numbered in the order of what they hold.
 */
export async function* readHeldOfContact(
  db: Database,
  tenantId: TenantId,
  contactId: ContactId,
  section: HeldContactSection,
): AsyncGenerator<HeldRow> {
  yield* pagesOf(db, tenantId, CONTACT_STATEMENTS[section], [null, contactId]);
}

/** Where a page begins: after the last row of the page before, by the columns of the order. */
async function* pagesOf(
  db: Database,
  tenantId: TenantId,
  { statement, order }: Paged,
  values: readonly [SqlValue, SqlValue],
): AsyncGenerator<HeldRow> {
  let after: readonly SqlValue[] = order.map(() => null);
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
type Paged = { readonly statement: string; readonly order: readonly string[] };

/**
 * The rows of `body` in the order of the given columns, which together tell every row from every other. `$1` is the tenant, `$2` the
 * colleague, `$3` an id, `$4` the most rows, `$5` and on the last row of the page before.
 */
function inPages(body: string, order: Readonly<Record<string, string>>): Paged {
  const columns = Object.keys(order);
  const after = Object.values(order).map((type, index) => `$${index + 5}::${type}`);
  return {
    statement: `
      select held.*
      from (${body}) as held
      where ($2::integer is null or $3::text is null or true)
        and (${after[0]} is null or (${columns.join(', ')}) > (${after.join(', ')}))
      order by ${columns.join(', ')}
      limit $4`,
    order: columns,
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
       contact_address as contact, name, strength_sum, mails_in, mails_out, mass_in, mass_out, their_replies, our_replies, meetings,
       meeting_minutes, first_on, last_on, next_meeting_at
     from held_connection
     where tenant_id = $1 and colleague_id = $2`,
    { contact: 'text' },
  ),
  days: inPages(
    `select
       contact_address as contact, day, mails_in, mails_out, mass_in, mass_out, their_reply_seconds, our_reply_seconds
     from held_day
     where tenant_id = $1 and colleague_id = $2`,
    { contact: 'text', day: 'date' },
  ),
  meetings: inPages(
    `select contact_address as contact, starts_at, meeting_id, kind, minutes, is_ours, our_attendees
     from held_meeting
     where tenant_id = $1 and colleague_id = $2`,
    { contact: 'text', starts_at: 'timestamptz', meeting_id: 'bigint' },
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
     where tenant_id = $1 and (viewer_id = $2 or viewer_object_id = $3)`,
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
  connections: inPages(
    `select
       mailbox, name, mails_in, mails_out, mass_in, mass_out, meetings, meeting_minutes, first_on, last_on, next_meeting_at
     from held_contact_connection
     where tenant_id = $1 and contact_id = $3::bigint`,
    { mailbox: 'bigint' },
  ),
  days: inPages(
    `select known.mailbox, held_day.day, held_day.mails_in, held_day.mails_out, held_day.mass_in, held_day.mass_out
     from held_contact_connection as known
     join held_day
       on held_day.tenant_id = known.tenant_id
       and held_day.colleague_id = known.colleague_id
       and held_day.contact_id = known.contact_id
     where known.tenant_id = $1 and known.contact_id = $3::bigint`,
    { mailbox: 'bigint', day: 'date' },
  ),
  meetings: inPages(
    `select known.mailbox, held_meeting.starts_at, held_meeting.meeting_id, held_meeting.kind, held_meeting.minutes, held_meeting.is_ours
     from held_contact_connection as known
     join held_meeting
       on held_meeting.tenant_id = known.tenant_id
       and held_meeting.colleague_id = known.colleague_id
       and held_meeting.contact_id = known.contact_id
     where known.tenant_id = $1 and known.contact_id = $3::bigint`,
    { mailbox: 'bigint', starts_at: 'timestamptz', meeting_id: 'bigint' },
  ),
};
