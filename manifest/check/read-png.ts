import { inflateSync } from 'node:zlib';

/** A picture as far as icons need it: width, height, and where one looks four bytes a pixel: red, green, blue, opacity. */
export type Picture = { readonly width: number; readonly height: number; readonly readPixels: () => Uint8Array };

const SIGNATURE = '89504e470d0a1a0a';
/** Bits a channel, and the kinds of colour by their number in the header: with opacity, and without. */
const BITS = 8;
const CHANNELS: Readonly<Record<number, number>> = { 6: 4, 2: 3 };

/**
 * Reads a PNG of eight bits a channel, with or without opacity, not interlaced: what browsers write.
 *
 * @throws Error for any other file.
 */
export function readPng(file: Uint8Array): Picture {
  const bytes = Buffer.from(file);
  if (bytes.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('is not a PNG file');
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const channels = CHANNELS[bytes[25] ?? -1];
  if (bytes[24] !== BITS || channels === undefined || bytes[28] !== 0) {
    throw new Error('is a PNG with eight bits a channel, not interlaced');
  }
  return {
    width,
    height,
    readPixels: () => withOpacity(unfilter(inflateSync(dataOf(bytes)), width * channels, channels), channels),
  };
}

/** The contents of all IDAT chunks: each has four bytes of length, four of name, and four of a sum behind. */
function dataOf(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}

/** Undoes what each line was written relative to: the pixel before, the one above, or both (PNG 1.2, section 6). */
function unfilter(lines: Buffer, lineLength: number, channels: number): Uint8Array {
  const height = Math.floor(lines.length / (lineLength + 1));
  const plain = new Uint8Array(height * lineLength);
  for (let row = 0; row < height; row++) {
    const filter = lines[row * (lineLength + 1)] ?? 0;
    for (let column = 0; column < lineLength; column++) {
      const at = row * lineLength + column;
      const left = column < channels ? 0 : (plain[at - channels] ?? 0);
      const above = row === 0 ? 0 : (plain[at - lineLength] ?? 0);
      const corner = row === 0 || column < channels ? 0 : (plain[at - lineLength - channels] ?? 0);
      plain[at] = (lines[row * (lineLength + 1) + 1 + column] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return plain;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return Math.floor((left + above) / 2);
  return filter === 4 ? paeth(left, above, corner) : 0;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function withOpacity(plain: Uint8Array, channels: number): Uint8Array {
  if (channels === 4) return plain;
  const pixels = new Uint8Array((plain.length / 3) * 4).fill(255);
  for (let at = 0; at < plain.length; at += 3) pixels.set(plain.subarray(at, at + 3), (at / 3) * 4);
  return pixels;
}
