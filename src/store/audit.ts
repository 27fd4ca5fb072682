import { createHash } from 'node:crypto';
import type { TenantId } from '../domain/ids.ts';
import type { Database, Query } from './database.ts';

/** Everything that is ever audited: a closed list, so that reading it is reading what can be in an audit. */
export type AuditAction =
  | 'consent granted'
  | 'consent withdrawn'
  | 'sharing turned on'
  | 'sharing turned off'
  | 'sharing paused'
  | 'hidden list changed'
  | 'group opted out'
  | 'group no longer opted out'
  | 'group members read'
  | 'old opt-outs taken over'
  | 'settings changed'
  | 'address decided'
  | 'introducing changed'
  | 'data exported'
  | 'erasure asked'
  | 'mailbox erased'
  | 'contact erased'
  | 'tenant erased'
  | 'backup restored';

/** Something to put into the audit. No personal data beyond ids: object ids, group ids, numbers of addresses. */
export type AuditEvent = {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The object id of who did it; `command line` or `service`. */
  readonly actor: string;
  readonly action: AuditAction;
  /** The id of what it was done to. */
  readonly subject?: string | undefined;
  /** Short facts: kinds, counts, versions. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>> | undefined;
};

/** An entry of the audit. */
export type AuditEntry = AuditEvent & {
  readonly seq: number;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly hash: string;
};

/** How an audit was found: whole, or the first entry at which it is not. */
export type AuditState =
  | {
      readonly state: 'whole';
      readonly entries: number;
      /** How often the database was restored from a backup: entries written in between are lost, and this says so. */
      readonly restored: number;
    }
  | { readonly state: 'broken'; readonly seq: number; readonly problem: 'changed' | 'missing' };

/** The last entry of a tenant's audit, as it was known outside the database. */
export type AuditHead = { readonly tenantId: TenantId; readonly seq: number; readonly hash: string };

type Row = {
  readonly seq: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: AuditAction;
  readonly subject: string | null;
  readonly detail: string;
  readonly previous_hash: string;
  readonly hash: string;
};

/** What the first entry follows. */
const BEGINNING = '0'.repeat(64);
/** Any number but those of the migrations and the directory; the tenant's number goes with it. */
const ADVISORY_LOCK = 77_004;
const READ_AT_ONCE = 1_000;

/** Adds an entry, in the transaction of what it tells about: one without the other is not possible. */
export async function appendAudit(query: Query, tenantId: TenantId, event: AuditEvent): Promise<void> {
  await query('select pg_advisory_xact_lock($1::integer, $2::integer)', [ADVISORY_LOCK, tenantId]);
  const [last] = await query<{ seq: string; hash: string }>(
    'select seq, hash from audit_entry where tenant_id = $1 order by seq desc limit 1',
    [tenantId],
  );
  const seq = Number(last?.seq ?? 0) + 1;
  const previous = last?.hash ?? BEGINNING;
  const detail = JSON.stringify(event.detail ?? {});
  const subject = event.subject ?? null;
  const hash = hashOf(previous, { seq, at: event.at, actor: event.actor, action: event.action, subject, detail });
  await query(
    `insert into audit_entry (tenant_id, seq, at, actor, action, subject, detail, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tenantId, seq, new Date(event.at), event.actor, event.action, subject, detail, previous, hash],
  );
}

/** Entries of a tenant, newest first. @param before only entries below this number */
export async function listAudit(
  db: Database,
  tenantId: TenantId,
  page: { readonly limit: number; readonly before: number | undefined },
): Promise<readonly AuditEntry[]> {
  const rows = await db.read<Row>(
    tenantId,
    `select seq, at, actor, action, subject, detail, previous_hash, hash
     from audit_entry
     where tenant_id = $1
       and ($2::bigint is null or seq < $2::bigint)
     order by seq desc
     limit $3`,
    [tenantId, page.before ?? null, page.limit],
  );
  return rows.map(entryOf);
}

/**
 * Recomputes the chain of a tenant's audit from the beginning.
 *
 * @param head the last entry as it is known outside the database: entries cut off at the end leave a chain that is whole
 */
export async function verifyAudit(db: Database, tenantId: TenantId, head: AuditHead | undefined): Promise<AuditState> {
  let previous = BEGINNING;
  let seq = 0;
  let restored = 0;
  let isHeadSeen = head === undefined;
  for (;;) {
    const rows = await readChain(db, tenantId, seq);
    for (const row of rows) {
      if (Number(row.seq) !== seq + 1) return { state: 'broken', seq: seq + 1, problem: 'missing' };
      seq += 1;
      const { at, actor, action, subject, detail } = row;
      const hash = hashOf(previous, { seq, at: at.getTime(), actor, action, subject, detail });
      if (row.previous_hash !== previous || row.hash !== hash) return { state: 'broken', seq, problem: 'changed' };
      previous = hash;
      if (action === 'backup restored') restored += 1;
      isHeadSeen ||= hash === head?.hash || (action === 'backup restored' && detail.includes(head?.hash ?? BEGINNING));
    }
    if (rows.length < READ_AT_ONCE) break;
  }
  return isHeadSeen
    ? { state: 'whole', entries: seq, restored }
    : { state: 'broken', seq: seq + 1, problem: 'missing' };
}

/** The last entry of every tenant's audit. */
export async function listAuditHeads(query: Query): Promise<readonly AuditHead[]> {
  const rows = await query<{ tenant_id: TenantId; seq: string; hash: string }>(
    `select tenant_id, last.seq, last.hash
     from tenant
     cross join lateral (
       select seq, hash
       from audit_entry
       where audit_entry.tenant_id = tenant.tenant_id
       order by seq desc
       limit 1
     ) as last
     order by tenant_id`,
  );
  return rows.map((row) => ({ tenantId: row.tenant_id, seq: Number(row.seq), hash: row.hash }));
}

/** Whether a tenant's audit still has the entry that is known outside the database. */
export async function hasAuditEntry(query: Query, head: AuditHead): Promise<boolean> {
  const rows = await query('select seq from audit_entry where tenant_id = $1 and seq = $2 and hash = $3 order by seq', [
    head.tenantId,
    head.seq,
    head.hash,
  ]);
  return rows.length > 0;
}

/** Whether a tenant's audit tells that an entry was lost when a backup was restored. @param hash that of the entry */
export async function hasLossNoted(query: Query, tenantId: TenantId, hash: string): Promise<boolean> {
  const rows = await query(
    `select seq
     from audit_entry
     where tenant_id = $1
       and action = 'backup restored'
       and detail::jsonb ->> 'lostHash' = $2
     order by seq
     limit 1`,
    [tenantId, hash],
  );
  return rows.length > 0;
}

async function readChain(db: Database, tenantId: TenantId, after: number): Promise<readonly Row[]> {
  return db.read<Row>(
    tenantId,
    `select seq, at, actor, action, subject, detail, previous_hash, hash
     from audit_entry
     where tenant_id = $1
       and seq > $2
     order by seq
     limit $3`,
    [tenantId, after, READ_AT_ONCE],
  );
}

function hashOf(
  previous: string,
  entry: {
    readonly seq: number;
    readonly at: number;
    readonly actor: string;
    readonly action: string;
    readonly subject: string | null;
    readonly detail: string;
  },
): string {
  const { seq, at, actor, action, subject, detail } = entry;
  return createHash('sha256')
    .update(JSON.stringify([previous, seq, at, actor, action, subject, detail]))
    .digest('hex');
}

function entryOf(row: Row): AuditEntry {
  return {
    seq: Number(row.seq),
    at: row.at.getTime(),
    actor: row.actor,
    action: row.action,
    subject: row.subject ?? undefined,
    detail: JSON.parse(row.detail),
    hash: row.hash,
  };
}
