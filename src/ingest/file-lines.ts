import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../domain/app-error.ts';
import { inspectFile } from './file-kind.ts';

/** A line of a file with its number, counted from 1. */
export type FileLine = { readonly line: string; readonly number: number };

/**
 * The lines of a small file that must be read whole or not at all, plain or gzip; without blank ones.
 *
 * @throws AppError `invalid_input` when it is not there, empty, binary, damaged, or ends in the middle
 */
export async function* linesOf(file: string): AsyncGenerator<FileLine> {
  const { isGzip } = await inspectFile(file);
  let number = 0;
  const lines = createInterface({ input: open(file, isGzip), crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lines) {
      number += 1;
      if (line.trim() !== '') yield { line: line.replace(/^\ufeff/, ''), number };
    }
  } catch {
    throw new AppError('invalid_input', 'The file is damaged or ends in the middle. Nothing was written.');
  }
}

function open(file: string, isGzip: boolean): Readable {
  const raw = createReadStream(file);
  if (!isGzip) return raw;
  const unzipped = createGunzip();
  raw.on('error', (error) => unzipped.destroy(error));
  return raw.pipe(unzipped);
}
