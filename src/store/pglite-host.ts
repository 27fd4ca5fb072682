// The thread that owns the embedded database: it serves the process that started it through its message port, and other
// processes of this machine (the command line beside a running service) through a local socket.
import { chmod } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { framesOf, writeFrame } from './frames.ts';
import type { PgliteGreeting, PgliteReply, PgliteRequest, PgliteSettings } from './pglite-protocol.ts';

const INT8 = 20;
const DATE = 1082;

/** Turns are taken one after the other: the tail of the queue. */
let lastTurn: Promise<void> = Promise.resolve();
/** Who the session is at the moment: `owner`, or the tenant it is walled into. */
let standing: number | 'owner' = 'owner';

const settings: PgliteSettings = workerData;
const port = parentPort;
if (port) void serve(port);

async function serve(main: MessagePort): Promise<void> {
  try {
    const db = await openPglite();
    await listen(db, settings.socketPath);
    const client = newClient(db, (reply) => main.postMessage(reply));
    main.on('message', client.receive);
    main.once('close', () => void client.leave());
    main.postMessage({ open: true } satisfies PgliteGreeting);
  } catch (error) {
    main.postMessage({
      open: false,
      reason: error instanceof Error ? error.message : String(error),
    } satisfies PgliteGreeting);
  }
}

async function openPglite(): Promise<PGlite> {
  const { dataDir, isBrief } = settings;
  return PGlite.create({
    dataDir,
    // It writes zeros over its buffers before it serves: over the usual 128 MB that takes longer than all else together.
    ...(isBrief ? { startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'] } : {}),
    // The same shapes as from node-postgres: bigint as text, a day as text.
    parsers: { [INT8]: (value: string) => value, [DATE]: (value: string) => value },
  });
}

async function listen(db: PGlite, path: string): Promise<void> {
  const server = createServer((socket: Socket) => {
    const client = newClient(db, (reply) => writeFrame(socket, reply));
    framesOf(socket, (message) => client.receive(message as PgliteRequest));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => void client.leave());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  await chmod(path, 0o600);
}

/** One user of the database: the process itself, or one connection of another process. */
function newClient(db: PGlite, send: (reply: PgliteReply) => void) {
  let endTurn: (() => void) | undefined;
  // What one client asks is answered in the order of asking.
  let queue: Promise<void> = Promise.resolve();

  async function answer(request: PgliteRequest): Promise<readonly unknown[]> {
    switch (request.op) {
      case 'read': {
        const end = await takeTurn();
        try {
          await standAs(db, request.tenantId);
          return await rowsOf(db, request.text, request.values);
        } finally {
          end();
        }
      }
      case 'begin':
        endTurn = await takeTurn();
        await standAs(db, request.tenantId ?? 'owner');
        await db.exec('begin');
        return [];
      case 'query':
        requireTurn();
        return rowsOf(db, request.text, request.values);
      case 'script':
        requireTurn();
        await db.exec(request.text);
        return [];
      case 'copy':
        requireTurn();
        await copy(db, request.table, request.columns, request.lines);
        return [];
      case 'end':
        // A commit that failed has ended the turn already; what follows it must not end somebody else's.
        if (endTurn === undefined) return [];
        await db.exec(request.commit ? 'commit' : 'rollback');
        release();
        return [];
    }
  }

  function requireTurn(): void {
    if (endTurn === undefined) throw new Error('There is no transaction to do this in.');
  }

  function release(): void {
    endTurn?.();
    endTurn = undefined;
  }

  function receive(request: PgliteRequest): void {
    queue = queue.then(async () => {
      try {
        send({ id: request.id, rows: await answer(request) });
      } catch (error) {
        if (request.op === 'begin' || request.op === 'end') release();
        send({ id: request.id, error: describe(error) });
      }
    });
  }

  /** A client that goes away in the middle of a transaction leaves nothing behind. */
  async function leave(): Promise<void> {
    await queue;
    if (!endTurn) return;
    await db.exec('rollback');
    release();
  }

  return { receive, leave };
}

async function takeTurn(): Promise<() => void> {
  const before = lastTurn;
  const { promise, resolve } = Promise.withResolvers<void>();
  lastTurn = promise;
  await before;
  return resolve;
}

async function standAs(db: PGlite, who: number | 'owner'): Promise<void> {
  if (standing === who) return;
  if (who === 'owner') await db.exec("reset role; select set_config('acquaint.tenant_id', '', false)");
  else {
    await db.query("select set_config('role', 'acquaint_app', false), set_config('acquaint.tenant_id', $1, false)", [
      String(who),
    ]);
  }
  standing = who;
}

async function rowsOf(db: PGlite, text: string, values: readonly unknown[]): Promise<readonly unknown[]> {
  const result = await db.query(text, [...values]);
  return result.rows;
}

async function copy(db: PGlite, table: string, columns: readonly string[], lines: Uint8Array): Promise<void> {
  const blob = new Blob([Uint8Array.from(lines)]);
  await db.query(`copy ${table} (${columns.join(', ')}) from '/dev/blob'`, [], { blob });
}

function describe(error: unknown): { message: string; code: string | undefined } {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { message: error instanceof Error ? error.message : String(error), code };
}
