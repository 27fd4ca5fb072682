import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChoiceJournal, ChoiceRecord } from '../store/choice-journal.ts';
import type { OpenJournal } from '../store/keep-choices.ts';
import { choiceSchema } from './choice-schema.ts';
import { replaceFile, syncFolder } from './durable-files.ts';

/** How far a process has read the journal. */
type Place = { head: string; offset: number; lines: number };

const NEW_LINE = 10;
/** The first line names the file, so that whoever has read some of it notices when another took its place. */
const HEAD_START = '{"of":"journal","id":"';
const HEAD_BYTES = newHead().length;

/**
 * Opens the journal of choices in the vault: the folder of what is kept outside the database. It is made when there is none;
 * nobody else may read it. The keys of backups lie in the same folder.
 */
export async function openJournal(folder: string): Promise<OpenJournal> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return (installationId) => journalAt(folder, journalName(installationId));
}

/** The name of a database's journal in the vault. */
export function journalName(installationId: string): string {
  return `choices-${installationId}.jsonl`;
}

function journalAt(folder: string, name: string): ChoiceJournal {
  const path = join(folder, name);
  const place: Place = { head: '', offset: 0, lines: 0 };
  return {
    read: async () => (await withFile(path, (file) => readFrom(file, path, place))) ?? [],
    append: async (records) => {
      const file = await open(path, 'a+', 0o600);
      try {
        const isEmpty = (await dropTornLine(file)) === 0;
        await file.appendFile(`${isEmpty ? newHead() : ''}${linesOf(records)}`);
        await file.datasync();
      } finally {
        await file.close();
      }
      await syncFolder(folder);
    },
    rewrite: async (records) => {
      const before = await withFile(path, (file) => file.readFile('utf8'));
      const text = linesOf(records);
      if (before?.slice(HEAD_BYTES) !== text || before === '') await replaceFile(folder, name, `${newHead()}${text}`);
    },
  };
}

function newHead(): string {
  return `${HEAD_START}${randomBytes(12).toString('hex')}"}\n`;
}

/** Whatever was written since the place; after the file was replaced, all of it. */
async function readFrom(file: FileHandle, path: string, place: Place): Promise<readonly ChoiceRecord[]> {
  const { size } = await file.stat();
  const head = (await readBytes(file, 0, Math.min(size, HEAD_BYTES))).toString('utf8');
  // A crash came when the file had just been made.
  if (size < HEAD_BYTES && HEAD_START.startsWith(head.slice(0, HEAD_START.length))) return [];
  if (!/^\{"of":"journal","id":"\w+"\}\n$/.test(head)) throw unreadable(1, path);
  if (head !== place.head) Object.assign(place, { head, offset: HEAD_BYTES, lines: 1 });
  const bytes = await readBytes(file, place.offset, size);
  // A line without an end is being written at this moment, or a crash has cut it off: then the database says it again.
  const whole = bytes.subarray(0, bytes.lastIndexOf(NEW_LINE) + 1);
  const lines = whole.toString('utf8').split('\n').slice(0, -1);
  const records = lines.map((line, index) => recordOf(line, place.lines + index + 1, path));
  place.offset += whole.length;
  place.lines += lines.length;
  return records;
}

function recordOf(line: string, number: number, path: string): ChoiceRecord {
  const record = choiceSchema.safeParse(parseJson(line)).data;
  if (record !== undefined) return record;
  throw unreadable(number, path);
}

function unreadable(line: number, path: string): Error {
  return new Error(`Line ${line} of ${path} cannot be read. Without it choices could be lost: mend it first.`);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Not JSON is not a record either: the caller names the line.
    return undefined;
  }
}

/** What a crash left of a line would spoil the next one. @returns how long the file is without it */
async function dropTornLine(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  const last = await readBytes(file, Math.max(0, size - 1), size);
  if (last[0] === NEW_LINE) return size;
  const end = (await readBytes(file, 0, size)).lastIndexOf(NEW_LINE) + 1;
  await file.truncate(end);
  return end;
}

async function readBytes(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.max(0, to - from));
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

async function withFile<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T | undefined> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  try {
    return file === undefined ? undefined : await work(file);
  } finally {
    await file?.close();
  }
}

function linesOf(records: readonly ChoiceRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
