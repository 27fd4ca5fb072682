import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { OwnerTransaction, Query, SqlValue } from './database.ts';
import { framesOf, writeFrame } from './frames.ts';
import type { DatabaseDoor } from './keep-choices.ts';
import type { PgliteGreeting, PgliteReply, PgliteRequest, PgliteSettings } from './pglite-protocol.ts';

type Request = PgliteRequest extends infer One
  ? One extends { readonly id: number }
    ? Omit<One, 'id'>
    : never
  : never;

/** A way to the thread that owns the database: its own message port, or the socket of another process. */
type Channel = {
  readonly send: (request: PgliteRequest) => void;
  readonly close: () => Promise<void>;
};

/** An error of the database itself, with PostgreSQL's five-letter code where there is one. */
class PgliteError extends Error {
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined) {
    super(message);
    this.name = 'PgliteError';
    this.code = code;
  }
}

/**
 * Opens the embedded database in a thread of its own, so that its work does not stop the service's.
 *
 * @throws Error when the folder cannot be opened.
 */
export async function startPglite(settings: PgliteSettings): Promise<DatabaseDoor> {
  if (settings.isBrief) leaveUnoptimised();
  const worker = new Worker(new URL('./pglite-host.ts', import.meta.url), { workerData: settings });
  const greeting = await new Promise<PgliteGreeting>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if (!greeting.open) {
    await worker.terminate();
    throw new Error(`The embedded database cannot be opened: ${greeting.reason}`);
  }
  return databaseOver((receive, fail) => {
    worker.on('message', receive);
    worker.once('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
    worker.once('exit', () => fail(new Error('The embedded database was closed.')));
    return {
      send: (request) => worker.postMessage(request),
      close: async () => {
        await worker.terminate();
      },
    };
  });
}

/** Has V8 not optimise the database's code: that takes two seconds of a processor, for which a process that is done waits before it ends. */
function leaveUnoptimised(): void {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}

/**
 * Reaches an embedded database that another process has open, through its socket.
 *
 * @throws Error when nobody listens there (any more).
 */
export async function joinPglite(socketPath: string): Promise<DatabaseDoor> {
  const socket = connect(socketPath);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  return databaseOver((receive, fail) => {
    framesOf(socket, (message) => receive(message as PgliteReply));
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('The process that has the embedded database open has ended.')));
    return {
      send: (request) => writeFrame(socket, request),
      close: async () => {
        socket.destroy();
      },
    };
  });
}

function databaseOver(
  openChannel: (receive: (reply: PgliteReply) => void, fail: (error: Error) => void) => Channel,
): DatabaseDoor {
  const waiting = new Map<number, { resolve: (rows: readonly unknown[]) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let broken: Error | undefined;
  // One transaction of this process at a time: its statements must not be mixed with those of another.
  let lastTransaction: Promise<unknown> = Promise.resolve();

  const channel = openChannel(
    (reply) => {
      const asked = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('error' in reply) asked?.reject(new PgliteError(reply.error.message, reply.error.code));
      else asked?.resolve(reply.rows);
    },
    (error) => {
      broken = error;
      for (const asked of waiting.values()) asked.reject(error);
      waiting.clear();
    },
  );

  function ask<Row>(request: Request): Promise<readonly Row[]> {
    if (broken) return Promise.reject(broken);
    lastId += 1;
    const id = lastId;
    return new Promise<readonly unknown[]>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      channel.send({ id, ...request } as PgliteRequest);
    }) as Promise<readonly Row[]>;
  }

  const query: Query = <Row>(text: string, values: readonly SqlValue[] = []) => ask<Row>({ op: 'query', text, values });
  const owner: OwnerTransaction = {
    query,
    script: async (text) => {
      await ask({ op: 'script', text });
    },
    copy: async (table, columns, lines) => {
      await ask({ op: 'copy', table, columns, lines });
    },
  };

  /** Reads of this process wait too while one of its transactions runs: the thread answers a client in order. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastTransaction.then(work, work);
    lastTransaction = turn.catch(() => undefined);
    return turn;
  }

  async function inTransaction<T>(tenantId: number | null, work: () => Promise<T>): Promise<T> {
    await ask({ op: 'begin', tenantId });
    try {
      const result = await work();
      await ask({ op: 'end', commit: true });
      return result;
    } catch (error) {
      await ask({ op: 'end', commit: false }).catch(() => undefined);
      throw error;
    }
  }

  return {
    kind: 'pglite',
    read: (tenantId, text, values = []) => inTurn(() => ask({ op: 'read', tenantId, text, values })),
    write: (tenantId, work) => inTurn(() => inTransaction(tenantId, () => work(query))),
    asOwner: (work) => inTurn(() => inTransaction(null, () => work(owner))),
    close: async () => {
      broken = new Error('The database was closed.');
      await channel.close();
    },
  };
}
