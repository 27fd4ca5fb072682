import type { Day } from '../domain/calendar.ts';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';
import { VIEW_LOCK } from './erasure.ts';

/** Who looked: always from a verified token or, on the command line, from whoever owns the store. */
export type Viewer = {
  /** Undefined for somebody who is not in the directory. */
  readonly colleagueId: ColleagueId | undefined;
  /** Undefined at the command line. */
  readonly objectId: string | undefined;
  readonly role: 'administrator' | 'colleague' | 'guest';
};

/** One connection that was shown to somebody else than its owner. */
export type View = {
  readonly tenantId: TenantId;
  /** Whose connection it was. */
  readonly colleagueId: ColleagueId;
  /** About whom: one contact, or all of an account added up. */
  readonly about: { readonly contactId: ContactId } | { readonly account: string };
  readonly viewer: Viewer;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** A view, for the owner of the connection. */
export type ViewShown = {
  /** Which one of its moment it is, from 1: the number in the database would count everybody's views. */
  readonly viewId: string;
  readonly at: number;
  readonly viewerRole: Viewer['role'];
  /** The object id of a viewer with a token; null at the command line. */
  readonly viewerObjectId: string | null;
  readonly viewerAddress: string | null;
  readonly viewerName: string | null;
  readonly viewerDepartment: string | null;
  readonly viewerTitle: string | null;
  /** Null for a contact that is not kept any more, and where it was about an account. */
  readonly contactAddress: string | null;
  readonly account: string | null;
};

/**
 * Writes views of one tenant. Whoever asked to be forgotten after a view was, owner or contact, or is not in the store any more, is
 * left out, and so is what was seen before everything of the tenant was deleted: what was on its way must not bring anything back.
 */
export async function writeViews(db: Database, tenantId: TenantId, views: readonly View[]): Promise<void> {
  await db.write(tenantId, async (query) => {
    await query('select pg_advisory_xact_lock_shared($1::integer, $2::integer)', [VIEW_LOCK, tenantId]);
    await query(
      `insert into view_log (
         tenant_id, colleague_id, at, viewer_id, viewer_object_id, viewer_role, contact_id, account_domain
       )
       select $1::integer, colleague_id, at, viewer_id, viewer_object_id, viewer_role, contact_id, account_domain
       from unnest($2::integer[], $3::timestamptz[], $4::integer[], $5::text[], $6::text[], $7::bigint[], $8::text[])
         with ordinality
         as given (colleague_id, at, viewer_id, viewer_object_id, viewer_role, contact_id, account_domain, place)
       join held_sharing using (colleague_id)
       where held_sharing.tenant_id = $1
         and (held_sharing.forgotten_at is null or held_sharing.forgotten_at < given.at)
         and not exists (
           select
           from erased_contact
           where erased_contact.tenant_id = $1
             and erased_contact.contact_id = given.contact_id
         )
         and not exists (
           select
           from receipt
           where receipt.tenant_id = $1
             and receipt.subject = 'tenant'
             and receipt.asked_at >= given.at
             and receipt.gone_from_app_at is not null
         )
       order by given.place`,
      [
        tenantId,
        views.map((view) => view.colleagueId),
        views.map((view) => new Date(view.at).toISOString()),
        views.map((view) => view.viewer.colleagueId ?? null),
        views.map((view) => view.viewer.objectId ?? null),
        views.map((view) => view.viewer.role),
        views.map((view) => ('contactId' in view.about ? view.about.contactId : null)),
        views.map((view) => ('account' in view.about ? view.about.account : null)),
      ],
    );
  });
}

/**
 * Who was shown a colleague's connections, newest first; of one moment in the order they were written.
 *
 * @param page.after where the page before ended
 */
export async function listViews(
  db: Database,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  page: {
    readonly limit: number;
    readonly since: Day;
    readonly after: { readonly at: number; readonly viewId: string } | undefined;
  },
): Promise<readonly ViewShown[]> {
  const rows = await db.read<{
    at: Date;
    viewer_role: Viewer['role'];
    viewer_object_id: string | null;
    viewer_directory_id: string | null;
    viewer_address: string | null;
    viewer_name: string | null;
    viewer_department: string | null;
    viewer_title: string | null;
    contact_address: string | null;
    account_domain: string | null;
  }>(
    tenantId,
    `select
       at, viewer_role, viewer_object_id, viewer_directory_id, viewer_address, viewer_name, viewer_department,
       viewer_title, contact_address, account_domain
     from held_view
     where tenant_id = $1
       and colleague_id = $2
       and at >= $3::date
       and ($4::timestamptz is null or at <= $4)
     order by at desc, view_id
     offset $5
     limit $6`,
    [
      tenantId,
      colleagueId,
      page.since,
      page.after === undefined ? null : new Date(page.after.at),
      page.after?.viewId ?? '0',
      page.limit,
    ],
  );
  const places = new Map(page.after === undefined ? [] : [[page.after.at, Number(page.after.viewId)]]);
  return rows.map((row) => ({
    viewId: nextPlace(places, row.at.getTime()),
    at: row.at.getTime(),
    viewerRole: row.viewer_role,
    viewerObjectId: row.viewer_object_id ?? row.viewer_directory_id,
    viewerAddress: row.viewer_address,
    viewerName: row.viewer_name,
    viewerDepartment: row.viewer_department,
    viewerTitle: row.viewer_title,
    contactAddress: row.contact_address,
    account: row.account_domain,
  }));
}

/** Counts the views of a moment. */
function nextPlace(places: Map<number, number>, moment: number): string {
  const place = (places.get(moment) ?? 0) + 1;
  places.set(moment, place);
  return String(place);
}

/** Deletes views before a day, of all tenants. @returns how many */
export async function deleteOldViews(db: Database, before: Day): Promise<number> {
  return db.asOwner(async ({ query }) => {
    const [row] = await query<{ rows: number }>(
      `with gone as (delete from view_log where at < $1::date returning 1)
       select count(*)::integer as rows
       from gone`,
      [before],
    );
    return row?.rows ?? 0;
  });
}
