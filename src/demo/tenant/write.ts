import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '../../domain/calendar.ts';
import { inventAccounts, inventContacts } from './accounts.ts';
import { playCast } from './cast-scenes.ts';
import { openDiary } from './diary.ts';
import { writeInsideMail, writeListMail } from './inside-mail.ts';
import { openLines } from './lines.ts';
import { writeMachineMail } from './machine-mail.ts';
import { enterDaysOff, enterInsideMeetings, enterOutsideMeetings } from './meetings.ts';
import { writeOutsideMail } from './outside-mail.ts';
import { inventColleagues, type MadeUpColleague } from './people.ts';
import { periodBefore } from './period.ts';
import { openPost } from './post.ts';
import { openRandom } from './random.ts';
import { writeCrowdMail, writeSharedMail } from './shared-mail.ts';
import { inventTies } from './ties.ts';

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
export type MadeUpCounts = {
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
  readonly counts: MadeUpCounts;
};

const ACCOUNTS = 300;
const CONTACTS = 4000;

/**
 * Makes up a year of the tenant's mail and meetings and writes it as lines of JSON: `users.json` as Data Connect's
 * `User_v1`, `messages.json` and `events.json` as Microsoft Graph has them with `mailbox`, the owner's object id. Both are
 * grouped by mailbox and in order of time within one. The same seed, scale and day give the same bytes.
 */
export async function writeMadeUpTenant(options: MadeUpTenantOptions): Promise<MadeUpTenant> {
  const { directory, today, seed = 1, scale = 1 } = options;
  const period = periodBefore(today);
  const colleagues = inventColleagues(openRandom(seed, 'colleagues'), period);
  const accounts = inventAccounts(openRandom(seed, 'accounts'), Math.round(ACCOUNTS * scale));
  const contacts = inventContacts(openRandom(seed, 'contacts'), accounts, Math.round(CONTACTS * scale));
  const ties = inventTies(openRandom(seed, 'ties'), colleagues, contacts);
  const post = openPost(period);
  const diary = openDiary();
  playCast(post, diary, period, colleagues, contacts);
  writeOutsideMail(post, openRandom(seed, 'outside mail'), period, ties);
  writeInsideMail(post, openRandom(seed, 'inside mail'), period, colleagues, scale);
  writeListMail(post, openRandom(seed, 'list mail'), period, colleagues, scale);
  writeMachineMail(post, openRandom(seed, 'machine mail'), period, colleagues, scale);
  writeSharedMail(post, openRandom(seed, 'shared mail'), period, colleagues, contacts, scale);
  writeCrowdMail(post, openRandom(seed, 'crowd mail'), period, colleagues, contacts, scale);
  enterOutsideMeetings(diary, openRandom(seed, 'outside meetings'), period, ties, colleagues);
  enterInsideMeetings(diary, openRandom(seed, 'inside meetings'), period, colleagues, scale);
  enterDaysOff(diary, period, colleagues);

  const lines = openLines();
  const files = {
    users: join(directory, 'users.json'),
    messages: join(directory, 'messages.json'),
    events: join(directory, 'events.json'),
  };
  await mkdir(directory, { recursive: true });
  await writeLines(files.users, [colleagues.map(lines.userLine)]);
  const messages = await writeLines(
    files.messages,
    byMailbox(colleagues, (mailbox) => post.mailsOf(mailbox).map((mail) => lines.messageLine(mailbox, mail))),
  );
  const events = await writeLines(
    files.events,
    byMailbox(colleagues, (mailbox) => diary.entriesOf(mailbox).map((entry) => lines.eventLine(mailbox, entry))),
  );
  const counts = {
    ...countColleagues(colleagues),
    accounts: accounts.length,
    contacts: contacts.length,
    messages,
    events,
  };
  return { ...files, counts };
}

/** The lines of one mailbox after the other; only those of one are ever in memory. */
function* byMailbox(
  colleagues: readonly MadeUpColleague[],
  linesOf: (mailbox: string) => readonly string[],
): Generator<readonly string[]> {
  for (const { mailbox } of colleagues) if (mailbox !== undefined) yield linesOf(mailbox);
}

/** Writes the lines group by group, each once the one before is out, and answers how many there were. */
async function writeLines(file: string, groups: Iterable<readonly string[]>): Promise<number> {
  const handle = await open(file, 'w');
  let count = 0;
  try {
    for (const lines of groups) {
      if (lines.length > 0) await handle.write(`${lines.join('\n')}\n`);
      count += lines.length;
    }
  } finally {
    await handle.close();
  }
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
