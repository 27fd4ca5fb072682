// npm run screens: draws the side pane, its items, states and themes, into docs/screens/pane.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/programs.mjs';
import { smallPng } from '../bot/cards/small-png.ts';
import { startDemoService } from '../support/demo-service.ts';
import { ROOT } from '../support/source-files.ts';

const FOLDER = join(ROOT, 'docs/screens/pane');

/** Pixels that the mailbox takes above the pane. */
const HOST_HEIGHT = 500;

type Screen = {
  readonly name: string;
  readonly query: string;
  readonly themes?: readonly string[];
  readonly first?: (page: Page) => Promise<void>;
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

async function openForm(page: Page): Promise<void> {
  const pane = page.frameLocator('#pane');
  await pane
    .getByRole('button', { name: /^Get introduced by/ })
    .first()
    .click();
  await pane.getByRole('form').waitFor();
}
