import type { DemoKeys } from '../../src/demo/identity/keys.ts';
import { DEMO_KEYS_PATH, identityPages } from '../../src/demo/identity/pages.ts';
import { DEMO_AUDIENCE, DEMO_ISSUER, signDemoToken } from '../../src/demo/identity/sign-demo-token.ts';
import { type Service, serve } from '../../src/http/serve.ts';
import type { Database } from '../../src/store/database.ts';
import { depsOf } from '../support/deps.ts';
import { NOW, PEOPLE } from '../support/world.ts';
import { openReadableLog } from './edge.ts';

/** The tenants of the hostile world, and one the service has never heard of. */
export const TENANTS = {
  contoso: '00000000-0000-4000-8000-000000001001',
  fabrikam: '00000000-0000-4000-8000-000000001002',
  northwind: '00000000-0000-4000-8000-000000001003',
  stranger: '00000000-0000-4000-8000-000000009999',
} as const;

/** Whose token a request carries. */
export type As = {
  readonly who: keyof typeof PEOPLE | 'nobody';
  readonly tenant?: keyof typeof TENANTS;
  readonly isGuest?: boolean;
  readonly roles?: readonly string[];
  /** The mark of the contract of the page that asks; a program sends none. */
  readonly contract?: string;
};

/** The whole service over the hostile world, at the world's noon. */
export type WorldService = {
  readonly service: Service;
  readonly lines: () => readonly string[];
  /** A request with a token of somebody; without one when nobody is named. */
  readonly ask: (
    path: string,
    as?: As,
    init?: { readonly method: 'POST' | 'PUT' | 'DELETE'; readonly body?: unknown },
  ) => Promise<Response>;
  readonly end: () => Promise<void>;
};

/** Starts it; the database must hold the world. */
export async function startWorldService(
  db: Database,
  keys: DemoKeys,
  changes: { readonly keysUrl?: (own: URL) => URL; readonly now?: () => number } = {},
): Promise<WorldService> {
  const { log, lines } = openReadableLog();
  const service = await serve(
    {
      host: '127.0.0.1',
      port: 0,
      signIn: {
        issuer: DEMO_ISSUER,
        audience: DEMO_AUDIENCE,
        keysUrl: changes.keysUrl ?? ((own) => new URL(DEMO_KEYS_PATH, own)),
      },
      isHostAllowed: () => true,
      pages: (own) => identityPages(keys, own),
    },
    { ...depsOf(db), now: changes.now ?? (() => NOW), log },
  );
  return {
    service,
    lines,
    ask: async (path, as, init) => {
      const headers = as === undefined ? {} : await headersOf(keys, as);
      if (init?.body === undefined)
        return fetch(new URL(path, service.url), { headers, method: init?.method ?? 'GET' });
      return fetch(new URL(path, service.url), {
        method: init.method,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(init.body),
      });
    },
    end: () => service.close({ drainMs: 0, graceMs: 0 }),
  };
}

async function headersOf(keys: DemoKeys, as: As): Promise<Record<string, string>> {
  const known = as.who === 'nobody' ? undefined : PEOPLE[as.who];
  const token = await signDemoToken(
    keys,
    {
      tenantId: TENANTS[as.tenant ?? 'contoso'],
      objectId: known?.objectId ?? '00000000-0000-4000-8000-00000000ffff',
      name: known?.name ?? 'Nobody',
      roles: as.roles ?? [],
      isGuest: as.isGuest ?? false,
      ttl: 600,
    },
    NOW,
  );
  return {
    authorization: `Bearer ${token}`,
    ...(as.contract === undefined ? {} : { 'acquaint-contract': as.contract }),
  };
}
