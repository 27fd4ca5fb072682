import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Request, Response as RestifyResponse } from 'restify';
import { z } from 'zod';
import { problemSchema } from '../../src/contract/problem.ts';
import { defineRoute } from '../../src/contract/route.ts';
import { AppError } from '../../src/domain/app-error.ts';
import { CONTRACT_MARK } from '../../src/http/contract-document.ts';
import { type Edge, mountRoute } from '../../src/http/mount.ts';
import { type EdgeServer, startEdge } from './edge.ts';

const SECRET = 'yvonne@fourthcoffee.com';

describe('the server', () => {
  let edge: EdgeServer;
  afterEach(() => edge.end());

  test('answers an address that is not there with a problem document', async () => {
    edge = await startEdge();
    const { response, problem } = await refused(edge.get('/nowhere'));
    expect(response.status).toBe(404);
    expect(response.headers.get('acquaint-contract')).toBe(CONTRACT_MARK);
    expect(problem).toMatchObject({ code: 'not_found', type: 'urn:acquaint:problem:not_found', status: 404 });
  });

  test('answers a method an address does not take with 405 and the methods it takes', async () => {
    edge = await startEdge();
    const { response, problem } = await refused(edge.get('/healthz', { method: 'DELETE' }));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
    expect(problem.code).toBe('method_not_allowed');
  });

  test('refuses a body over the limit with 413', async () => {
    edge = await startEdge({ mountApi: mountEcho });
    const { response, problem } = await refused(post('/echo', JSON.stringify({ text: 'x'.repeat(70_000) })));
    expect(response.status).toBe(413);
    expect(problem.code).toBe('payload_too_large');
  });

  test.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b'],
    ['a file upload', { 'content-type': 'multipart/form-data; boundary=x' }, '--x\r\n\r\nhello\r\n--x--'],
    ['plain text', { 'content-type': 'text/plain' }, '{}'],
    ['compressed JSON', { 'content-encoding': 'gzip' }, gzipSync('{}')],
    ['JSON that only claims to be compressed', { 'content-encoding': 'gzip' }, 'this is no gzip'],
  ])('refuses %s with 415', async (_name, headers, body) => {
    edge = await startEdge({ mountApi: mountEcho });
    const { response, problem } = await refused(post('/echo', body, headers));
    expect(response.status).toBe(415);
    expect(problem.code).toBe('unsupported_media_type');
    expect((await edge.get('/healthz')).status).toBe(200);
  });

  test('refuses a body that is no JSON with 400, not quoting it', async () => {
    edge = await startEdge({ mountApi: mountEcho });
    const { response, problem, text } = await refused(post('/echo', `{"who":"${SECRET}`));
    expect(response.status).toBe(400);
    expect(problem.code).toBe('invalid_input');
    expect(text).not.toContain('fourthcoffee');
  });

  test('takes a proper body', async () => {
    edge = await startEdge({ mountApi: mountEcho });
    expect(await (await post('/echo', '{"a":1}')).json()).toEqual({ a: 1 });
  });

  test.each([
    ['an Error', new Error(`no such person: ${SECRET}`)],
    ['an error that carries a status', Object.assign(new Error(SECRET), { statusCode: 400 })],
    ['a text', SECRET],
    ['nothing', undefined],
  ])('answers %s thrown by a route with a reference, and not one word of it', async (_name, thrown) => {
    edge = await startEdge({ mountApi: (to) => mountThrowing(to, thrown) });
    const { response, problem, text } = await refused(edge.get('/api/throws', await bearer()));
    expect(response.status).toBe(500);
    expect(problem).toMatchObject({ code: 'internal', instance: `urn:uuid:${response.headers.get('x-request-id')}` });
    expect(problem.detail).toContain(response.headers.get('x-request-id'));
    expect(text).not.toContain('yvonne');
    expect(edge.lines().join('\n')).not.toContain('yvonne');
    expect(edge.lines().map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ event: 'request_failed', request: response.headers.get('x-request-id') }),
    );
  });

  test('answers what restify itself throws at with a reference, and not one word of it', async () => {
    edge = await startEdge({ mountApi: mountBroken });
    const { response, problem, text } = await refused(edge.get('/broken'));
    expect(response.status).toBe(500);
    expect(problem.code).toBe('internal');
    expect(text).not.toContain('yvonne');
  });

  test('passes a refusal of the domain on in its own words, fields included', async () => {
    const fields = [{ field: 'at', problem: 'Write a day.' }];
    edge = await startEdge({
      mountApi: (to) => mountThrowing(to, new AppError('conflict', 'It has changed.', fields)),
    });
    const { response, problem } = await refused(edge.get('/api/throws', await bearer()));
    expect(response.status).toBe(409);
    expect(problem).toMatchObject({ code: 'conflict', detail: 'It has changed.', errors: fields });
  });

  test('says the same to everybody without a valid token, before looking at anything else', async () => {
    edge = await startEdge({ mountApi: (to) => mountThrowing(to, new Error('reached')) });
    const without = await refused(edge.get('/api/throws?bad=1'));
    const wrong = await refused(edge.get('/api/throws', { headers: { authorization: 'Bearer a.b.c' } }));
    expect(without.response.status).toBe(401);
    expect(without.response.headers.get('www-authenticate')).toBe('Bearer realm="acquaint"');
    expect({ ...without.problem, instance: '' }).toEqual({ ...wrong.problem, instance: '' });
    expect(without.problem.code).toBe('unauthenticated');
  });

  test('refuses a role that a route is not for', async () => {
    edge = await startEdge({
      mountApi: (to) => mountRoute(to, { ...ROUTE, roles: ['administrator'] }, async () => ({ ok: true })),
    });
    const { response, problem } = await refused(edge.get('/api/throws', await bearer()));
    expect(response.status).toBe(403);
    expect(problem.code).toBe('forbidden');
  });

  test('names every field that is wrong, in the path and in the query', async () => {
    const route = defineRoute({
      ...ROUTE,
      path: '/api/throws/{day}',
      params: z.strictObject({ day: z.string().regex(/^\d+$/, 'Write digits.') }),
      query: z.strictObject({ limit: z.string(), q: z.string().optional() }),
    });
    edge = await startEdge({ mountApi: (to) => mountRoute(to, route, async () => ({ ok: true })) });
    const { problem } = await refused(edge.get('/api/throws/today?q=a&q=b&__proto__[x]=1&who=me', await bearer()));
    expect(problem).toMatchObject({ code: 'invalid_input' });
    expect(problem.errors).toEqual(
      expect.arrayContaining([
        { field: 'day', problem: 'Write digits.' },
        { field: 'limit', problem: 'This field is needed.' },
        { field: 'q', problem: 'Give this field once, as plain text.' },
        { field: 'who', problem: 'There is no such field here.' },
      ]),
    );
  });

  test('gives every answer an id of its own, whatever the client says, and the strict headers', async () => {
    edge = await startEdge();
    for (const path of ['/healthz', '/nowhere', '/metrics', '/api/none']) {
      const response = await edge.get(path, { headers: { 'x-request-id': SECRET } });
      expect(response.headers.get('x-request-id')).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      for (const absent of ['etag', 'server', 'x-powered-by', 'last-modified', 'access-control-allow-origin']) {
        expect(response.headers.has(absent)).toBe(false);
      }
    }
  });

  test.each([
    ['a host with a blank', 'GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n'],
    ['a host that is a path', 'GET /healthz HTTP/1.1\r\nHost: x/y?\r\n\r\n'],
    ['a port that is none', 'GET /healthz HTTP/1.1\r\nHost: x:99999\r\n\r\n'],
    ['a target that is no path', 'GET http://[/ HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['no host', 'GET /healthz HTTP/1.0\r\n\r\n'],
  ])('answers %s with 400 and goes on living', async (_name, request) => {
    edge = await startEdge();
    const answer = await sendRaw(edge.url, request);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"invalid_input"');
    expect((await edge.get('/healthz')).status).toBe(200);
  });

  test.each(['/api/%E0%A4%A', '//', '/%', `/${'a'.repeat(5_000)}`, '/api/../../etc/passwd', '/healthz;x=1'])(
    'answers the odd path %p as one that is not there',
    async (path) => {
      edge = await startEdge();
      expect(await sendRaw(edge.url, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(
        /^HTTP\/1\.1 404 .*"code":"not_found"/s,
      );
    },
  );

  test('counts requests by route template and status, never by address', async () => {
    edge = await startEdge({ mountApi: (to) => mountRoute(to, WITH_PARAM, async () => ({ ok: true })) });
    await edge.get(`/api/people/${encodeURIComponent(SECRET)}`, await bearer());
    await edge.get(`/nowhere/${SECRET}`);
    const figures = await (await edge.get('/metrics')).text();
    expect(figures).toContain(
      'acquaint_http_requests_total{method="GET",route="/api/people/{address}",status="200"} 1',
    );
    expect(figures).toContain('acquaint_http_requests_total{method="GET",route="none",status="404"} 1');
    expect(figures).toContain(
      'acquaint_http_request_duration_seconds_count{method="GET",route="/api/people/{address}"} 1',
    );
    expect(figures).toContain('acquaint_database_info{kind="pglite"} 1');
    expect(figures).not.toContain('yvonne');
  });

  async function bearer(): Promise<RequestInit> {
    return { headers: { authorization: `Bearer ${await edge.sign()}` } };
  }

  function post(path: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
    const all = { 'content-type': 'application/json', ...headers };
    return edge.get(path, {
      method: 'POST',
      headers: all,
      body: typeof body === 'string' ? body : new Blob([new Uint8Array(body)]),
    });
  }
});

const ROUTE = defineRoute({
  method: 'GET',
  path: '/api/throws',
  operationId: 'throws',
  summary: '',
  description: '',
  params: z.strictObject({}),
  query: z.strictObject({}),
  reply: z.strictObject({ ok: z.boolean() }),
  errors: [],
  roles: ['administrator', 'colleague', 'guest'],
});

const WITH_PARAM = defineRoute({
  ...ROUTE,
  path: '/api/people/{address}',
  params: z.strictObject({ address: z.string() }),
});

function mountThrowing(edge: Edge, thrown: unknown): void {
  mountRoute(edge, ROUTE, async () => {
    throw thrown;
  });
}

function mountEcho(edge: Edge): void {
  edge.server.post('/echo', async (request: Request, response: RestifyResponse) => {
    response.sendRaw(200, JSON.stringify(request.body), { 'content-type': 'application/json' });
  });
}

/** A handler past the route helper: what it throws reaches restify. */
function mountBroken(edge: Edge): void {
  edge.server.get('/broken', async () => {
    throw new Error(`no such person: ${SECRET}`);
  });
}

async function refused(
  answering: Promise<Response>,
): Promise<{ readonly response: Response; readonly problem: z.infer<typeof problemSchema>; readonly text: string }> {
  const response = await answering;
  const text = await response.text();
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = problemSchema.parse(JSON.parse(text));
  expect(problem.status).toBe(response.status);
  return { response, problem, text };
}

function sendRaw(url: URL, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.write(request);
  });
}
