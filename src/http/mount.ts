import type { Request, Response, Server } from 'restify';
import type { z } from 'zod';
import type { Route } from '../contract/route.ts';
import { AppError } from '../domain/app-error.ts';
import type { Caller, Identity } from '../services/caller.ts';
import type { Exchanges } from './exchange.ts';
import type { Log } from './log.ts';
import type { Page } from './page.ts';
import { parseRequest } from './parse-request.ts';
import { problemOfFailure } from './problem-of-failure.ts';
import { sendJson, sendProblem, sendText } from './send.ts';
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

/** A request after the door: who asks, and what was asked, parsed. */
export type Asked<Params extends z.ZodObject, Query extends z.ZodObject> = {
  readonly caller: Caller;
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
};

/**
 * Turns a route of the contract and what answers it into a restify handler: token, caller, role, input, answer, in this
 * order, so that who is not let in learns nothing about what is here.
 */
export function mountRoute<Params extends z.ZodObject, Query extends z.ZodObject, Reply extends z.ZodType>(
  edge: Edge,
  route: Route<Params, Query, Reply>,
  answer: (asked: Asked<Params, Query>) => Promise<z.output<Reply>>,
): void {
  mount(edge, route.path, async (request, response) => {
    const identity = await edge.verifyToken(request.headers.authorization);
    const caller = await edge.readCaller(identity);
    edge.exchanges.noteTenant(request, caller.tenantId);
    if (!route.roles.includes(caller.role)) {
      throw new AppError('forbidden', 'Your account may not use this.');
    }
    const { params, query } = parseRequest(route, { params: request.params, query: request.query ?? {} });
    sendJson(response, 200, await answer({ caller, params, query }));
  });
}

/** Mounts an address outside the API. */
export function mountPage(edge: Edge, page: Page): void {
  mount(edge, page.path, async (request, response) => {
    const reply = await page.answer(request.params);
    for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
    sendText(response, reply.status, reply.contentType, reply.body);
  });
}

function mount(edge: Edge, template: string, answer: (request: Request, response: Response) => Promise<void>): void {
  const path = template.replaceAll(/\{(\w+)\}/g, ':$1');
  edge.noteRoute(path, template);
  // restify tells asynchronous handlers by exactly this shape: an async function of two parameters.
  edge.server.get(path, async (request: Request, response: Response) => {
    try {
      await answer(request, response);
    } catch (error) {
      if (response.headersSent) throw error;
      sendProblem(response, problemOfFailure(error, edge.exchanges.read(request).requestId, edge.log));
    }
  });
}
