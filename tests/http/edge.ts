import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { DemoKeys } from '../../src/demo/identity/keys.ts';
import { openDemoKeys } from '../../src/demo/identity/keys.ts';
import { DEMO_KEYS_PATH, identityPages } from '../../src/demo/identity/pages.ts';
import { DEMO_AUDIENCE, DEMO_ISSUER, type DemoPerson, signDemoToken } from '../../src/demo/identity/sign-demo-token.ts';
import type { TenantId } from '../../src/domain/ids.ts';
import type { Listening } from '../../src/http/listen.ts';
import { type Log, openLog } from '../../src/http/log.ts';
import type { Edge } from '../../src/http/mount.ts';
import type { Page } from '../../src/http/page.ts';
import { openServer, type ServerDeps } from '../../src/http/server.ts';
import { openVerifyToken } from '../../src/http/verify-token.ts';
import type { Caller } from '../../src/services/caller.ts';

/** The tenant that tokens of these tests name. */
export const TENANT = '00000000-0000-4000-8000-00000000c001';

/** A log whose lines can be read. */
export function openReadableLog(): { readonly log: Log; readonly lines: () => readonly string[] } {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(
        ...String(chunk)
          .split('\n')
          .filter((line) => line !== ''),
      );
      done();
    },
  });
  return { log: openLog(stream), lines: () => lines };
}

/** Fresh keys of the local identity provider. */
export async function makeKeys(): Promise<DemoKeys> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-keys-'));
  try {
    return await openDemoKeys(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A person a token is about, as the test needs it. */
export function person(changes: Partial<DemoPerson> = {}): DemoPerson {
  return {
    tenantId: TENANT,
    objectId: randomUUID(),
    name: 'Tove Lind',
    roles: [],
    isGuest: false,
    ttl: 600,
    ...changes,
  };
}

/** A server over no database: what answers is up to the test, the rest is the real thing. */
export type EdgeServer = {
  readonly listening: Listening;
  readonly url: URL;
  readonly lines: () => readonly string[];
  readonly sign: (changes?: Partial<DemoPerson>) => Promise<string>;
  readonly get: (path: string, init?: RequestInit) => Promise<Response>;
  readonly end: () => Promise<void>;
};

/** Starts such a server on a free port, with the local identity provider beside it. */
export async function startEdge(
  parts: {
    readonly mountApi?: (edge: Edge) => void;
    readonly pages?: readonly Page[];
    readonly readCaller?: ServerDeps['readCaller'];
    readonly checkDatabase?: () => Promise<void>;
    readonly keys?: DemoKeys;
  } = {},
): Promise<EdgeServer> {
  const keys = parts.keys ?? (await makeKeys());
  const { log, lines } = openReadableLog();
  const found: { url?: URL } = {};
  const own = (): URL => found.url ?? new URL('http://127.0.0.1/');
  const settings = { issuer: DEMO_ISSUER, audience: DEMO_AUDIENCE, keysUrl: () => new URL(DEMO_KEYS_PATH, own()) };
  const listening = openServer({
    log,
    now: Date.now,
    verifyToken: openVerifyToken(settings, { now: Date.now, log }),
    readCaller: parts.readCaller ?? (async () => COLLEAGUE),
    checkDatabase: parts.checkDatabase ?? (async () => undefined),
    databaseKind: 'pglite',
    isHostAllowed: () => true,
    pages: [...identityPages(keys, own), ...(parts.pages ?? [])],
    mountApi: parts.mountApi ?? (() => undefined),
  });
  const url = await listening.listen({ host: '127.0.0.1', port: 0 });
  found.url = url;
  return {
    listening,
    url,
    lines,
    sign: (changes) => signDemoToken(keys, person(changes), Date.now()),
    get: (path, init) => fetch(new URL(path, url), init),
    end: () => listening.close({ drainMs: 0, graceMs: 0 }),
  };
}

const COLLEAGUE: Caller = { tenantId: 41 as TenantId, role: 'colleague', colleagueId: undefined };
