// npm run cards [-- --only introducers]: draws every card in every state into docs/screens/cards, one picture a kind of card.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { wordsOf } from '../../../bot/words/words-of.ts';
import { findChromium } from '../../../scripts/programs.mjs';
import { ROOT } from '../../support/source-files.ts';
import { type Drawing, drawCards, prepareCardPage } from './card-page.ts';
import { samples } from './samples.ts';
import { smallPng } from './small-png.ts';

const WIDTH = 400;
const all = samples();
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium is installed: npm run cards needs one.');
const folder = join(ROOT, 'docs/screens/cards');
await mkdir(folder, { recursive: true });
// Chromium's sandbox refuses to run as root, which is who this is in a container.
const args = ['--disable-gpu', '--disable-lcd-text', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
const browser = await chromium.launch({ executablePath, args });
try {
  const page = await browser.newPage({ viewport: { width: 4 * (WIDTH + 26), height: 100 } });
  await prepareCardPage(page);
  const kinds = Map.groupBy(Object.keys(all), (name) => name.split(':')[0] ?? name);
  for (const [kind, names] of kinds) {
    if (values.only !== undefined && values.only !== kind) continue;
    await drawCards(page, names.map(rowOf));
    const path = join(folder, `${kind.replaceAll(' ', '-')}.png`);
    await writeFile(path, smallPng(await page.screenshot({ fullPage: true })));
    process.stdout.write(`${path}\n`);
  }
} finally {
  await browser.close();
}

/** English in the three themes and German in one, side by side. */
function rowOf(name: string): readonly Drawing[] {
  const make = all[name];
  if (make === undefined) return [];
  const english = make(wordsOf('en-GB', 'Europe/London'));
  const german = make(wordsOf('de-DE', 'Europe/Berlin'));
  const drawing = { name, card: english, width: WIDTH, isOpen: true } as const;
  return [
    { ...drawing, theme: 'light' },
    { ...drawing, theme: 'dark' },
    { ...drawing, theme: 'contrast' },
    { ...drawing, theme: 'light', card: german },
  ];
}
