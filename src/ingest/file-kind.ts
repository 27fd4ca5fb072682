import { open, stat } from 'node:fs/promises';
import { AppError } from '../domain/app-error.ts';

const HEAD_BYTES = 64 * 1024;

/** Whether a file is gzip-compressed, by its first two bytes. */
async function isGzip(file: string): Promise<boolean> {
  const head = await headOf(file, 2);
  return head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * Looks at a file before it is read: its size, and whether it is compressed.
 *
 * @throws AppError `invalid_input` when it is not there, no file, empty, or binary.
 */
export async function inspectFile(file: string): Promise<{ readonly bytes: number; readonly isGzip: boolean }> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) throw new AppError('invalid_input', 'There is no such file.');
  if (!found.isFile()) throw new AppError('invalid_input', 'That is a folder or a device, not a file.');
  if (found.size === 0) throw new AppError('invalid_input', 'The file is empty. Nothing was written.');
  const gzip = await isGzip(file);
  if (!gzip && (await headOf(file, HEAD_BYTES)).includes(0)) {
    throw new AppError('invalid_input', 'The file is binary, neither text nor gzip. Nothing was written.');
  }
  return { bytes: found.size, isGzip: gzip };
}

async function headOf(file: string, length: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
