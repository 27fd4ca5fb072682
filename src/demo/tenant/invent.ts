import type { Day } from '../../domain/calendar.ts';
import { inventAccounts, inventContacts, type MadeUpAccount, type MadeUpContact } from './accounts.ts';
import { playCast } from './cast-scenes.ts';
import { type Diary, openDiary } from './diary.ts';
import { writeInsideMail, writeListMail } from './inside-mail.ts';
import { writeMachineMail } from './machine-mail.ts';
import { enterDaysOff, enterInsideMeetings, enterOutsideMeetings } from './meetings.ts';
import { writeOutsideMail } from './outside-mail.ts';
import { inventColleagues, type MadeUpColleague } from './people.ts';
import { periodBefore } from './period.ts';
import { openPost, type Post } from './post.ts';
import { openRandom } from './random.ts';
import { writeCrowdMail, writeSharedMail } from './shared-mail.ts';
import { inventTies } from './ties.ts';

/** Everybody and everything that was made up, before any of it is written. */
export type Invention = {
  readonly colleagues: readonly MadeUpColleague[];
  readonly accounts: readonly MadeUpAccount[];
  readonly contacts: readonly MadeUpContact[];
  readonly post: Pick<Post, 'mailsOf'>;
  readonly diary: Pick<Diary, 'entriesOf'>;
};

const ACCOUNTS = 300;
const CONTACTS = 4000;

/** Makes up the tenant: first who is there and who knows whom, then what the cast did, then everybody else's year. */
export function inventTenant(today: Day, seed: number, scale: number): Invention {
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
  return { colleagues, accounts, contacts, post, diary };
}
