import { mkdir, open } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import type { EmbeddedPiece } from '../store/embedded-files.ts';

/** What stands before the bytes of a file, or alone for a folder: a line of JSON. */
type Title = { readonly path: string; readonly size: number | null };

const NEW_LINE = 10;
/** No title is longer; a longer one is none. */
const MOST_TITLE_BYTES = 10_000;

/** Files and folders as one row of bytes. */
export async function* packFiles(pieces: AsyncIterable<EmbeddedPiece>): AsyncGenerator<Uint8Array> {
  let left = 0;
  for await (const { path, size, bytes } of pieces) {
    // The first piece of a file says how much of it follows.
    if (left === 0) {
      yield Buffer.from(`${JSON.stringify({ path, size } satisfies Title)}\n`);
      left = size ?? 0;
    }
    left -= bytes.length;
    yield bytes;
  }
}

/** Writes what {@link packFiles} made into a folder. */
export async function unpackFiles(packed: AsyncIterable<Uint8Array>, folder: string): Promise<void> {
  const reader = readerOf(packed);
  for (let title = await reader.readTitle(); title !== undefined; title = await reader.readTitle()) {
    const path = placeIn(folder, title.path);
    if (title.size === null) {
      await mkdir(path, { recursive: true, mode: 0o700 });
      continue;
    }
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const piece of reader.readBytes(title.size)) await file.writeFile(piece);
    } finally {
      await file.close();
    }
  }
}

function readerOf(packed: AsyncIterable<Uint8Array>) {
  const pieces = packed[Symbol.asyncIterator]();
  let pending = Buffer.alloc(0);

  /** @returns whether there was more */
  async function fill(): Promise<boolean> {
    const { value, done } = await pieces.next();
    if (done) return false;
    pending = pending.length === 0 ? Buffer.from(value) : Buffer.concat([pending, value]);
    return true;
  }

  async function* readBytes(size: number): AsyncGenerator<Buffer> {
    let left = size;
    while (left > 0) {
      if (pending.length === 0 && !(await fill())) throw new Error('The backup ends in the middle of a file.');
      const piece = pending.subarray(0, left);
      pending = pending.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async function readTitle(): Promise<Title | undefined> {
    let end = pending.indexOf(NEW_LINE);
    while (end < 0) {
      if (pending.length > MOST_TITLE_BYTES) throw new Error('The backup does not say which file follows.');
      if (!(await fill())) {
        if (pending.length === 0) return undefined;
        throw new Error('The backup ends in the middle of a title.');
      }
      end = pending.indexOf(NEW_LINE);
    }
    const line = pending.subarray(0, end).toString('utf8');
    pending = pending.subarray(end + 1);
    return JSON.parse(line);
  }

  return { readTitle, readBytes };
}

function placeIn(folder: string, path: string): string {
  const inside = normalize(path);
  if (inside.startsWith('..') || inside.startsWith('/')) throw new Error('The backup names a file outside its folder.');
  return join(folder, inside);
}
