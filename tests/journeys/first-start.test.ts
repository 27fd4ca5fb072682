import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeInChromium } from '../support/chromium.ts';
import { type RunningService, startService } from '../support/running-service.ts';

describeInChromium('the first start, from an empty folder', (open) => {
  let dataDir = '';
  let first: RunningService;
  let url: URL;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'acquaint-first-'));
    first = startService(dataDir);
    url = await first.startPage();
  });
  afterAll(async () => {
    await first.stop('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  });

  async function openStartPage() {
    const page = await open();
    const troubles: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
    });
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
    await page.goto(url.href);
    return { page, troubles };
  }

  test('shows who knows a contact, and how healthy a relationship is', async () => {
    const { page, troubles } = await openStartPage();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Acquaint');
    const cards = page.getByRole('region', { name: 'Live' });
    expect(await cards.textContent()).toMatch(/Yvonne/);
    expect(await cards.textContent()).toMatch(/strong|medium/);
    expect(troubles).toEqual([]);
  });

  test('leads in one click to the mail, and to a tab, of the person one chooses to be', async () => {
    const { page } = await openStartPage();
    await page.getByRole('link', { name: 'Open the mail from Yvonne as Priya Nair' }).click();
    await page.frameLocator('#pane').getByRole('heading', { name: 'At least 5 colleagues know them' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'See what colleagues see of her as Sofia Lindqvist' }).click();
    await page.frameLocator('#tab').getByRole('heading', { name: 'What you share' }).waitFor();
  });

  test('needs no scrolling sideways on a narrow screen', async () => {
    const { page } = await openStartPage();
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });

  test('leads to the documentation of the API', async () => {
    const { page } = await openStartPage();
    await page.getByRole('link', { name: 'API documentation' }).click();
    expect(await page.locator('body').textContent()).toContain('"openapi":');
  });

  test('serves what it has made up, ends in order when told to, and is there at once the next time', async () => {
    expect(first.output()).toContain('making up a year');
    await expectDemo(url);
    expect(await first.stop('SIGTERM')).toBe(0);

    const second = startService(dataDir);
    await expectDemo(await second.startPage());
    expect(second.output()).not.toContain('making up');
    expect(await second.stop('SIGINT')).toBe(0);
    expect(second.errors()).toBe('');
    const log = await readFile(join(dataDir, 'service.log'), 'utf8');
    expect(log.match(/"event":"stopped"/g)).toHaveLength(2);
    expect(log).not.toMatch(/yvonne|priya|eyJ/i);
  });
});

/** The start page shows the live examples, and its first command works as it stands. */
async function expectDemo(url: URL): Promise<void> {
  const response = await fetch(url);
  const page = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
  expect(page).toMatch(/Marcus Feldt.*strong/s);
  expect(page).toContain('of 100');
  const [, token = '', path = ''] = /Bearer ([\w.-]+)&#39; &#39;([^&]+)&#39;/.exec(page) ?? [];
  const answer = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('marcus.feldt@contoso.example');
  expect((await fetch(new URL('/readyz', url))).status).toBe(200);
  // A page elsewhere whose name points at 127.0.0.1 must not read the tokens on the start page.
  expect(await statusUnderName(url, 'rebound.example')).toBe(400);
  expect(await statusUnderName(url, 'localhost')).toBe(200);
}

function statusUnderName(url: URL, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
  });
}
