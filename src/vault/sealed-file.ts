import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Day, dayOf, daysBetween, parseDay } from '../domain/calendar.ts';
import { findKey, KEY_DAYS, readOrMakeKey } from './backup-keys.ts';
import { syncFolder, UNFINISHED } from './durable-files.ts';

/** What a sealed file says of itself before it is opened. */
export type Seal = {
  /** What was backed up. */
  readonly kind: 'postgresql' | 'pglite';
  /** The database it was made from: its journal of choices must be there when it is restored. */
  readonly installationId: string;
  /** Whose key it was sealed with. */
  readonly day: Day;
};

/** A sealed file whose content was found to be whole. */
export type OpenedSeal = Seal & {
  /** The content, read anew each time. */
  readonly content: () => AsyncGenerator<Buffer>;
};

/** What a sealed file is read with. Milliseconds since 1970. */
type Opening = { readonly vaultDir: string; readonly now: number };

// The head: magic, version and kind, the installation's id, the day of the key, the random start of the cipher. Then the content, encrypted
// with AES-256-GCM, and its tag, which covers the head too.
const MAGIC = 'ACQUAINT';
const VERSION = '1';
const KINDS = { P: 'postgresql', E: 'pglite' } as const;
const HEAD = /^ACQUAINT(.)(.)(.{36})(\d{4}-\d\d-\d\d)$/s;
const WORDS_BYTES = 56;
const IV_BYTES = 12;
const HEAD_BYTES = WORDS_BYTES + IV_BYTES;
const TAG_BYTES = 16;
const PIECE_BYTES = 1024 * 1024;
const CIPHER = 'aes-256-gcm';

/**
 * Writes a file that can be read only as long as the key of its day is there. It gets its name when it is whole; when the content
 * fails, nothing is left.
 *
 * @throws Error when the file is there already
 */
export async function writeSealedFile(
  path: string,
  { kind, installationId, day }: Seal,
  vaultDir: string,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  await refuseToReplace(path);
  const key = await readOrMakeKey(vaultDir, day);
  const iv = randomBytes(IV_BYTES);
  const letter = kind === 'postgresql' ? 'P' : 'E';
  const head = Buffer.concat([Buffer.from(`${MAGIC}${VERSION}${letter}${installationId}${day}`, 'latin1'), iv]);
  const unfinished = join(dirname(path), `${UNFINISHED}${randomBytes(6).toString('hex')}-${basename(path)}`);
  const file = await open(unfinished, 'wx', 0o600);
  try {
    await pipeline(sealed(content, head, key, iv), file.createWriteStream({ flush: true }));
    await refuseToReplace(path);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/**
 * Opens a sealed file. It is read through once before anything is done with it: what is damaged is refused as a whole, and nothing
 * of it ever lies on a disk unsealed.
 *
 * @throws Error with a sentence for the reader when it is no backup, its key is gone, or it is damaged
 */
export async function withSealedFile<T>(
  path: string,
  opening: Opening,
  work: (opened: OpenedSeal) => Promise<T>,
): Promise<T> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await readPiece(file, 0, Math.min(size, HEAD_BYTES));
    const seal = sealOf(head, path);
    const key = await readKey(seal.day, path, opening);
    const content = () => unsealed(file, size, head, key);
    await readThrough(content, path);
    return await work({ ...seal, content });
  } finally {
    await file.close();
  }
}

async function* sealed(
  content: AsyncIterable<Uint8Array>,
  head: Buffer,
  key: Buffer,
  iv: Buffer,
): AsyncGenerator<Buffer> {
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(head);
  yield head;
  for await (const piece of content) yield cipher.update(piece);
  yield cipher.final();
  yield cipher.getAuthTag();
}

async function* unsealed(file: FileHandle, size: number, head: Buffer, key: Buffer): AsyncGenerator<Buffer> {
  const end = size - TAG_BYTES;
  const tag = await readPiece(file, end, size);
  const decipher = createDecipheriv(CIPHER, key, head.subarray(WORDS_BYTES)).setAAD(head).setAuthTag(tag);
  for (let start = HEAD_BYTES; start < end; start += PIECE_BYTES) {
    yield decipher.update(await readPiece(file, start, Math.min(end, start + PIECE_BYTES)));
  }
  yield decipher.final();
}

async function readThrough(content: () => AsyncIterable<Buffer>, path: string): Promise<void> {
  try {
    for await (const _piece of content());
  } catch (error) {
    throw new Error(`${path} is damaged or cut off. Nothing of it was restored.`, { cause: error });
  }
}

function sealOf(head: Buffer, path: string): Seal {
  const words = head.subarray(0, WORDS_BYTES).toString('latin1');
  const [, version, letter, installationId, dayText] = HEAD.exec(words) ?? [];
  const day = parseDay(dayText ?? '');
  if (version === undefined || installationId === undefined || day === undefined || head.length < HEAD_BYTES) {
    throw new Error(`${path} is no backup of Acquaint, or not a whole one.`);
  }
  const kind = letter === 'P' || letter === 'E' ? KINDS[letter] : undefined;
  if (version !== VERSION || kind === undefined) throw new Error(`${path} was written by a newer version of Acquaint.`);
  return { kind, installationId, day };
}

async function readKey(day: Day, path: string, { vaultDir, now }: Opening): Promise<Buffer> {
  const key = await findKey(vaultDir, day);
  if (key !== undefined) return key;
  if (daysBetween(day, dayOf(now)) >= KEY_DAYS) {
    throw new Error(
      `${path} is of ${day}. Its key was destroyed ${KEY_DAYS} days later, so nobody can read it any more.`,
    );
  }
  throw new Error(
    `The key of ${day} that ${path} needs is not in ${vaultDir}. Is this the vault of that installation?`,
  );
}

async function readPiece(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const piece = Buffer.alloc(Math.max(0, to - from));
  const { bytesRead } = await file.read(piece, 0, piece.length, Math.max(0, from));
  if (bytesRead < piece.length) throw new Error('The file ends before its end.');
  return piece;
}

async function refuseToReplace(path: string): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined) throw new Error(`${path} is there already: give a name that is not.`);
}
