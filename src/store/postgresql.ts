import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { TenantId } from '../domain/ids.ts';
import type { OwnerTransaction, Query, SqlValue } from './database.ts';
import type { DatabaseDoor } from './keep-choices.ts';
import { WALL } from './wall.ts';

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

async function use<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    client.release(!(await isUsable(client, error)));
    throw error;
  }
}

/**
 * Whether a connection can be used again: the server's own errors leave it usable, and so does whatever else went wrong, a refusal of a use
 * case for example, as long as the server answers. A new one would have to plan everything again.
 */
async function isUsable(client: pg.PoolClient, error: unknown): Promise<boolean> {
  if (error instanceof pg.DatabaseError) return true;
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}

async function inTransaction<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
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
