import { types } from 'node:util';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Route } from '../contract/route.ts';
import { AppError } from '../domain/app-error.ts';
import type { Caller, Identity } from '../services/caller.ts';
import { CONTRACT_MARK } from './contract-document.ts';
import type { Exchanges } from './exchange.ts';
import { describeFailure, type Log } from './log.ts';
import type { Page, PageQuery } from './page.ts';
import { parseRequest } from './parse-request.ts';
import { problemOfFailure } from './problem-of-failure.ts';
import { sendJson, sendPage, sendPieces, sendProblem } from './send.ts';
import type { VerifyToken } from './verify-token.ts';

/** What a route needs to become a handler. */
export type Edge = {
  readonly server: Server;
  readonly log: Log;
  readonly exchanges: Exchanges;
  readonly verifyToken: VerifyToken;
  readonly readCaller: (identity: Identity) => Promise<Caller>;
  /** Remembers the template a restify route was mounted for. */
  readonly noteRoute: (restifyPath: string, template: string) => void;
};

/** A request after the door: who asks, from where, and what was asked, parsed. */
export type Asked<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodObject = z.ZodObject> = {
  readonly caller: Caller;
  /** The network address of whoever is at the other end of the connection. */
  readonly from: string;
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
};

/**
 * Turns a route of the contract and what answers it into a restify handler: token, caller, role, contract, input, answer,
 * in this order, so that who is not let in learns nothing about what is here.
 */
export function mountRoute<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Reply extends z.ZodType,
  Body extends z.ZodObject,
>(
  edge: Edge,
  route: Route<Params, Query, Reply, Body>,
  answer: (asked: Asked<Params, Query, Body>) => Promise<z.output<Reply>>,
): void {
  mount(edge, route, async (request, response) => {
    sendJson(response, 200, await answer(await askedOf(edge, route, request)));
  });
}

/** The same for an answer that is written as it is read, in pieces that together are the JSON of the reply. */
export function mountLongRoute<Params extends z.ZodObject, Query extends z.ZodObject, Reply extends z.ZodType>(
  edge: Edge,
  route: Route<Params, Query, Reply>,
  answer: (asked: Asked<Params, Query>) => Promise<AsyncIterable<string>>,
): void {
  mount(edge, route, async (request, response) => {
    await sendPieces(response, await answer(await askedOf(edge, route, request)));
  });
}

async function askedOf<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Reply extends z.ZodType,
  Body extends z.ZodObject,
>(edge: Edge, route: Route<Params, Query, Reply, Body>, request: Request): Promise<Asked<Params, Query, Body>> {
  const identity = await edge.verifyToken(request.headers.authorization);
  const caller = await edge.readCaller(identity);
  edge.exchanges.noteTenant(request, caller.tenantId);
  if (!route.roles.includes(caller.role)) {
    throw new AppError('forbidden', 'Your account may not use this.');
  }
  const mark = request.headers['acquaint-contract'];
  // Before anything is done: a page of another contract would not read that it was.
  if (mark !== undefined && mark !== CONTRACT_MARK) {
    throw new AppError('conflict', 'This page is older than the service. Load it again.');
  }
  const body = route.body ?? (z.strictObject({}) as unknown as Body);
  const raw = { params: request.params, query: request.query ?? {}, body: bodyOf(request) };
  const parsed = parseRequest({ params: route.params, query: route.query, body }, raw);
  return { caller, from: request.socket.remoteAddress ?? 'unknown', ...parsed };
}

/** A body that was not sent, or is empty, asks for nothing. */
function bodyOf(request: Request): unknown {
  const { body } = request;
  return body === undefined || body === null || body === '' ? {} : body;
}

/** Mounts an address outside the API. */
export function mountPage(edge: Edge, page: Page): void {
  mount(edge, { method: 'GET', path: page.path }, async (request, response) => {
    sendPage(request, response, await page.answer(request.params, queryOf(request)));
  });
}

/** What was asked with the address; a name that is given twice is left out. */
function queryOf(request: Request): PageQuery {
  const given: [string, unknown][] = Object.entries(request.query ?? {});
  return Object.fromEntries(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

/**
 * Ends an answer that failed in the middle: half of it must not look like a whole one. Whoever asked may simply have gone away; anything
 * else is a bug and is logged. It is not thrown on: restify would try to answer once more, and end the process over it.
 */
function breakOff(response: Response, error: unknown, log: Log): void {
  const isGone = types.isNativeError(error) && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
  if (!isGone) log('request_failed', describeFailure(error));
  response.destroy();
}

function mount(
  edge: Edge,
  { method, path: template }: { readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly path: string },
  answer: (request: Request, response: Response) => Promise<void>,
): void {
  const path = template.replaceAll(/\{(\w+)\}/g, ':$1');
  edge.noteRoute(path, template);
  // restify tells asynchronous handlers by exactly this shape: an async function of two parameters.
  const handler = async (request: Request, response: Response) => {
    try {
      await answer(request, response);
    } catch (error) {
      if (response.headersSent) {
        breakOff(response, error, edge.log);
        return;
      }
      sendProblem(response, problemOfFailure(error, edge.exchanges.read(request).requestId, edge.log));
    }
  };
  switch (method) {
    case 'GET':
      edge.server.get(path, handler);
      break;
    case 'POST':
      edge.server.post(path, handler);
      break;
    case 'PUT':
      edge.server.put(path, handler);
      break;
    case 'DELETE':
      edge.server.del(path, handler);
      break;
  }
}
