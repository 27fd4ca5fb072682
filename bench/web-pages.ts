import { setTimeout as wait } from 'node:timers/promises';
import { buildWeb } from '../scripts/build-web.mjs';
import { findChromium } from '../scripts/programs.mjs';
import { readWebBundle } from '../src/http/web-bundle.ts';
import { startDemoService } from '../tests/support/demo-service.ts';
import { type BareBrowser, openBareBrowser } from './bare-page.ts';
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
  const browser = await openBareBrowser(executablePath);
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

async function measurePane(browser: BareBrowser, url: URL, slowdown: number): Promise<{ first: number; next: number }> {
  const start = new URL('/demo/host/outlook?as=priya&open=kenji', url);
  const page = await browser.open(start, `(${watchForScores})()`, slowdown);
  const seen = async (): Promise<readonly number[]> => JSON.parse(String(await page.ask(SCORES_SEEN)));
  // It writes down by itself when a score is there; looking for it would cost the page time of its own.
  await wait(1_000 * (slowdown + 1));
  while ((await seen()).length === 0) await wait(1_000);
  const [first = Number.NaN, ...others] = await seen();
  const clicked = Number(await page.ask(CLICK_NEXT));
  await wait(500 * (slowdown + 1));
  while ((await seen()).length < others.length + 2) await wait(500);
  const next = ((await seen())[others.length + 1] ?? Number.NaN) - clicked;
  await page.close();
  return { first, next };
}

const SCORES_SEEN = 'JSON.stringify(frames[0]?.scoresSeen ?? [])';
/** Answers when it was clicked, by the clock of the pane. */
const CLICK_NEXT = `(() => {
  const at = frames[0].performance.now();
  document.querySelector('[data-item="meeting"]').click();
  return at;
})()`;

/**
 * Runs in the pane: writes down when a score is on screen that was not there before, in milliseconds since the page began. What comes after a
 * frame was asked for and drawn is a message.
 */
function watchForScores(): void {
  const seen: number[] = [];
  Object.assign(window, { scoresSeen: seen });
  let last: Element | null = null;
  const look = (): void => {
    const score = document.querySelector('[role="img"][aria-label$=" of 100"]');
    if (score !== null && score !== last) {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.push(performance.now());
        port2.postMessage('drawn');
      });
    }
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
    'Measured with `npm run bench -- --web`: Chromium without a window, and without tools for tests that would slow it down, against the demo service on the same machine, each time with an empty cache. What is slowed down is the own thread of a page, not what it does in threads beside. Milliseconds.',
    '',
    markdownTable(['what', 'times', 'p50', 'worst'], rows),
    '',
    'JavaScript, gzipped; what follows is fetched beside the first load (the sign-in of the pane):',
    '',
    markdownTable(['page', 'first load, kB', 'follows, kB'], sizes),
  ].join('\n');
}
