import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { DeclineReason } from '../domain/introduction.ts';
import type { Database, Query } from './database.ts';

/** What a colleague does not want to be asked, as its owner sees it. */
export type Wish = {
  readonly kind: DeclineReason;
  readonly contactId: ContactId;
  /** Null for the wish not to be asked at all. */
  readonly address: string | null;
};

/** A wish that shows to an asker: the colleague is not proposed for the contact, or for anybody. */
export type ShowingWish = { readonly colleagueId: ColleagueId; readonly isAbout: ContactId | 'all' };

/** The contact of a wish that is about nobody in particular. */
const NOBODY = '0' as ContactId;

/**
 * The condition, in SQL, that to propose the owner of a connection would be against a wish that shows. All parts are SQL; `$1` is the
 * tenant. To the asker whose ask was declined so the wish never shows: a no must look like a silence (docs/decisions/0016).
 */
export function isAgainstWish(connection: string, contact: string, asker: string, now: string): string {
  return `exists (
      select
      from showing_wish
      where showing_wish.tenant_id = $1
        and showing_wish.colleague_id = ${connection}.colleague_id
        and showing_wish.contact_id in (0, ${contact})
        and showing_wish.asker_id is distinct from ${asker}
        and showing_wish.shows_at <= ${now}
      offset 0
    )`;
}

/** The wishes about some contacts, or about nobody in particular, that show to an asker at a moment. */
export async function listShowingWishes(
  db: Database,
  tenantId: TenantId,
  question: {
    readonly contactIds: readonly ContactId[];
    readonly askerId: ColleagueId | undefined;
    readonly now: number;
  },
): Promise<readonly ShowingWish[]> {
  const rows = await db.read<{ colleague_id: ColleagueId; contact_id: ContactId }>(
    tenantId,
    `select distinct colleague_id, contact_id
     from showing_wish
     where tenant_id = $1
       and (contact_id = any($2::bigint[]) or contact_id = 0)
       and asker_id is distinct from $3::integer
       and shows_at <= $4::timestamptz
     order by colleague_id, contact_id`,
    [tenantId, question.contactIds, question.askerId ?? null, new Date(question.now)],
  );
  return rows.map((row) => ({
    colleagueId: row.colleague_id,
    isAbout: row.contact_id === NOBODY ? 'all' : row.contact_id,
  }));
}

/** Whether a colleague does not want to be asked about a contact, whether it shows already or not. */
export async function isUnwished(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  contactId: ContactId,
): Promise<boolean> {
  const rows = await query(
    `select contact_id
     from held_wish
     where tenant_id = $1
       and colleague_id = $2
       and contact_id in (0, $3::bigint)
     order by contact_id
     limit 1`,
    [tenantId, colleagueId, contactId],
  );
  return rows.length > 0;
}

/** Keeps the wish that came with a no. To others it shows when the asker is told that no answer came. */
export async function writeWishOfDecline(
  query: Query,
  tenantId: TenantId,
  wish: {
    readonly introductionId: string;
    readonly kind: DeclineReason;
    readonly at: number;
  },
): Promise<void> {
  await query(
    `insert into introducer_wish (
       tenant_id, colleague_id, contact_id, kind, asker_id, contact_address, set_at, shows_at
     )
     select
       tenant_id,
       introducer_id,
       case when $3 = 'notAtAll' then 0 else contact_id end,
       $3::text,
       asker_id,
       case when $3 = 'notAtAll' then null else contact_address end,
       $4::timestamptz,
       greatest($4::timestamptz, tell_asker_at)
     from introduction
     where tenant_id = $1
       and introduction_id = $2::uuid
     on conflict do nothing`,
    [tenantId, wish.introductionId, wish.kind, new Date(wish.at)],
  );
}

/** What a colleague does not want to be asked, each once, by the alphabet. */
export async function listOwnWishes(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
): Promise<readonly Wish[]> {
  const rows = await query<{ kind: DeclineReason; contact_id: ContactId; contact_address: string | null }>(
    `select distinct kind, contact_id, contact_address
     from held_wish
     where tenant_id = $1
       and colleague_id = $2
     order by kind, contact_address, contact_id`,
    [tenantId, colleagueId],
  );
  return rows.map((row) => ({ kind: row.kind, contactId: row.contact_id, address: row.contact_address }));
}

/**
 * Makes the given wishes of one kind all that there are of it. What was wished before stays as it is, with whatever ask it came from;
 * what is new shows at once.
 */
export async function replaceWishes(
  query: Query,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  wished: {
    readonly kind: DeclineReason;
    readonly contacts: readonly { readonly contactId: ContactId; readonly address: string | null }[];
    readonly at: number;
  },
): Promise<void> {
  const { kind, contacts } = wished;
  const contactIds = contacts.map((one) => one.contactId);
  await query(
    `delete from introducer_wish
     where tenant_id = $1
       and colleague_id = $2
       and kind = $3
       and contact_id <> all($4::bigint[])`,
    [tenantId, colleagueId, kind, contactIds],
  );
  await query(
    `insert into introducer_wish (
       tenant_id, colleague_id, contact_id, kind, asker_id, contact_address, set_at, shows_at
     )
     select distinct $1::integer, $2::integer, given.contact_id, $3::text, 0, given.address, $6::timestamptz, $6::timestamptz
     from unnest($4::bigint[], $5::text[]) as given (contact_id, address)
     where not exists (
       select
       from introducer_wish as before
       where before.tenant_id = $1
         and before.colleague_id = $2
         and before.kind = $3
         and before.contact_id = given.contact_id
     )
     -- Of a contact who asked to be forgotten nothing is written again.
     and not exists (
       select
       from erased_contact
       where erased_contact.tenant_id = $1
         and erased_contact.contact_id = given.contact_id
     )
     on conflict do nothing`,
    [tenantId, colleagueId, kind, contactIds, contacts.map((one) => one.address), new Date(wished.at)],
  );
}

/** The wish not to be asked at all, as `replaceWishes` takes it. */
export const NOT_AT_ALL: readonly { readonly contactId: ContactId; readonly address: null }[] = [
  { contactId: NOBODY, address: null },
];
