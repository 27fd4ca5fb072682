import { Agent, type IncomingMessage, request } from 'node:http';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { DemoKeys } from '../../src/demo/identity/keys.ts';
import { DEMO_KEYS_PATH, identityPages } from '../../src/demo/identity/pages.ts';
import { DEMO_AUDIENCE, DEMO_ISSUER, signDemoToken } from '../../src/demo/identity/sign-demo-token.ts';
import { openLog } from '../../src/http/log.ts';
import { serve } from '../../src/http/serve.ts';
import type { Database } from '../../src/store/database.ts';
import { depsOf } from '../support/deps.ts';
import { recordStatements } from './recorded-database.ts';
import { NOW } from './world-plan.ts';

/** Somebody with a valid token, or (undefined) nobody. */
export type Caller = {
  readonly objectId: string;
  readonly isGuest: boolean;
  readonly isAdministrator: boolean;
};

/** What is asked of the service. */
export type Asking = {
  readonly caller: Caller | undefined;
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
};

/** All that comes back, and what the service asked of the database meanwhile. */
export type Answered = {
  readonly status: number;
  /** Without the request id and the date, which no two answers share. */
  readonly headers: string;
  /** With the request id blotted out. */
  readonly body: string;
  readonly statements: string;
};

/** The real service over a database, at the hour of the worlds. */
export type WorldService = {
  readonly ask: (entraTenantId: string, asking: Asking) => Promise<Answered>;
  /** Sets the service's clock (milliseconds since 1970) for one piece of work. */
  readonly at: <T>(moment: number, work: () => Promise<T>) => Promise<T>;
  readonly end: () => Promise<void>;
};

/** Longer than any run: no token ends while the clock is set ahead. */
const TOKEN_SECONDS = 20 * 366 * 86_400;
const NOBODY = new Writable({ write: (_chunk, _encoding, done) => done() });

/** Starts it. */
export async function startWorldService(db: Database, keys: DemoKeys): Promise<WorldService> {
  const { database, takeStatements } = recordStatements(db);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const tokens = new Map<string, Promise<string>>();
  const clock = { now: NOW };
  const service = await serve(
    {
      host: '127.0.0.1',
      port: 0,
      signIn: { issuer: DEMO_ISSUER, audience: DEMO_AUDIENCE, keysUrl: (own) => new URL(DEMO_KEYS_PATH, own) },
      isHostAllowed: () => true,
      pages: (own) => identityPages(keys, own),
    },
    { ...depsOf(database), now: () => clock.now, log: openLog(NOBODY) },
  );

  function tokenOf(entraTenantId: string, caller: Caller): Promise<string> {
    const key = JSON.stringify([entraTenantId, caller]);
    const token = tokens.get(key) ?? sign(keys, entraTenantId, caller);
    tokens.set(key, token);
    return token;
  }

  return {
    ask: async (entraTenantId, { caller, method, path, body }) => {
      const token = caller === undefined ? undefined : await tokenOf(entraTenantId, caller);
      takeStatements();
      const response = await send(agent, new URL(path, service.url), method, token, body);
      return { ...(await readAnswer(response)), statements: takeStatements() };
    },
    at: async (moment, work) => {
      clock.now = moment;
      try {
        return await work();
      } finally {
        clock.now = NOW;
      }
    },
    end: async () => {
      agent.destroy();
      await service.close({ drainMs: 0, graceMs: 0 });
    },
  };
}

function sign(keys: DemoKeys, entraTenantId: string, caller: Caller): Promise<string> {
  const person = {
    tenantId: entraTenantId,
    objectId: caller.objectId,
    name: 'Somebody',
    roles: caller.isAdministrator ? ['Acquaint.Administrator'] : [],
    isGuest: caller.isGuest,
    ttl: TOKEN_SECONDS,
  };
  return signDemoToken(keys, person, NOW);
}

function send(
  agent: Agent,
  url: URL,
  method: string,
  token: string | undefined,
  body: unknown,
): Promise<IncomingMessage> {
  const json = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(json === undefined ? {} : { 'content-type': 'application/json', 'content-length': json.length }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method, headers }, resolve);
    asked.once('error', (error: NodeJS.ErrnoException) => {
      // A connection that lay idle while a world was built may be closed by the service at the moment it is used again: nothing was asked.
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(send(agent, url, method, token, body));
      else reject(error);
    });
    asked.end(json);
  });
}

async function readAnswer(response: IncomingMessage): Promise<Omit<Answered, 'statements'>> {
  const body = await text(response);
  const requestId = String(response.headers['x-request-id']);
  const headers = Object.entries(response.headersDistinct).filter(
    ([name]) => name !== 'x-request-id' && name !== 'date',
  );
  return {
    status: response.statusCode ?? 0,
    headers: JSON.stringify(headers),
    body: body.replaceAll(requestId, 'the request id'),
  };
}
