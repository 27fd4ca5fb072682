import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';

/** A piece of a file that is read at one go; lines belong to the piece their first byte lies in. */
export const CHUNK_BYTES = 1 * 1024 * 1024;
/** A line longer than this is not looked for to its end. */
export const LONGEST_LINE_BYTES = 8 * 1024 * 1024;
const NEWLINE = 10;

/** Reads the whole lines whose first byte lies in `start … end-1` of a file. */
export function readChunk(file: string, start: number, end: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    // One byte before tells whether a line starts exactly here.
    const from = start === 0 ? 0 : start - 1;
    let bytes = readBytes(descriptor, from, end - from);
    const first = start === 0 ? 0 : bytes.indexOf(NEWLINE) + 1;
    if (start !== 0 && first === 0) return Buffer.alloc(0);
    // Only a line that began before the end is finished beyond it.
    for (let at = end; !endsLine(bytes); at += CHUNK_BYTES) {
      const more = readBytes(descriptor, at, CHUNK_BYTES);
      const newline = more.indexOf(NEWLINE);
      bytes = Buffer.concat([bytes, newline === -1 ? more : more.subarray(0, newline + 1)]);
      if (newline !== -1 || more.length === 0 || bytes.length > LONGEST_LINE_BYTES) break;
    }
    return bytes.subarray(first);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The lines of a piece with their number in it (0 is the first). A line that is not UTF-8 comes as `undefined`.
 */
export function* linesIn(bytes: Buffer): Generator<readonly [number, string | undefined]> {
  const isClean = isUtf8(bytes);
  // Text of one byte a letter is searched and cut fastest; only lines with other letters are decoded again.
  const text = bytes.toString('latin1');
  let number = 0;
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    yield [number, decode(bytes, text, start, end, isClean)];
    start = end + 1;
    number += 1;
  }
}

function decode(bytes: Buffer, text: string, start: number, end: number, isClean: boolean): string | undefined {
  const line = text.slice(start, end);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the question is just whether all bytes are ASCII
  if (/^[\x00-\x7f]*$/.test(line)) return line;
  const part = bytes.subarray(start, end);
  return isClean || isUtf8(part) ? part.toString('utf8') : undefined;
}

function endsLine(bytes: Buffer): boolean {
  return bytes.at(-1) === NEWLINE;
}

function readBytes(descriptor: number, from: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(descriptor, buffer, filled, length - filled, from + filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}
