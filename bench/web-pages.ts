import { type Browser, chromium, type Page } from 'playwright-core';
import { buildWeb } from '../scripts/build-web.mjs';
import { findChromium } from '../scripts/programs.mjs';
import { readWebBundle } from '../src/http/web-bundle.ts';
import { startDemoService } from '../tests/support/demo-service.ts';
import { markdownTable, percentilesOf } from './figures.ts';
import { writeSection } from './sections.ts';

const SLOWDOWNS = [1, 4];

/**
 * Measures what somebody waits for in the browser, in Chromium on this machine with its processor as it is and slowed down four times:
 * the pane from its page to figures on screen, the next item from the click to its figures. Writes the section of docs/PERFORMANCE.md.
 */
export async function benchWeb(rounds: number): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium is installed: measuring pages needs one.');
  await buildWeb();
  const service = await startDemoService();
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const rows: (readonly string[])[] = [];
    for (const slowdown of SLOWDOWNS) {
      const firsts: number[] = [];
      const nexts: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const { first, next } = await measurePane(browser, service.url, slowdown);
        firsts.push(first);
        nexts.push(next);
      }
      const name = slowdown === 1 ? '' : `, processor ${slowdown} times slower`;
      rows.push(rowOf(`pane: figures on screen${name}`, firsts), rowOf(`pane: next item${name}`, nexts));
    }
    await writeSection('In the browser', await textOf(rows));
  } finally {
    await browser.close();
    await service.stop();
  }
}

async function measurePane(browser: Browser, url: URL, slowdown: number): Promise<{ first: number; next: number }> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(watchForScores);
  await page.goto(new URL('/demo/host/outlook?as=priya&open=kenji', url).href);
  // Looking for it from outside would cost the page time of its own: it writes down by itself when it is there.
  while ((await scoresSeen(page)).length === 0) await page.waitForTimeout(500);
  const first = (await scoresSeen(page))[0]?.at ?? Number.NaN;
  // What comes after the figures (the company, others who know them) has come.
  await page.waitForTimeout(1_000 * slowdown);
  const before = (await scoresSeen(page)).length;
  const clicked = await page.frames()[1]?.evaluate('performance.now()');
  await page.evaluate(`document.querySelector('[data-item="meeting"]').click()`);
  while ((await scoresSeen(page)).length <= before) await page.waitForTimeout(300);
  const next = ((await scoresSeen(page))[before]?.at ?? Number.NaN) - Number(clicked);
  await context.close();
  return { first, next };
}

async function scoresSeen(page: Page): Promise<readonly { readonly at: number }[]> {
  const seen = await page.frames()[1]?.evaluate('JSON.stringify(window.scoresSeen ?? [])');
  return seen === undefined ? [] : JSON.parse(String(seen));
}

/** Runs in the pane: writes down when a score appears on screen that was not there before, in milliseconds since the page began. */
function watchForScores(): void {
  const seen: { at: number }[] = [];
  Object.assign(window, { scoresSeen: seen });
  let last: Element | null = null;
  const look = (): void => {
    const score = document.querySelector('[role="img"][aria-label$=" of 100"]');
    if (score !== null && score !== last) requestAnimationFrame(() => seen.push({ at: performance.now() }));
    last = score;
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

function rowOf(name: string, values: readonly number[]): readonly string[] {
  const { p50, worst } = percentilesOf(values);
  return [name, String(values.length), p50.toFixed(0), worst.toFixed(0)];
}

async function textOf(rows: readonly (readonly string[])[]): Promise<string> {
  const { entries, files } = await readWebBundle();
  const kilobytesOf = (names: readonly string[]): string => {
    const bytes = names.reduce((sum, name) => sum + (files.get(name)?.gzipped.length ?? 0), 0);
    return (bytes / 1000).toFixed(0);
  };
  const sizes = Object.entries(entries).map(([name, { script, chunks, soon }]) => {
    return [name, kilobytesOf([script, ...chunks]), kilobytesOf(soon)];
  });
  return [
    'Measured with `npm run bench -- --web`: Chromium against the demo service on the same machine, each time with an empty cache. Milliseconds.',
    '',
    markdownTable(['what', 'times', 'p50', 'worst'], rows),
    '',
    'JavaScript, gzipped; what follows is fetched beside the first load (the sign-in of the pane):',
    '',
    markdownTable(['page', 'first load, kB', 'follows, kB'], sizes),
  ].join('\n');
}
