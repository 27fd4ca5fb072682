import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { normaliseDomain } from '../domain/address.ts';
import { AppError } from '../domain/app-error.ts';
import type { Month } from '../domain/calendar.ts';
import type { TenantId } from '../domain/ids.ts';
import { monthsToRead } from '../domain/reading-progress.ts';
import type { Database } from '../store/database.ts';
import { listKnownColleagues, writeColleagues } from '../store/directory.ts';
import type { DirectoryPerson } from '../store/directory-person.ts';
import { type BatchRow, holdConsent, writeMailboxes } from '../store/mailbox-batches.ts';
import { refreshStatistics } from '../store/statistics.ts';
import { chunksOfGzip, chunksOfPlain } from './chunks.ts';
import { inspectFile } from './file-kind.ts';
import type { ImportFormat, Mailbox, PartReport, ThreadSettings } from './import-protocol.ts';
import type { LeftOut } from './item.ts';
import { keyOf, type Owners, ownersOf, personOfKey } from './owners.ts';
import type { ImportProgress } from './progress.ts';
import { type Chunks, newReading, type Reading } from './reading.ts';
import { partsOnDisk } from './spill.ts';
import { sweepStaleFolders, WORKING_FOLDER } from './stale-folders.ts';
import { startThread, type Thread } from './thread.ts';
import { readUsersFile } from './users-file.ts';

/** What to import. */
export type ImportOptions = {
  readonly file: string;
  readonly format: ImportFormat;
  readonly tenantId: TenantId;
  /** The tenant's own domains; addresses under them are inside. */
  readonly domains: readonly string[];
  /** A Data Connect `User_v1` file that names the owners of mailboxes. */
  readonly usersFile?: string | undefined;
  /** From this month on the file holds everything: of the months to read also those are read in which a mailbox has nothing. */
  readonly since?: Month | undefined;
  readonly progress: ImportProgress;
};

/** What an import did. Lines are counted from 1. */
export type ImportReport = {
  readonly bytes: number;
  readonly lines: number;
  /** Items read into mailboxes: a mail in two mailboxes counts twice. */
  readonly items: number;
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  readonly bad: {
    readonly count: number;
    readonly first: readonly { readonly line: number; readonly reason: string }[];
  };
  readonly mailboxes: number;
  readonly batches: number;
  readonly months: number;
  readonly seconds: number;
};

/** Raw bytes a part of the mailboxes is made of, about; what a part adds up to is in memory at one time. */
const PART_BYTES = 16 * 1024 * 1024;
const GZIP_FACTOR = 8;
const MOST_PARTS = 1024;
const MOST_THREADS = 2;
const READING_MEGABYTES = 256;
const WRITING_MEGABYTES = 96;
const OBJECTS_TO_LINES = 16;

/**
 * Reads a file of mail and meetings into a tenant's days, meetings and connections.
 *
 * Two steps. First the whole file is read, by several threads, into working files by mailbox and month; nothing is written to the
 * store, so a file of another format is refused whole. Then each part of the mailboxes is added up and written in one
 * transaction. Memory follows the largest mailbox and month, not the file. Running it again, also after a crash, ends the same.
 *
 * @throws AppError `consent_required` when the tenant has withdrawn everything, also in the middle of the import.
 * @throws AppError `invalid_input` when the file is missing, empty, binary, damaged or of another format.
 */
export async function importFile(
  deps: { readonly db: Database; readonly now: () => number },
  options: ImportOptions,
): Promise<ImportReport> {
  const startedAt = performance.now();
  const domains = options.domains.map(readDomain);
  const known = await deps.db.asOwner(async (transaction) => {
    await holdConsent(transaction, options.tenantId);
    return listKnownColleagues(transaction, options.tenantId);
  });
  const { bytes, isGzip } = await inspectFile(options.file);
  const people = options.usersFile === undefined ? [] : await readUsersFile(options.usersFile);
  const owners = ownersOf(known, people);
  const parts = Math.min(MOST_PARTS, Math.ceil((bytes * (isGzip ? GZIP_FACTOR : 1)) / PART_BYTES));
  await sweepStaleFolders();
  const folder = await mkdtemp(join(tmpdir(), WORKING_FOLDER));
  const now = deps.now();
  const settings = {
    file: options.file,
    format: options.format,
    tenantId: options.tenantId,
    domains,
    owners: owners.canonical,
    refused: owners.refused,
    folder,
    parts,
    now,
  };
  const count = bytes < PART_BYTES / 4 ? 1 : Math.min(MOST_THREADS, availableParallelism());
  options.progress.start(bytes);
  try {
    const chunks: Chunks = isGzip ? chunksOfGzip(options.file) : chunksOfPlain(bytes);
    const reading = await withThreads(settings, count, READING_MEGABYTES, (threads) =>
      readAll(threads, chunks, newReading(options.format), options.progress),
    );
    const mailboxes = await deps.db.asOwner(async (transaction) => {
      await holdConsent(transaction, options.tenantId);
      await writeColleagues(transaction, options.tenantId, people, now);
      await writeColleagues(transaction, options.tenantId, newOwners(reading.owners(), owners), now);
      return mailboxesOf(await listKnownColleagues(transaction, options.tenantId), reading.owners(), people);
    });
    // New threads: what the first ones left in memory goes with them.
    const written = await withThreads(settings, count, writingMegabytes(folder), (threads) =>
      writeAll(deps.db, options, threads, mailboxes, folder, now),
    );
    await refreshStatistics(deps.db);
    const { lines, items, bad } = reading.summary();
    return {
      bytes,
      lines,
      items,
      leftOut: addUp([reading.summary().leftOut, ...written.leftOut]),
      bad,
      mailboxes: mailboxes.size,
      batches: written.batches,
      months: written.months.size,
      seconds: (performance.now() - startedAt) / 1000,
    };
  } finally {
    options.progress.end();
    await rm(folder, { recursive: true, force: true });
  }
}

function readDomain(raw: string): string {
  const domain = normaliseDomain(raw);
  if (domain === undefined) throw new AppError('invalid_input', 'One of the domains is none. Nothing was written.');
  return domain;
}

async function withThreads<T>(
  settings: Omit<ThreadSettings, 'thread'>,
  count: number,
  megabytes: number,
  work: (threads: readonly Thread[]) => Promise<T>,
): Promise<T> {
  const threads = Array.from({ length: count }, (_, thread) => startThread({ ...settings, thread }, megabytes));
  try {
    return await work(threads);
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** Room for the largest month of a part as objects, many times the size of its lines. */
function writingMegabytes(folder: string): number {
  const months = [...partsOnDisk(folder).values()].flatMap((part) => [...part.values()]);
  const largest = months.reduce((most, files) => Math.max(most, sizeOf(files)), 0);
  return WRITING_MEGABYTES + Math.ceil((OBJECTS_TO_LINES * largest) / 1e6);
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}

/** First step: every thread takes the next piece as soon as it is done with the last. */
async function readAll(
  threads: readonly Thread[],
  chunks: Chunks,
  reading: Reading,
  progress: ImportProgress,
): Promise<Reading> {
  await Promise.all(
    threads.map(async (thread) => {
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
        const { chunk, bytesOnDisk } = next.value;
        const reply = await thread.ask(
          { op: 'read', chunk },
          'bytes' in chunk ? [chunk.bytes.buffer as ArrayBuffer] : [],
        );
        if (reply.op !== 'read') throw new Error('a thread answered something else');
        reading.add(reply.report);
        progress.read(bytesOnDisk, reply.report.items);
      }
      await thread.ask({ op: 'flush' });
    }),
  );
  reading.refuseForeign();
  return reading;
}

/** Owners that are in no directory yet become colleagues under their id or address. */
function newOwners(met: readonly string[], owners: Owners): readonly DirectoryPerson[] {
  return met.filter((key) => !owners.isKnown(key)).map(personOfKey);
}

function mailboxesOf(
  known: Awaited<ReturnType<typeof listKnownColleagues>>,
  met: readonly string[],
  people: readonly DirectoryPerson[],
): ReadonlyMap<string, Mailbox> {
  const { canonical } = ownersOf(known, people);
  const byKey = new Map(known.map((colleague) => [keyOf(colleague), colleague]));
  const mailboxes = new Map<string, Mailbox>();
  for (const key of met) {
    const colleague = byKey.get(canonical.get(key) ?? key);
    if (colleague === undefined) throw new Error('the owner of a mailbox was not made a colleague');
    mailboxes.set(key, { colleagueId: colleague.colleagueId, addresses: colleague.addresses });
  }
  return mailboxes;
}

type Written = {
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>[];
  readonly months: Set<string>;
  batches: number;
};

/** Second step: threads add parts up ahead, one transaction after the other writes them. */
async function writeAll(
  db: Database,
  options: ImportOptions,
  threads: readonly Thread[],
  mailboxes: ReadonlyMap<string, Mailbox>,
  folder: string,
  now: number,
): Promise<Written> {
  const written: Written = { leftOut: [], months: new Set(), batches: 0 };
  const parts = [...partsOnDisk(folder).keys()].sort((a, b) => a - b);
  let done = 0;
  await Promise.all(threads.map((thread) => thread.ask({ op: 'mailboxes', mailboxes })));
  const waiting = parts[Symbol.iterator]();
  // One writes at a time: two transactions that meet the same contacts would only wait for each other.
  let lastWrite = Promise.resolve();
  await Promise.all(
    threads.map(async (thread) => {
      let ownWrite = Promise.resolve();
      for (const part of waiting) {
        const reply = await thread.ask({ op: 'tally', part });
        if (reply.op !== 'tally') throw new Error('a thread answered something else');
        // One part ahead of the store, no further: rows that wait are in memory.
        await ownWrite;
        ownWrite = lastWrite.then(async () => {
          await writePart(db, options, reply.report, written, now);
          done += 1;
          options.progress.phase('writing', done, parts.length);
        });
        lastWrite = ownWrite;
        // Whoever waits for it hears of a failure; until then it must not count as unheard.
        lastWrite.catch(() => undefined);
      }
      await ownWrite;
    }),
  );
  return written;
}

async function writePart(
  db: Database,
  { tenantId, since }: ImportOptions,
  report: PartReport,
  written: Written,
  now: number,
): Promise<void> {
  const months = since === undefined ? [] : monthsToRead(now).filter((month) => month >= since);
  const mailboxes = report.rows.mailboxes.map((mailbox) => ({
    ...mailbox,
    batches: [...mailbox.batches, ...emptyBatches(mailbox.batches, months)],
  }));
  const rows = { ...report.rows, mailboxes };
  const refused = await db.asOwner((transaction) => writeMailboxes(transaction, tenantId, rows, now));
  written.leftOut.push(report.leftOut);
  for (const mailbox of report.rows.mailboxes) {
    if (refused.includes(mailbox.colleagueId)) continue;
    for (const { month, items } of mailbox.batches) {
      if (items === 0) continue;
      written.batches += 1;
      written.months.add(month);
    }
  }
}

/** The months in which a mailbox has nothing, of the kinds of items it has in others: what others have decides nothing. */
function emptyBatches(batches: readonly BatchRow[], months: readonly Month[]): readonly BatchRow[] {
  const kinds = [...new Set(batches.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const withItems = new Set(batches.filter((batch) => batch.kind === kind).map(({ month }) => month));
    return months
      .filter((month) => !withItems.has(month))
      .map((month) => ({ month, kind, items: 0, received: 0, sent: 0, isKnownEmpty: true }));
  });
}

function addUp(
  counts: readonly Readonly<Partial<Record<LeftOut, number>>>[],
): Readonly<Partial<Record<LeftOut, number>>> {
  const sum = new Map<string, number>();
  for (const count of counts) {
    for (const [why, number] of Object.entries(count)) sum.set(why, (sum.get(why) ?? 0) + number);
  }
  return Object.fromEntries([...sum].filter(([, number]) => number > 0));
}
