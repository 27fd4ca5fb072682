import { pino } from 'pino';
import restify, { type Request, type Response, type Server } from 'restify';
import type { Caller, Identity } from '../services/caller.ts';
import { CONTRACT_MARK } from './contract-document.ts';
import { type Exchanges, openExchanges } from './exchange.ts';
import { isWellFormed, readers, STRICT_HEADERS, sendMalformed } from './guards.ts';
import { type Listening, listenAndClose } from './listen.ts';
import { type Log, type LogCode, logCode, requestCode, routeCode } from './log.ts';
import { type Metrics, openMetrics } from './metrics.ts';
import { type Edge, mountPage } from './mount.ts';
import { operationsPages } from './operations.ts';
import type { Page } from './page.ts';
import { problemOfRefusal } from './problem-of-failure.ts';
import { sendProblem } from './send.ts';
import type { VerifyToken } from './verify-token.ts';

/** What a server is made of. */
export type ServerDeps = {
  readonly log: Log;
  readonly now: () => number;
  readonly verifyToken: VerifyToken;
  readonly readCaller: (identity: Identity) => Promise<Caller>;
  readonly checkDatabase: () => Promise<void>;
  readonly databaseKind: string;
  /**
   * Whether a `Host` may be asked for. In demo mode only this machine's own names: otherwise a web page could point its
   * own name at 127.0.0.1 and read what is meant for this machine.
   */
  readonly isHostAllowed: (host: string) => boolean;
  /** Addresses outside the API, beside the operations pages. */
  readonly pages: readonly Page[];
  /** Mounts the API's routes. */
  readonly mountApi: (edge: Edge) => void;
};

/** Longest address in a path, percent-encoded: 320 characters of three bytes each. */
const LONGEST_PARAM = 2_880;

/**
 * Opens the HTTP edge: every answer with a request id and strict headers, every refusal a problem document, every
 * request one line in the log. It listens when told to.
 */
export function openServer(deps: ServerDeps): Listening {
  const server = restify.createServer({ name: '', maxParamLength: LONGEST_PARAM });
  // restify's own log writes requests with their headers; ours is the only one.
  Object.assign(server, { log: pino({ level: 'silent' }) });
  const listening = listenAndClose(server, deps.log);
  const exchanges = openExchanges(deps.now);
  const templates = new Map<string, LogCode>();
  const metrics = openMetrics({ databaseKind: deps.databaseKind, inFlight: () => server.inflightRequests() });

  guardTheDoor(server, exchanges, listening.isClosing, deps);
  server.use(...readers((request) => exchanges.read(request).requestId));
  server.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    if (!response.headersSent && !response.destroyed) {
      sendProblem(response, problemOfRefusal(error, exchanges.read(request).requestId, deps.log));
    }
    done();
  });
  noteAnswers(server, { exchanges, templates, metrics }, deps);

  const edge: Edge = {
    server,
    log: deps.log,
    exchanges,
    verifyToken: deps.verifyToken,
    readCaller: deps.readCaller,
    noteRoute: (path, template) => templates.set(path, routeCode(template)),
  };
  const { isClosing } = listening;
  for (const page of operationsPages({ ...deps, metrics, isClosing })) mountPage(edge, page);
  for (const page of deps.pages) mountPage(edge, page);
  deps.mountApi(edge);
  return listening;
}

/** Before restify looks at a request: its id, the headers of its answer, and whether restify may look at all. */
function guardTheDoor(
  server: Server,
  exchanges: Exchanges,
  isClosing: () => boolean,
  deps: Pick<ServerDeps, 'isHostAllowed' | 'log'>,
): void {
  server.first((request, response) => {
    const { requestId } = exchanges.begin(request);
    response.setHeader('x-request-id', requestId);
    response.setHeader('acquaint-contract', CONTRACT_MARK);
    for (const [name, value] of Object.entries(STRICT_HEADERS)) response.setHeader(name, value);
    if (isClosing()) response.setHeader('connection', 'close');
    if (isWellFormed(request, deps.isHostAllowed)) return true;
    deps.log('request_malformed', { request: requestCode(requestId) });
    sendMalformed(response, requestId);
    return false;
  });
}

/** One line in the log and one count for each answered request. */
function noteAnswers(
  server: Server,
  parts: { readonly exchanges: Exchanges; readonly templates: ReadonlyMap<string, LogCode>; readonly metrics: Metrics },
  deps: Pick<ServerDeps, 'log' | 'now'>,
): void {
  server.on('after', (request: Request, response: Response, route: { readonly path: string } | undefined) => {
    const { requestId, startedAt } = parts.exchanges.read(request);
    const template = (route === undefined ? undefined : parts.templates.get(route.path)) ?? logCode('none');
    const ms = Math.max(0, deps.now() - startedAt);
    const method = methodCode(request.method);
    const status = response.statusCode;
    parts.metrics.countRequest({ method, route: template, status, seconds: ms / 1000 });
    deps.log('request', {
      method,
      route: template,
      status,
      ms,
      request: requestCode(requestId),
      tenant: parts.exchanges.findTenant(request),
    });
  });
}

function methodCode(method: string | undefined): LogCode {
  switch (method) {
    case 'GET':
      return logCode('GET');
    case 'HEAD':
      return logCode('HEAD');
    case 'POST':
      return logCode('POST');
    case 'PUT':
      return logCode('PUT');
    case 'PATCH':
      return logCode('PATCH');
    case 'DELETE':
      return logCode('DELETE');
    case 'OPTIONS':
      return logCode('OPTIONS');
  }
  return logCode('other');
}
