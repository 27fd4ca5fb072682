// npm run screens: draws the side pane, its items, states and themes, into docs/screens/pane.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/programs.mjs';
import { smallPng } from '../bot/cards/small-png.ts';
import { startDemoService } from '../support/demo-service.ts';
import { beOutdated, fail, goOffline, withdrawConsents } from '../support/screen-states.ts';
import { ROOT } from '../support/source-files.ts';

const FOLDER = join(ROOT, 'docs/screens/pane');

/** Pixels that the mailbox takes above the pane. */
const HOST_HEIGHT = 500;

type Screen = {
  readonly name: string;
  readonly query: string;
  readonly themes?: readonly string[];
  readonly first?: (page: Page) => Promise<void>;
  /** What is between the page and the service. */
  readonly between?: (page: Page) => Promise<void>;
};

/** What is drawn: a name, what the demo's mailbox is asked for, and what is done first. */
const SCREENS: readonly Screen[] = [
  { name: 'known', query: 'as=priya&open=kenji', themes: ['light', 'dark', 'contrast'] },
  { name: 'new', query: 'as=priya&open=yvonne', themes: ['light', 'dark'] },
  { name: 'asking', query: 'as=priya&open=yvonne', first: openForm },
  { name: 'several', query: 'as=priya&open=both' },
  { name: 'draft', query: 'as=priya&open=draft' },
  { name: 'guest', query: 'as=tom&open=yvonne' },
  { name: 'newsletter', query: 'as=priya&open=news' },
  { name: 'inside', query: 'as=priya&open=inside' },
  { name: 'nothing-open', query: 'as=priya&open=none' },
  { name: 'signed-out', query: 'as=priya&open=kenji&refuse=no' },
  { name: 'opted-out', query: 'as=helena&open=yvonne' },
  { name: 'one-sided', query: 'as=priya&open=rolf' },
  { name: 'reading', query: 'as=priya&open=kenji', between: stillReading },
  { name: 'paused', query: 'as=marcus&open=yvonne', between: () => pause('marcus') },
  {
    name: 'offline',
    query: 'as=priya&open=kenji',
    between: goOffline,
  },
  { name: 'failed', query: 'as=priya&open=kenji', between: fail },
  { name: 'outdated', query: 'as=priya&open=kenji', between: beOutdated },
  { name: 'outside', query: '' },
  // The last one: it takes back a consent.
  { name: 'no-consent', query: 'as=priya&open=yvonne', between: () => withdrawConsents(service.url) },
];

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium is installed: drawing needs one.');
await mkdir(FOLDER, { recursive: true });
// Chromium's sandbox refuses to run as root, which is who this is in a container.
const args = ['--disable-gpu', '--disable-lcd-text', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
const service = await startDemoService();
const browser = await chromium.launch({ executablePath, args });
try {
  for (const screen of SCREENS) {
    for (const theme of screen.themes ?? ['light']) await draw(browser, screen, theme);
  }
} finally {
  await browser.close();
  await service.stop();
}

async function draw(from: Browser, screen: Screen, theme: string): Promise<void> {
  const page = await from.newPage({
    viewport: { width: 320, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  await screen.between?.(page);
  if (screen.name === 'outside') {
    await drawOutside(page);
    return;
  }
  await page.goto(new URL(`/demo/host/outlook?${screen.query}&theme=${theme}`, service.url).href);
  await page.frameLocator('#pane').getByRole('heading', { level: 2 }).first().waitFor();
  await page.waitForTimeout(1_500);
  await screen.first?.(page);
  await page.waitForTimeout(400);
  const height = await page.frames()[1]?.evaluate(() => document.querySelector('main')?.scrollHeight ?? 900);
  const tall = Math.max(200, height ?? 900);
  await page.setViewportSize({ width: 320, height: tall + HOST_HEIGHT });
  await page.locator('#pane').evaluate((frame, pixels) => {
    frame.style.height = `${pixels}px`;
  }, tall);
  await page.waitForTimeout(200);
  const path = join(FOLDER, `${screen.name}${theme === 'light' ? '' : `-${theme}`}.png`);
  await writeFile(path, smallPng(await page.locator('#pane').screenshot()));
  process.stdout.write(`${path}\n`);
  await page.close();
}

async function drawOutside(page: Page): Promise<void> {
  await page.setViewportSize({ width: 480, height: 420 });
  await page.goto(new URL('/addin', service.url).href);
  await page.getByRole('link').first().waitFor();
  const path = join(FOLDER, 'outside.png');
  await writeFile(path, smallPng(await page.screenshot()));
  process.stdout.write(`${path}\n`);
  await page.close();
}

/** The answer of a mailbox that is being read: in the demo all are read before anybody can look. */
async function stillReading(page: Page): Promise<void> {
  await page.route('**/health', async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    answer.own.relationship.health = {
      state: 'in_progress',
      monthsRead: 3,
      monthsToRead: 12,
      sentence: 'Still reading: 3 of 12 months.',
      about: answer.own.relationship.health.about,
    };
    await route.fulfill({ response, json: answer });
  });
}

async function pause(person: string): Promise<void> {
  const reply = (await (await fetch(new URL(`/demo/host/token?as=${person}`, service.url))).json()) as {
    token: string;
  };
  const response = await fetch(new URL('/api/me/sharing', service.url), {
    method: 'PUT',
    headers: { authorization: `Bearer ${reply.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ choice: 'paused', pausedUntil: new Date(Date.now() + 14 * 86_400_000).toISOString() }),
  });
  if (!response.ok) throw new Error(`Sharing was not paused: ${await response.text()}`);
}

async function openForm(page: Page): Promise<void> {
  const pane = page.frameLocator('#pane');
  await pane
    .getByRole('button', { name: /^Get introduced by/ })
    .first()
    .click();
  await pane.getByRole('form').waitFor();
}
