import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { AppError } from '../domain/app-error.ts';
import { CHUNK_BYTES, LONGEST_LINE_BYTES } from './chunk-text.ts';
import type { Chunk } from './import-protocol.ts';

const NEWLINE = 10;

/** A piece of the file, with how many bytes on disk have been used up with it. */
export type SizedChunk = { readonly chunk: Chunk; readonly bytesOnDisk: number };

/** The pieces of a plain file, by their place in it. */
export async function* chunksOfPlain(bytes: number): AsyncGenerator<SizedChunk> {
  for (let index = 0, start = 0; start < bytes; index += 1, start += CHUNK_BYTES) {
    const end = Math.min(bytes, start + CHUNK_BYTES);
    yield { chunk: { index, start, end }, bytesOnDisk: end - start };
  }
}

/**
 * The pieces of a gzip file, cut at the ends of lines.
 *
 * @throws AppError `invalid_input` when it is damaged or ends in the middle.
 */
export async function* chunksOfGzip(file: string): AsyncGenerator<SizedChunk> {
  const raw = createReadStream(file);
  const text = raw.pipe(createGunzip({ chunkSize: 256 * 1024 }));
  raw.on('error', (error) => text.destroy(error));
  let gathered: Buffer[] = [];
  let size = 0;
  // Of these, how many come after the last end of line.
  let rest = 0;
  let index = 0;
  let counted = 0;
  const take = (bytes: Buffer): SizedChunk => {
    const bytesOnDisk = raw.bytesRead - counted;
    counted = raw.bytesRead;
    index += 1;
    // A copy of its own, so that it can be handed over to a thread without being copied again.
    return { chunk: { index: index - 1, bytes: Uint8Array.from(bytes) }, bytesOnDisk };
  };
  try {
    for await (const piece of text as AsyncIterable<Buffer>) {
      const kept = rest > LONGEST_LINE_BYTES ? fromNewline(piece) : piece;
      gathered.push(kept);
      size += kept.length;
      const newline = kept.lastIndexOf(NEWLINE);
      rest = newline === -1 ? rest + kept.length : kept.length - newline - 1;
      if (size < CHUNK_BYTES || rest === size) continue;
      const all = Buffer.concat(gathered);
      gathered = [Buffer.from(all.subarray(size - rest))];
      yield take(all.subarray(0, size - rest));
      size = rest;
    }
  } catch {
    throw new AppError('invalid_input', 'The gzip file is damaged or ends in the middle. Nothing was written.');
  }
  if (size > 0) yield take(Buffer.concat(gathered));
}

/** Of a line that goes on for too long, no more is gathered. */
function fromNewline(piece: Buffer): Buffer {
  const newline = piece.indexOf(NEWLINE);
  return newline === -1 ? Buffer.alloc(0) : piece.subarray(newline);
}
