import { cpus, loadavg } from 'node:os';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../scripts/programs.mjs';
import { startDemoService } from '../tests/support/demo-service.ts';
import { addManyContacts } from '../tests/support/many-contacts.ts';
import { markdownTable, whole } from './figures.ts';
import { writeSection } from './sections.ts';

const ROWS = 10_000;
const SECONDS = 3;
/** Turns of each, one after the other: the machine is shared, and a single turn says little. */
const TURNS = 5;
const MOST_LOADING_MS = 120_000;

/** Pixels that the page is scrolled by from frame to frame: as a wheel that is turned fast does, and as a thumb that is dragged does. */
const SPEEDS = { 'wheel, turned fast': 60, 'thumb, dragged from top to bottom': 1_700 } as const;

/**
 * Measures frames while the tab Relationships is scrolled with 10,000 people in it, in Chromium without a graphics card: the whole tab in
 * its host, from a running service. Writes the section of docs/PERFORMANCE.md.
 */
export async function benchScrolling(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium is installed: the bench of the tab needs one.');
  const service = await startDemoService((db) =>
    addManyContacts(db, { address: 'sofia.lindqvist@contoso.example', count: ROWS, now: Date.now() }),
  );
  // Chromium's sandbox refuses to run as root, which is who this is in a container.
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await writeSection('The table of relationships', await measure(browser, service.url));
  } finally {
    await browser.close();
    await service.stop();
  }
}

async function measure(browser: Browser, url: URL): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  const startedAt = performance.now();
  await page.goto(new URL('/demo/host/tabs/relationships?as=sofia', url).href);
  const tab = page.frameLocator('#tab');
  await tab.getByRole('row').nth(1).waitFor();
  const firstRows = performance.now() - startedAt;
  const isWhole = tab.getByRole('status').filter({ hasText: /^[\d,]+ people$/ });
  await isWhole.waitFor({ timeout: MOST_LOADING_MS });
  const all = performance.now() - startedAt;
  const bare = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await bare.setContent(barePage());
  const rows: (readonly string[])[] = [];
  for (const [what, pixels] of Object.entries(SPEEDS)) {
    const tabTurns: Scrolled[] = [];
    const bareTurns: Scrolled[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      await bare.bringToFront();
      bareTurns.push(await bare.evaluate(scroll, { pixels, seconds: SECONDS }));
      await page.bringToFront();
      tabTurns.push((await page.frames()[1]?.evaluate(scroll, { pixels, seconds: SECONDS })) as Scrolled);
    }
    rows.push([`${what}: bare page`, ...cellsOf(bareTurns)], [`${what}: the tab`, ...cellsOf(tabTurns)]);
  }
  return [
    `The tab Relationships with ${whole(ROWS)} people, in Chromium without a graphics card, ${SECONDS} s of scrolling a turn (\`npm run bench -- --scrolling\`). ` +
      `The bare page has as many rows of plain text and no script: what the machine can do at the time, ${TURNS} turns of each in turn; load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores. ` +
      `First rows after ${whole(firstRows)} ms, all of them after ${(all / 1000).toFixed(1)} s, on PGlite.`,
    '',
    markdownTable(
      ['scrolled by', 'frames a second, median turn', 'slowest turn', 'longest frame, ms', 'rows in the page'],
      rows,
    ),
  ].join('\n');
}

/** As many rows as the tab has, as plain text: no script, nothing drawn in parts. */
function barePage(): string {
  const style =
    'body{margin:0;font:14px sans-serif}p{margin:0;height:51px;border-bottom:1px solid #ddd;contain:strict}';
  const rows = Array.from({ length: ROWS }, (_, n) => `<p>person.${n}@company.example Good 72 Steady 12 Nov 2026</p>`);
  return `<style>${style}</style>${rows.join('')}`;
}

function cellsOf(turns: readonly Scrolled[]): readonly string[] {
  const rates = turns
    .map(({ frames }) => (1_000 * frames.length) / frames.reduce((sum, frame) => sum + frame, 0))
    .sort((a, b) => a - b);
  const [slowest = 0] = rates;
  const median = rates[Math.floor(rates.length / 2)] ?? 0;
  const longest = Math.max(...turns.flatMap(({ frames }) => frames));
  const rows = Math.max(...turns.map(({ mostRows }) => mostRows));
  return [median.toFixed(1), slowest.toFixed(1), longest.toFixed(0), rows === 0 ? 'all' : whole(rows)];
}

type Scrolled = { readonly frames: readonly number[]; readonly mostRows: number };

/** Runs in the page: scrolls a little with every frame, down and up again, and notes how long each frame takes. */
function scroll({ pixels, seconds }: { readonly pixels: number; readonly seconds: number }): Promise<Scrolled> {
  return new Promise((resolve) => {
    const frames: number[] = [];
    let mostRows = 0;
    let direction = 1;
    let before = 0;
    const started = performance.now();
    const step = (now: number): void => {
      if (before > 0) frames.push(now - before);
      before = now;
      mostRows = Math.max(mostRows, document.querySelectorAll('[role=grid] tbody tr').length);
      const end = document.documentElement.scrollHeight - window.innerHeight;
      if (window.scrollY >= end - 1) direction = -1;
      if (window.scrollY <= 0) direction = 1;
      window.scrollBy(0, pixels * direction);
      if (now - started < seconds * 1_000) requestAnimationFrame(step);
      else resolve({ frames, mostRows });
    };
    requestAnimationFrame(step);
  });
}
