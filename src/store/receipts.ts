import { randomUUID } from 'node:crypto';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import type { Database, Query, SqlValue } from './database.ts';

/** Why something is deleted. */
export type ErasureReason =
  | 'sharing off'
  | 'opted-out group'
  | 'left'
  | 'erasure asked'
  | 'consent withdrawn'
  | 'backup restored';

/** The proof of a deletion: what was asked for when, what went, and when it is gone from everywhere. Milliseconds since 1970. */
export type Receipt = {
  readonly receiptId: string;
  readonly subject: 'mailbox' | 'contact' | 'tenant';
  readonly reason: ErasureReason;
  /** Whose mailbox, by object id; null for the other subjects and for a colleague known by address only. */
  readonly objectId: string | null;
  readonly askedAt: number;
  /** Serving stopped in the transaction that recorded the choice. */
  readonly stoppedServingAt: number;
  /** By table; grows until the deletion is done. */
  readonly rowsDeleted: Readonly<Record<string, number>>;
  /** Null while the deletion is under way. */
  readonly goneFromAppAt: number | null;
  /** The latest day on which a backup could still have been read (docs/decisions/0014). */
  readonly goneFromBackupsBy: number;
};

/** A receipt whose deletion is still to be done, with what is to be deleted. */
export type OpenReceipt = {
  readonly tenantId: TenantId;
  readonly receiptId: string;
  readonly subject: Receipt['subject'];
  readonly reason: ErasureReason;
  readonly colleagueId: ColleagueId | null;
  readonly objectId: string | null;
  readonly contactId: ContactId | null;
};

/** Days after which no backup that still held something can be read. */
const BACKUP_MS = 30 * 24 * 60 * 60_000;

type Row = {
  readonly receipt_id: string;
  readonly subject: Receipt['subject'];
  readonly reason: ErasureReason;
  readonly object_id: string | null;
  readonly asked_at: Date;
  readonly stopped_serving_at: Date;
  readonly rows_deleted: Readonly<Record<string, number>>;
  readonly gone_from_app_at: Date | null;
  readonly gone_from_backups_by: Date;
};

/**
 * Opens the receipts of some colleagues' mailboxes and stops reading and serving them, in the transaction of the choice that
 * ends it. Nobody's data is touched here: deleting follows (jobs/erase.ts).
 */
export async function startMailboxErasures(
  query: Query,
  tenantId: TenantId,
  colleagueIds: readonly ColleagueId[],
  { reason, at }: { readonly reason: ErasureReason; readonly at: number },
): Promise<readonly string[]> {
  const receiptIds = colleagueIds.map(() => randomUUID());
  const values = [tenantId, colleagueIds, receiptIds, reason, new Date(at), new Date(at + BACKUP_MS)];
  await query(
    `update sharing
     set
       erasing_since = coalesce(erasing_since, $3),
       changed_at = greatest($3::timestamptz, changed_at + interval '1 millisecond'),
       reading_due_since = null
     where tenant_id = $1
       and colleague_id = any($2::integer[])`,
    [tenantId, colleagueIds, new Date(at)],
  );
  await query(
    `insert into receipt (
       tenant_id, receipt_id, subject, colleague_id, object_id, reason, asked_at, stopped_serving_at, gone_from_backups_by
     )
     select $1::integer, given.receipt_id, 'mailbox', colleague.colleague_id, colleague.object_id, $4, $5, $5, $6
     from unnest($2::integer[], $3::uuid[]) as given (colleague_id, receipt_id)
     join directory_colleague as colleague
       on colleague.tenant_id = $1
       and colleague.colleague_id = given.colleague_id`,
    values,
  );
  return receiptIds;
}

/** Opens the receipt of a contact or of a whole tenant. */
export async function startErasure(
  query: Query,
  tenantId: TenantId,
  erasure: {
    readonly subject: 'contact' | 'tenant';
    readonly contactId?: ContactId;
    readonly reason: ErasureReason;
    readonly at: number;
    /** What went with the choice itself. */
    readonly rows?: Readonly<Record<string, number>>;
  },
): Promise<string> {
  const receiptId = randomUUID();
  const at = new Date(erasure.at);
  await query(
    `insert into receipt (
       tenant_id, receipt_id, subject, contact_id, reason, asked_at, stopped_serving_at, gone_from_backups_by, rows_deleted
     )
     values ($1, $2, $3, $4, $5, $6, $6, $7, $8)`,
    [
      tenantId,
      receiptId,
      erasure.subject,
      erasure.contactId ?? null,
      erasure.reason,
      at,
      new Date(erasure.at + BACKUP_MS),
      JSON.stringify(erasure.rows ?? {}),
    ],
  );
  return receiptId;
}

/** The tenant whose open receipt is the oldest; empty when all are closed. */
export async function findTenantToErase(query: Query): Promise<TenantId | undefined> {
  const [row] = await query<{ tenant_id: TenantId }>(
    `select tenant_id
     from receipt
     where gone_from_app_at is null
     order by asked_at, receipt_id
     limit 1`,
  );
  return row?.tenant_id;
}

/** Takes the tenant's oldest receipt that is still open, until the transaction ends. */
export async function claimOpenReceipt(query: Query, tenantId: TenantId): Promise<OpenReceipt | undefined> {
  const [row] = await query<{
    tenant_id: TenantId;
    receipt_id: string;
    subject: Receipt['subject'];
    reason: ErasureReason;
    colleague_id: ColleagueId | null;
    object_id: string | null;
    contact_id: ContactId | null;
  }>(
    `select tenant_id, receipt_id, subject, reason, colleague_id, object_id, contact_id
     from receipt
     where tenant_id = $1
       and gone_from_app_at is null
     order by asked_at, receipt_id
     limit 1
     for update`,
    [tenantId],
  );
  if (row === undefined) return undefined;
  return {
    tenantId: row.tenant_id,
    receiptId: row.receipt_id,
    subject: row.subject,
    reason: row.reason,
    colleagueId: row.colleague_id,
    objectId: row.object_id,
    contactId: row.contact_id,
  };
}

/**
 * Notes rows that are gone, and closes the receipt once `goneAt` is given. Of a mailbox no contacts are counted: how many nobody else
 * knew would tell its owner what others know who show nothing.
 */
export async function noteErased(
  query: Query,
  receipt: Pick<OpenReceipt, 'tenantId' | 'receiptId'>,
  erased: { readonly rows: Readonly<Record<string, number>>; readonly goneAt: number | undefined },
): Promise<void> {
  await query(
    `update receipt
     set
       rows_deleted = (
         select coalesce(jsonb_object_agg(key, total order by key), '{}')
         from (
           select key, sum(value::bigint) as total
           from (
             select key, value from jsonb_each_text(receipt.rows_deleted)
             union all
             select key, value from jsonb_each_text($3::jsonb)
           ) as counted
           where receipt.subject <> 'mailbox'
             or key <> 'contact'
           group by key
         ) as summed
       ),
       gone_from_app_at = $4
     where tenant_id = $1
       and receipt_id = $2`,
    [
      receipt.tenantId,
      receipt.receiptId,
      JSON.stringify(erased.rows),
      erased.goneAt === undefined ? null : new Date(erased.goneAt),
    ],
  );
}

/** Whether what a withdrawal took back is still being deleted. */
export async function isTenantErasing(query: Query, tenantId: TenantId): Promise<boolean> {
  const rows = await query(
    `select receipt_id
     from receipt
     where tenant_id = $1
       and subject = 'tenant'
       and gone_from_app_at is null
     order by receipt_id
     limit 1`,
    [tenantId],
  );
  return rows.length > 0;
}

/** A receipt; empty when there is none of that id in the tenant. */
export async function findReceipt(db: Database, tenantId: TenantId, receiptId: string): Promise<Receipt | undefined> {
  const [row] = await listRows(db, tenantId, 'and receipt_id = $2 order by receipt_id', [tenantId, receiptId]);
  return row;
}

/** The receipts of one person's mailbox, newest first; by object id too, which outlives the entry in the directory. */
export async function listReceiptsOf(
  db: Database,
  tenantId: TenantId,
  who: { readonly colleagueId: ColleagueId | undefined; readonly objectId: string | undefined },
): Promise<readonly Receipt[]> {
  return listRows(
    db,
    tenantId,
    "and (subject = 'tenant' or colleague_id = $2 or object_id = $3) order by asked_at desc, receipt_id limit 200",
    [tenantId, who.colleagueId ?? null, who.objectId ?? null],
  );
}

/** All receipts of a tenant, newest first. @param after where the page before ended */
export async function listReceipts(
  db: Database,
  tenantId: TenantId,
  page: {
    readonly limit: number;
    readonly after: { readonly askedAt: number; readonly receiptId: string } | undefined;
  },
): Promise<readonly Receipt[]> {
  return listRows(
    db,
    tenantId,
    `and ($2::timestamptz is null or asked_at < $2 or (asked_at = $2 and receipt_id > $3::uuid))
     order by asked_at desc, receipt_id
     limit $4`,
    [
      tenantId,
      page.after === undefined ? null : new Date(page.after.askedAt),
      page.after?.receiptId ?? null,
      page.limit,
    ],
  );
}

async function listRows(
  db: Database,
  tenantId: TenantId,
  rest: string,
  values: readonly SqlValue[],
): Promise<readonly Receipt[]> {
  const rows = await db.read<Row>(
    tenantId,
    `select
       receipt_id, subject, reason, object_id, asked_at, stopped_serving_at, rows_deleted, gone_from_app_at,
       gone_from_backups_by
     from receipt
     where tenant_id = $1
     ${rest}`,
    values,
  );
  return rows.map((row) => ({
    receiptId: row.receipt_id,
    subject: row.subject,
    reason: row.reason,
    objectId: row.object_id,
    askedAt: row.asked_at.getTime(),
    stoppedServingAt: row.stopped_serving_at.getTime(),
    rowsDeleted: row.rows_deleted,
    goneFromAppAt: row.gone_from_app_at?.getTime() ?? null,
    goneFromBackupsBy: row.gone_from_backups_by.getTime(),
  }));
}
