import type { MadeUpContact } from './accounts.ts';
import { activityOn } from './calendar/working-days.ts';
import { momentOn } from './calendar/working-hours.ts';
import type { MadeUpColleague } from './people.ts';
import type { Period } from './period.ts';
import type { Post } from './post.ts';
import { chance, pick, type Random, wholeBetween } from './random.ts';

const RECEIVED = 1200;

/** Writes what reaches the shared mailboxes, and the one answer in a hundred, sent by a colleague in the mailbox's name. */
export function writeSharedMail(
  post: Post,
  random: Random,
  period: Period,
  colleagues: readonly MadeUpColleague[],
  contacts: readonly MadeUpContact[],
  scale: number,
): void {
  const shared = colleagues.filter(({ kind }) => kind === 'shared');
  const clerks = colleagues.filter(({ kind, lastDay }) => kind === 'person' && lastDay > period.last);
  const writers = contacts.filter(({ isCast, kind }) => !isCast && kind !== 'private');
  for (const mailbox of shared) {
    const clerk = pick(random, clerks);
    for (let count = 0; count < RECEIVED * scale; count += 1) {
      const from = pick(random, writers);
      const day = wholeBetween(random, period.first, period.last);
      if (!chance(random, activityOn(day, from))) continue;
      const conversation = post.nextConversation();
      const sentAt = momentOn(random, day, from);
      post.send({ conversation, sentAt, from, to: [mailbox] });
      if (chance(random, 0.008)) {
        post.send({ conversation, sentAt: sentAt + 7_200_000, from: mailbox, sender: clerk, to: [from] });
      }
    }
  }
}

/** Writes mails to a crowd: a colleague to 15-60 contacts at once, a contact to colleagues and a dozen others. */
export function writeCrowdMail(
  post: Post,
  random: Random,
  period: Period,
  colleagues: readonly MadeUpColleague[],
  contacts: readonly MadeUpContact[],
  scale: number,
): void {
  const authors = colleagues.filter(({ kind, outsideWeight }) => kind === 'person' && outsideWeight > 1);
  const crowd = contacts.filter(({ isCast, kind }) => !isCast && kind === 'business');
  const draw = (count: number) => [...new Set(Array.from({ length: count }, () => pick(random, crowd)))];
  for (let count = 0; count < Math.ceil(220 * scale); count += 1) {
    const from = pick(random, authors);
    const outside = pick(random, crowd);
    const day = wholeBetween(random, period.first, period.last);
    if (!chance(random, activityOn(day, from))) continue;
    const sentAt = momentOn(random, day, from);
    post.send({ conversation: post.nextConversation(), sentAt, from, to: draw(wholeBetween(random, 15, 60)) });
    const others = draw(wholeBetween(random, 11, 30)).filter((who) => who !== outside);
    const to = day <= from.lastDay ? [from, ...others] : others;
    post.send({ conversation: post.nextConversation(), sentAt: sentAt + 4_800_000, from: outside, to });
  }
}
