// Draws every icon from its SVG in a browser and writes the PNG files beside it: npm run icons.
// The files are committed; this is for when the mark or a size changes.
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/programs.mjs';
import { BRAND_COLOR, ICONS, type Icon, type IconLook } from './icons.ts';

const FOLDER = new URL('./icons/', import.meta.url);

/** Below this width the large mark blurs, and one with fewer and thicker lines is drawn. */
const SMALL = 20;

const STYLES: Readonly<Record<IconLook, string>> = {
  color: `background: ${BRAND_COLOR}; color: #fff; padding: 19%`,
  outline: 'color: #fff',
  tile: `background: ${BRAND_COLOR}; color: #fff; padding: 13%; border-radius: 18%`,
  pane: `background: #fff; color: ${BRAND_COLOR}; padding: 13%; border-radius: 18%; box-shadow: inset 0 0 0 max(1px, 4vw) ${BRAND_COLOR}`,
};

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium is installed: CHROMIUM_PATH can name one.');
// Chromium's sandbox refuses to run as root, which is who commands are in a container.
const args = process.getuid?.() === 0 ? ['--disable-gpu', '--no-sandbox'] : ['--disable-gpu'];
const browser = await chromium.launch({ executablePath, args });
try {
  for (const icon of ICONS) await writeFile(new URL(icon.file, FOLDER), await draw(icon));
} finally {
  await browser.close();
}

async function draw({ size, look }: Icon): Promise<Buffer> {
  const svg = await readFile(new URL(sourceOf(size, look), FOLDER), 'utf8');
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  // At that size a frame and a margin would leave no room for the mark.
  const small = size < SMALL ? '; padding: 0; box-shadow: none' : '';
  await page.setContent(
    `<style>body { margin: 0 } div { box-sizing: border-box; width: 100vw; height: 100vh; ${STYLES[look]}${small} }
     svg { display: block; width: 100%; height: 100% }</style><div>${svg}</div>`,
  );
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

function sourceOf(size: number, look: IconLook): string {
  if (look === 'outline') return 'outline.svg';
  return size < SMALL ? 'small-mark.svg' : 'mark.svg';
}
