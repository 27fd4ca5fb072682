import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { TenantId } from '../domain/ids.ts';
import type { OwnerTransaction, Query, SqlValue } from './database.ts';
import type { DatabaseDoor } from './keep-choices.ts';

// Planning a question through the policy's views takes longer than answering it, so it is planned once a connection.
const WALL = `
select
  set_config('role', 'acquaint_app', false),
  set_config('acquaint.tenant_id', $1, false),
  set_config('plan_cache_mode', 'force_generic_plan', false)`;
/** Above this, COPY data is handed to the socket in pieces so that it need not be copied whole. */
const COPY_PIECE = 256 * 1024;
const DATE = 1082;

/**
 * Opens a PostgreSQL server by its URL.
 *
 * Two pools: one whose connections have become the role `acquaint_app` and carry the tenant they were last used for, so
 * that a read inside the wall is one round trip; and one of the tables' owner for imports and migrations.
 */
export function openPostgresql(url: string): DatabaseDoor {
  const types = { getTypeParser: parserOf } as pg.CustomTypesConfig;
  const walled = new pg.Pool({ connectionString: url, max: 10, types });
  const owner = new pg.Pool({ connectionString: url, max: 4, types });
  // A connection that breaks is dropped by the pool, and whatever statement was under way reports it. Without these listeners the
  // event itself would end the process, both of an idle connection and of one in use.
  for (const pool of [walled, owner]) {
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
  }
  const tenantOf = new WeakMap<pg.PoolClient, TenantId>();

  async function inside<T>(tenantId: TenantId, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return use(walled, async (client) => {
      if (tenantOf.get(client) !== tenantId) {
        tenantOf.delete(client);
        await client.query(WALL, [String(tenantId)]);
        tenantOf.set(client, tenantId);
      }
      return work(client);
    });
  }

  return {
    kind: 'postgresql',
    read: (tenantId, text, values) => inside(tenantId, (client) => queryOf(client)(text, values)),
    write: (tenantId, work) => inside(tenantId, (client) => inTransaction(client, () => work(queryOf(client)))),
    asOwner: (work) => use(owner, (client) => inTransaction(client, () => work(ownerTransaction(client)))),
    close: async () => {
      await Promise.all([walled.end(), owner.end()]);
    },
  };
}

/** Dates stay text: a calendar day has no time zone, and JavaScript's Date would give it one. */
function parserOf(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return type === DATE ? (value) => value : pg.types.getTypeParser(type, format as 'text');
}

/** After which failure a connection was last put back to where it was before. */
const rolledBack = new WeakMap<pg.PoolClient, unknown>();

async function use<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    // What the server says leaves the connection usable, and so does a refusal of a use case that was rolled back: a new connection would
    // have to plan everything again.
    client.release(!(error instanceof pg.DatabaseError || rolledBack.get(client) === error));
    throw error;
  }
}

async function inTransaction<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').then(
      () => rolledBack.set(client, error),
      () => undefined,
    );
    throw error;
  }
}

/** Statements are prepared once a connection, under a name made from their text. */
function queryOf(client: pg.PoolClient): Query {
  return async <Row>(text: string, values: readonly SqlValue[] = []) => {
    const result = await client.query({ name: nameOf(text), text, values: [...values] });
    return result.rows as Row[];
  };
}

function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function ownerTransaction(client: pg.PoolClient): OwnerTransaction {
  return {
    query: queryOf(client),
    script: async (text) => {
      await client.query(text);
    },
    copy: async (table, columns, lines) => {
      const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
      await pipeline(Readable.from(pieces(lines)), stream);
    },
  };
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += COPY_PIECE) yield bytes.subarray(start, start + COPY_PIECE);
}
