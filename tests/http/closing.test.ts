import { Agent, get } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Page } from '../../src/http/page.ts';
import { type EdgeServer, startEdge } from './edge.ts';

describe('ending', () => {
  let edge: EdgeServer;
  afterEach(() => edge.end());

  test('lets a request under way finish, and then takes no other', async () => {
    const gate = openGate();
    edge = await startEdge({ pages: [gate.page] });
    const slow = edge.get('/slow');
    await gate.entered;
    const closed = edge.listening.close({ drainMs: 0, graceMs: 5_000 });
    gate.open();
    expect(await (await slow).text()).toBe('done');
    await closed;
    await expect(edge.get('/healthz')).rejects.toThrow();
  });

  test('says on /readyz that it is closing while the door is still open', async () => {
    edge = await startEdge();
    expect(await (await edge.get('/readyz')).json()).toEqual({ state: 'ready' });
    const closed = edge.listening.close({ drainMs: 400, graceMs: 100 });
    const response = await edge.get('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ state: 'closing' });
    expect(response.headers.get('connection')).toBe('close');
    expect((await edge.get('/healthz')).status).toBe(200);
    await closed;
  });

  test('does not wait for connections nobody uses', async () => {
    edge = await startEdge();
    const agent = new Agent({ keepAlive: true });
    await new Promise((resolve) =>
      get(new URL('/healthz', edge.url), { agent }, (answer) => answer.resume().on('end', resolve)),
    );
    const startedAt = performance.now();
    await edge.listening.close({ drainMs: 0, graceMs: 20_000 });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    agent.destroy();
  });

  test('cuts off what is not finished when the grace is over', async () => {
    const gate = openGate();
    edge = await startEdge({ pages: [gate.page] });
    const slow = edge.get('/slow');
    slow.catch(() => undefined);
    await gate.entered;
    await edge.listening.close({ drainMs: 0, graceMs: 50 });
    await expect(slow).rejects.toThrow();
    expect(edge.lines().some((line) => line.includes('grace_over'))).toBe(true);
    gate.open();
  });
});

describe('/readyz', () => {
  let edge: EdgeServer;
  afterEach(() => edge.end());

  test('says no when the database fails, without its words', async () => {
    edge = await startEdge({ checkDatabase: () => Promise.reject(new Error('password of yvonne is wrong')) });
    const response = await edge.get('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ state: 'database_not_answering' });
    expect(edge.lines().join('\n')).not.toContain('yvonne');
  });

  test('says no when the database takes more than a second', async () => {
    edge = await startEdge({ checkDatabase: () => new Promise(() => undefined) });
    const startedAt = performance.now();
    expect((await edge.get('/readyz')).status).toBe(503);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(900);
  });
});

/** A page that answers when the test says so. */
function openGate(): { readonly page: Page; readonly entered: Promise<void>; readonly open: () => void } {
  const entered = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  const answer: Page['answer'] = async () => {
    entered.resolve();
    await opened.promise;
    return { status: 200, contentType: 'text/plain', body: 'done' };
  };
  return { page: { path: '/slow', answer }, entered: entered.promise, open: opened.resolve };
}
