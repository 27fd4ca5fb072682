import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'restify';
import type { Problem } from '../contract/problem.ts';
import type { PageReply } from './page.ts';

/** Sends a body as it stands, past restify's formatters, which would add and hide things of their own. */
export function sendText(response: Response, status: number, type: string, body: string): void {
  response.sendRaw(status, body, { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) });
}

/** Sends a page or a file, packed where that is there and taken. */
export function sendPage(request: Request, response: Response, reply: PageReply): void {
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (reply.gzipped !== undefined) response.setHeader('vary', 'accept-encoding');
  const isPacked = reply.gzipped !== undefined && takesGzip(request.headers['accept-encoding']);
  if (isPacked) response.setHeader('content-encoding', 'gzip');
  const body = Buffer.from(isPacked ? reply.gzipped : reply.body);
  response.sendRaw(reply.status, body, { 'content-type': reply.contentType, 'content-length': String(body.length) });
}

function takesGzip(accepted: string | string[] | undefined): boolean {
  return /(^|,)\s*gzip\s*(;\s*q=(1|0\.\d*[1-9])\d*\s*)?(,|$)/i.test(String(accepted ?? ''));
}

/** Sends a reply as JSON. */
export function sendJson(response: Response, status: number, body: unknown): void {
  sendText(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

/**
 * Sends JSON that comes in pieces, no faster than the reader takes it. What fails after the first piece breaks the connection off: half an
 * answer must not look like a whole one.
 */
export async function sendPieces(response: Response, pieces: AsyncIterable<string>): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]();
  // The first piece is awaited before anything is sent, so that a refusal can still be one.
  const first = await iterator.next();
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  const rest = { [Symbol.asyncIterator]: () => iterator };
  const all = async function* () {
    if (!first.done) yield first.value;
    yield* rest;
  };
  await pipeline(Readable.from(all()), response);
}

/** Sends a refusal (RFC 9457). A 401 says how to sign in, in the same words whatever was wrong. */
export function sendProblem(response: Response, problem: Problem): void {
  if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer realm="acquaint"');
  if (problem.status === 503) response.setHeader('retry-after', '5');
  sendText(response, problem.status, 'application/problem+json', JSON.stringify(problem));
}
