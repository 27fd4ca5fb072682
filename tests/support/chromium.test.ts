import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeInChromium } from './chromium.ts';

describeInChromium('a browser for tests', (open) => {
  const server = createServer((_request, response) => response.end('<title>Here</title>'));
  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  test('shows a page of this machine', async () => {
    const page = await open();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(await page.title()).toBe('Here');
  });

  test('reaches nothing elsewhere', async () => {
    const page = await open();
    await expect(page.goto('http://elsewhere.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  });
});
