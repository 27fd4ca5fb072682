import type { Month } from '../domain/calendar.ts';
import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { MailboxesFrom } from '../domain/reading-progress.ts';
import type { Database } from './database.ts';

/** A batch that is done: one mailbox, one month, what it brought. */
export type DoneBatch = { readonly colleagueId: ColleagueId; readonly month: Month; readonly items: number };

/** How fast batches came in during the last minutes of reading. Milliseconds since 1970. */
export type ReadingPace = { readonly batches: number; readonly firstAt: number; readonly lastAt: number };

/**
 * How many mailboxes that may serve others have the same oldest month, from a month on; undefined where they hold none of those and wait to be
 * read. Who has none is not counted: a guest, or an account without a mailbox, of which nothing is held and nothing due.
 */
export async function countMailboxesByOldestMonth(
  db: Database,
  tenantId: TenantId,
  since: Month,
): Promise<readonly MailboxesFrom[]> {
  const rows = await db.read<{ oldest: Month | null; mailboxes: number }>(
    tenantId,
    `select oldest, count(*)::integer as mailboxes
     from (
       select
         sharing_colleague.colleague_id,
         held_sharing.reading_due_since is not null as is_waiting,
         min(sharing_batch.month) as oldest
       from sharing_colleague
       join held_sharing
         on held_sharing.tenant_id = sharing_colleague.tenant_id
         and held_sharing.colleague_id = sharing_colleague.colleague_id
       left join sharing_batch
         on sharing_batch.tenant_id = sharing_colleague.tenant_id
         and sharing_batch.colleague_id = sharing_colleague.colleague_id
         and sharing_batch.month >= $2::date
       where sharing_colleague.tenant_id = $1
         and not held_sharing.is_guest
       group by sharing_colleague.colleague_id, is_waiting
     ) as mailbox
     where oldest is not null
       or is_waiting
     group by oldest
     order by oldest`,
    [tenantId, since],
  );
  return rows.map((row) => ({ oldest: row.oldest ?? undefined, mailboxes: row.mailboxes }));
}

/** What has been read of the mailboxes that may serve others, from a month on. */
export async function listDoneBatches(db: Database, tenantId: TenantId, since: Month): Promise<readonly DoneBatch[]> {
  const rows = await db.read<{ colleague_id: ColleagueId; month: Month; items: number }>(
    tenantId,
    `select colleague_id, month, sum(items)::integer as items
     from sharing_batch
     where tenant_id = $1
       and month >= $2::date
     group by month, colleague_id
     order by month, colleague_id`,
    [tenantId, since],
  );
  return rows.map((row) => ({ colleagueId: row.colleague_id, month: row.month, items: row.items }));
}

/** The batches of the last run: those that ended at most so many milliseconds before the last one. Empty when nothing was read. */
export async function readPace(db: Database, tenantId: TenantId, withinMs: number): Promise<ReadingPace | undefined> {
  const [row] = await db.read<{ batches: number; first_at: Date | null; last_at: Date | null }>(
    tenantId,
    `select
       count(*)::integer as batches,
       min(imported_at) as first_at,
       max(imported_at) as last_at
     from (
       select imported_at, max(imported_at) over () as newest
       from sharing_batch
       where tenant_id = $1
     ) as done
     where imported_at >= newest - make_interval(secs => $2::float8 / 1000)`,
    [tenantId, withinMs],
  );
  if (row === undefined || row.first_at === null || row.last_at === null) return undefined;
  return { batches: row.batches, firstAt: row.first_at.getTime(), lastAt: row.last_at.getTime() };
}
