import type { IncomingMessage, ServerResponse } from 'node:http';
import restify, { type Next, type Request, type RequestHandler, type Response } from 'restify';
import { presentProblem } from '../contract/problem.ts';
import { sendProblem } from './send.ts';

/** The largest body the service reads, in bytes. */
const MOST_BODY_BYTES = 65_536;

/** Headers of every answer. Pages that need more say so themselves. */
export const STRICT_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * Whether restify can work with the request line and the `Host` header at all. It builds a URL from both and would end
 * the whole process when that fails, so it must not see them otherwise.
 */
export function isWellFormed(request: IncomingMessage, isHostAllowed: (host: string) => boolean): boolean {
  const host = /^([\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.exec(request.headers.host ?? '');
  const name = host?.[1]?.replace(/^\[|\]$/g, '').toLowerCase();
  if (name === undefined || !URL.canParse(`http://${request.headers.host}`)) return false;
  return isHostAllowed(name) && isPath(request.url ?? '');
}

/** Answers a request that restify must not see. */
export function sendMalformed(response: ServerResponse, requestId: string): void {
  const problem = presentProblem('invalid_input', 'The request could not be read.', requestId);
  const body = JSON.stringify(problem);
  response.statusCode = problem.status;
  response.setHeader('content-type', 'application/problem+json');
  response.setHeader('content-length', Buffer.byteLength(body));
  response.setHeader('connection', 'close');
  response.end(body);
}

/**
 * The handlers that read query and body. Bodies are JSON, not compressed (restify's reader would end the process over a
 * broken gzip stream, and counts the bytes of a good one before they unfold), and small.
 */
export function readers(requestIdOf: (request: Request) => string): readonly RequestHandler[] {
  const refuseOtherFormats = (request: Request, response: Response, next: Next): void => {
    if (!hasBody(request) || isPlainJson(request)) {
      next();
      return;
    }
    response.setHeader('connection', 'close');
    const detail = 'Send the body as application/json, not compressed.';
    sendProblem(response, presentProblem('unsupported_media_type', detail, requestIdOf(request)));
    next(false);
  };
  return [
    refuseOtherFormats,
    restify.plugins.queryParser({ mapParams: false, depth: 0, parameterLimit: 20 }),
    restify.plugins.bodyReader({ maxBodySize: MOST_BODY_BYTES }),
    ...restify.plugins.jsonBodyParser({ mapParams: false, bodyReader: true }),
  ];
}

function isPath(target: string): boolean {
  return target.startsWith('/') && URL.canParse(`http://localhost${target}`);
}

function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || (request.headers['content-length'] ?? '0') !== '0';
}

function isPlainJson(request: Request): boolean {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const encoding = request.headers['content-encoding'];
  return type === 'application/json' && (encoding === undefined || encoding === 'identity');
}
