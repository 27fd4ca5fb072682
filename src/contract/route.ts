import type * as z from 'zod';
import type { Caller } from '../services/caller.ts';
import type { ProblemCode } from './problem.ts';

/** Who may use a route. */
export type Role = Caller['role'];

/** One thing the API does: what comes in, what goes out, who may. The handler, the documentation and the tests come from it. */
export type Route<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Reply extends z.ZodType = z.ZodType,
  Body extends z.ZodObject = z.ZodObject,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** OpenAPI style: `/api/contacts/{address}/health`. */
  readonly path: `/api/${string}`;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly params: Params;
  readonly query: Query;
  /** What is sent with a PUT or a POST, as JSON; other methods have none. */
  readonly body?: Body;
  readonly reply: Reply;
  /** Refusals beside those every route has (`ERRORS_OF_EVERY_ROUTE`). */
  readonly errors: readonly ProblemCode[];
  readonly roles: readonly Role[];
};

/** Everybody with a valid token of a known tenant. What they see is up to consent and sharing. */
export const EVERYONE: readonly Role[] = ['administrator', 'colleague', 'guest'];

/** People of the tenant, without guests. */
export const MEMBERS: readonly Role[] = ['administrator', 'colleague'];

/** Administrators only. */
export const ADMINISTRATORS: readonly Role[] = ['administrator'];

/** What any route under `/api` may answer instead of its reply. */
export const ERRORS_OF_EVERY_ROUTE: readonly ProblemCode[] = [
  'unauthenticated',
  'unknown_tenant',
  'conflict',
  'internal',
  'not_ready',
];

/** States a route and keeps the exact types of its schemas. */
export function defineRoute<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Reply extends z.ZodType,
  Body extends z.ZodObject,
>(route: Route<Params, Query, Reply, Body>): Route<Params, Query, Reply, Body> {
  return route;
}
