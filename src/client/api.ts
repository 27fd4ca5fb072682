import * as z from 'zod';
import { problemSchema } from '../contract/problem.ts';
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

/** Opens the service for a page. What comes back is read by the schemas of the contract, like everything from outside. */
export function openApi(signIn: SignIn): Api {
  // zod would compile its readers with `new Function`, which the page's security policy forbids, aloud.
  z.config({ jitless: true });
  return {
    call: async (route, input = {}) => {
      const response = await fetchRoute(signIn, route, input);
      const reply = route.reply.safeParse(await jsonOf(response));
      if (!reply.success) throw unreadable(response);
      return reply.data;
    },
    download: async (route) => {
      const response = await fetchRoute(signIn, route, {});
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

async function fetchRoute(signIn: SignIn, route: Pick<Route, 'method' | 'path'>, asked: Asked): Promise<Response> {
  const first = await send(await tokenOf(signIn, false), route, asked);
  // Hosts give out tokens that may have run out on the way: one more, and only one.
  const response = first.status === 401 ? await send(await tokenOf(signIn, true), route, asked) : first;
  if (response.ok) return response;
  if (response.status === 401) throw new CallFailed({ state: 'expired' });
  const problem = problemSchema.safeParse(await jsonOf(response));
  if (!problem.success) throw unreadable(response);
  const { code, detail, errors } = problem.data;
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
  { method, path }: Pick<Route, 'method' | 'path'>,
  { params, query, body, signal }: Asked,
): Promise<Response> {
  try {
    return await fetch(addressOf(path, params, query), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
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
