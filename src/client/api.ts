import type * as z from 'zod';
import type { Problem } from '../contract/problem.ts';
import type { Route } from '../contract/route.ts';
import { CallFailed } from './failure.ts';
import { type SignIn, SignInRefused } from './sign-in.ts';

/** What a call is asked with, as it goes over the wire. */
export type Input<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodObject> = {
  readonly params?: z.input<Params>;
  readonly query?: z.input<Query>;
  readonly body?: z.input<Body>;
  /** Ends the call when the answer is not needed any more. */
  readonly signal?: AbortSignal;
};

/** What a route answers, as a page gets it. */
export type ReplyOf<Asked extends { readonly reply: z.ZodType }> = z.output<Asked['reply']>;

/** The service, as a page sees it. */
export type Api = {
  /** @throws CallFailed */
  readonly call: <
    Params extends z.ZodObject,
    Query extends z.ZodObject,
    Reply extends z.ZodType,
    Body extends z.ZodObject,
  >(
    route: Route<Params, Query, Reply, Body>,
    input?: Input<Params, Query, Body>,
  ) => Promise<z.output<Reply>>;
  /** The answer as a file to keep. @throws CallFailed */
  readonly download: (route: Route) => Promise<Blob>;
};

/**
 * Opens the service for a page.
 *
 * @param contract the mark of the contract that the page was built with: what bears another, or none, is not read (docs/decisions/0023)
 */
export function openApi(signIn: SignIn, contract: string): Api {
  return {
    call: async (route, input = {}) => {
      const response = await fetchRoute(signIn, contract, route, input);
      // The mark says so.
      return (await jsonOf(response)) as ReplyOf<typeof route>;
    },
    download: async (route) => {
      const response = await fetchRoute(signIn, contract, route, {});
      try {
        return await response.blob();
      } catch {
        throw new CallFailed({ state: 'offline' });
      }
    },
  };
}

type Asked = {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

async function fetchRoute(
  signIn: SignIn,
  contract: string,
  route: Pick<Route, 'method' | 'path'>,
  asked: Asked,
): Promise<Response> {
  const first = await send(await tokenOf(signIn, false), contract, route, asked);
  // Hosts give out tokens that may have run out on the way: one more, and only one.
  const response = first.status === 401 ? await send(await tokenOf(signIn, true), contract, route, asked) : first;
  if (response.status === 401) throw new CallFailed({ state: 'expired' });
  const mark = response.headers.get('acquaint-contract');
  if (mark === null) throw unreadable(response);
  if (mark !== contract) throw new CallFailed({ state: 'outdated' });
  if (response.ok) return response;
  const { code, detail, errors } = (await jsonOf(response)) as Problem;
  throw new CallFailed({
    state: 'refused',
    code,
    detail,
    reference: referenceOf(response) ?? '',
    fields: errors ?? [],
  });
}

async function tokenOf(signIn: SignIn, isRefused: boolean): Promise<string> {
  try {
    return await signIn.token({ isRefused });
  } catch (error) {
    if (error instanceof SignInRefused) throw new CallFailed({ state: 'signed_out' });
    throw error;
  }
}

async function send(
  token: string,
  contract: string,
  { method, path }: Pick<Route, 'method' | 'path'>,
  { params, query, body, signal }: Asked,
): Promise<Response> {
  try {
    return await fetch(addressOf(path, params, query), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'acquaint-contract': contract,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
      cache: 'no-store',
      credentials: 'omit',
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new CallFailed({ state: 'offline' });
  }
}

/** The address of a call: names of the path filled in, the rest behind the question mark. */
export function addressOf(path: string, params: unknown, query: unknown): string {
  const named = new Map(Object.entries(params ?? {}));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(named.get(name))));
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw unreadable(response);
  }
}

function unreadable(response: Response): CallFailed {
  return new CallFailed({ state: 'unreadable', reference: referenceOf(response) });
}

function referenceOf(response: Response): string | undefined {
  return response.headers.get('x-request-id') ?? undefined;
}
