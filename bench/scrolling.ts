import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../scripts/programs.mjs';
import { startDemoService } from '../tests/support/demo-service.ts';
import { addManyContacts } from '../tests/support/many-contacts.ts';
import { markdownTable, whole } from './figures.ts';
import { writeSection } from './sections.ts';

const ROWS = 10_000;
const SECONDS = 5;
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
  const rows: (readonly string[])[] = [];
  for (const [what, pixels] of Object.entries(SPEEDS)) {
    const scrolled = (await page.frames()[1]?.evaluate(scroll, { pixels, seconds: SECONDS })) as Scrolled;
    const worst = Math.max(...scrolled.frames);
    const mean = scrolled.frames.reduce((sum, frame) => sum + frame, 0) / scrolled.frames.length;
    const long = scrolled.frames.filter((frame) => frame > 20.5).length;
    rows.push([
      what,
      (1000 / mean).toFixed(1),
      `${long} of ${scrolled.frames.length}`,
      worst.toFixed(0),
      whole(scrolled.mostRows),
    ]);
  }
  return [
    `The tab Relationships with ${whole(ROWS)} people, in Chromium without a graphics card, ${SECONDS} s of scrolling each (\`npm run bench -- --scrolling\`). ` +
      `First rows after ${whole(firstRows)} ms, all of them after ${(all / 1000).toFixed(1)} s, on PGlite.`,
    '',
    markdownTable(
      ['scrolled by', 'frames a second', 'frames longer than 20 ms', 'longest, ms', 'rows in the page'],
      rows,
    ),
  ].join('\n');
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
