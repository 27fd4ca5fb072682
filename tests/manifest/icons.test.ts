import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { readPng } from '../../manifest/check/read-png.ts';
import { ICONS } from '../../manifest/icons.ts';
import { describeInChromium } from '../support/chromium.ts';
import { builtForDemo, linesOf } from './built.ts';

type Pixel = readonly [red: number, green: number, blue: number, opacity: number];

/** A PNG of one colour. The sums of its parts are left empty: nothing here looks at them. */
function png(width: number, height: number, [...pixel]: Pixel, change: { readonly bits?: number } = {}): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([change.bits ?? 8, 6, 0, 0, 0], 8);
  const line = Buffer.from([0, ...Array.from({ length: width }, () => pixel).flat()]);
  const data = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    part('IHDR', header),
    part('IDAT', data),
    part('IEND'),
  ]);
}

function part(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
}

async function linesWith(file: string, bytes: Uint8Array | undefined): Promise<readonly string[]> {
  const built = await builtForDemo();
  const icons = new Map(built.icons);
  if (bytes) icons.set(file, bytes);
  else icons.delete(file);
  return linesOf({ ...built, icons });
}

describe('the check of the icons', () => {
  test('refuses one that is missing', async () => {
    expect(await linesWith('tile-80.png', undefined)).toEqual([
      'icons/tile-80.png: is missing: npm run icons draws it',
    ]);
  });

  test('refuses sizes other than 192x192 and 32x32, read from the file', async () => {
    const blue = [15, 108, 189, 255] as const;
    expect(await linesWith('color.png', png(192, 190, blue))).toEqual(['icons/color.png: is 192x192, not 192x190']);
    expect(await linesWith('outline.png', png(192, 192, blue))).toEqual(['icons/outline.png: is 32x32, not 192x192']);
  });

  test('refuses an outline that is not white, or has no ground to be seen through', async () => {
    const said = ['icons/outline.png: is white, and transparent elsewhere'];
    expect(await linesWith('outline.png', png(32, 32, [15, 108, 189, 255]))).toEqual(said);
    expect(await linesWith('outline.png', png(32, 32, [255, 255, 255, 255]))).toEqual(said);
    expect(await linesWith('outline.png', png(32, 32, [255, 255, 255, 0]))).toEqual(said);
  });

  test('refuses a colour icon that something shows through', async () => {
    expect(await linesWith('color.png', png(192, 192, [15, 108, 189, 254]))).toEqual([
      'icons/color.png: sits on a full square of one colour',
    ]);
  });

  test('refuses what is no PNG, and PNG that it cannot read', async () => {
    expect(await linesWith('tile-16.png', new TextEncoder().encode('<svg/>'))).toEqual([
      'icons/tile-16.png: is not a PNG file',
    ]);
    expect(await linesWith('tile-16.png', png(16, 16, [0, 0, 0, 0], { bits: 16 }))).toEqual([
      'icons/tile-16.png: is a PNG with eight bits a channel, not interlaced',
    ]);
  });
});

/** Runs in the browser: how many bytes of a picture's pixels are others than these. */
const DIFFERENCES = `async (encoded, pixels) => {
  const bytesOf = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytesOf(encoded)]));
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  context.drawImage(picture, 0, 0);
  const seen = context.getImageData(0, 0, picture.width, picture.height).data;
  const ours = bytesOf(pixels);
  // What is half transparent loses a little by being drawn: colour is compared where it is opaque, opacity everywhere.
  const counts = (at) => at % 4 === 3 || ours[at - (at % 4) + 3] === 255;
  return Math.abs(seen.length - ours.length) + seen.filter((value, at) => counts(at) && value !== ours[at]).length;
}`;

describeInChromium('the icons', (open) => {
  test('are seen by a browser as our own reader sees them, pixel by pixel', async () => {
    const { icons } = await builtForDemo();
    const page = await open();
    for (const { file } of ICONS) {
      const bytes = icons.get(file) ?? new Uint8Array();
      const [encoded, pixels] = [bytes, readPng(bytes).readPixels()].map((one) => Buffer.from(one).toString('base64'));
      expect([file, await page.evaluate(`(${DIFFERENCES})('${encoded}', '${pixels}')`)]).toEqual([file, 0]);
    }
  });
});
