import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Day } from '../../domain/calendar.ts';
import type { DirectoryGroup } from '../../store/groups.ts';
import { groupsOf } from './groups.ts';
import { inventTenant } from './invent.ts';
import { openLines } from './lines.ts';
import type { MadeUpColleague } from './people.ts';

/** What to make up, and where to put it. */
export type MadeUpTenantOptions = {
  /** Made when it is not there; files of an earlier run in it are replaced. */
  readonly directory: string;
  /** The day after the last day with mail; meetings are planned for three weeks from it. */
  readonly today: Day;
  /** Another seed, another tenant; the cast stays. 1 when left out. */
  readonly seed?: number;
  /** Share (0.05..1) of accounts, contacts and mail to make up; the colleagues are always all there. 1 when left out. */
  readonly scale?: number;
};

/** How much was made up; `messages` and `events` are lines, one a copy. */
type MadeUpCounts = {
  readonly colleagues: number;
  readonly leavers: number;
  readonly guests: number;
  readonly sharedMailboxes: number;
  readonly rooms: number;
  readonly accounts: number;
  readonly contacts: number;
  readonly messages: number;
  readonly events: number;
};

/** The files written, and what is in them. */
export type MadeUpTenant = {
  readonly users: string;
  readonly messages: string;
  readonly events: string;
  /** The security groups of the directory. */
  readonly groups: readonly DirectoryGroup[];
  readonly counts: MadeUpCounts;
};

/** Characters handed to the file at once. */
const PIECE_LENGTH = 262_144;

/**
 * Makes up a year of the tenant's mail and meetings and writes it as lines of JSON: `users.json` as Data Connect's
 * `User_v1`, `messages.json` and `events.json` as Microsoft Graph has them with `mailbox`, the owner's object id. Both are
 * grouped by mailbox and in order of time within one. The same seed, scale and day give the same bytes.
 */
export async function writeMadeUpTenant(options: MadeUpTenantOptions): Promise<MadeUpTenant> {
  const { directory, today, seed = 1, scale = 1 } = options;
  const { colleagues, accounts, contacts, post, diary } = inventTenant(today, seed, scale);
  const lines = openLines();
  const files = {
    users: join(directory, 'users.json'),
    messages: join(directory, 'messages.json'),
    events: join(directory, 'events.json'),
  };
  await mkdir(directory, { recursive: true });
  await writeLines(files.users, colleagues.map(lines.userLine));
  const messages = await writeLines(files.messages, byMailbox(colleagues, post.mailsOf, lines.messageLine));
  const events = await writeLines(files.events, byMailbox(colleagues, diary.entriesOf, lines.eventLine));
  const counts = {
    ...countColleagues(colleagues),
    accounts: accounts.length,
    contacts: contacts.length,
    messages,
    events,
  };
  return { ...files, groups: groupsOf(colleagues), counts };
}

/** One mailbox after the other; of the lines, only those on their way to the file are ever in memory. */
function* byMailbox<T>(
  colleagues: readonly MadeUpColleague[],
  itemsOf: (mailbox: string) => readonly T[],
  lineOf: (mailbox: string, item: T) => string,
): Generator<string> {
  for (const { mailbox } of colleagues) {
    if (mailbox === undefined) continue;
    for (const item of itemsOf(mailbox)) yield lineOf(mailbox, item);
  }
}

/** Writes the lines through a stream, as fast as the disk takes them, and answers how many there were. */
async function writeLines(file: string, lines: Iterable<string>): Promise<number> {
  let count = 0;
  function* pieces(): Generator<string> {
    let piece = '';
    for (const line of lines) {
      piece += `${line}\n`;
      count += 1;
      if (piece.length < PIECE_LENGTH) continue;
      yield piece;
      piece = '';
    }
    if (piece !== '') yield piece;
  }
  await pipeline(Readable.from(pieces(), { objectMode: true, highWaterMark: 2 }), createWriteStream(file));
  return count;
}

function countColleagues(colleagues: readonly MadeUpColleague[]) {
  const ofKind = (kind: MadeUpColleague['kind']): number => colleagues.filter((one) => one.kind === kind).length;
  return {
    colleagues: ofKind('person') + ofKind('guest'),
    leavers: colleagues.filter(({ lastDay }) => lastDay !== Number.POSITIVE_INFINITY).length,
    guests: ofKind('guest'),
    sharedMailboxes: ofKind('shared'),
    rooms: ofKind('room'),
  };
}
