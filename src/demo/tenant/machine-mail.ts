import { TRADEWINDS_NEWS } from './cast.ts';
import { type Correspondent, unattended } from './correspondent.ts';
import type { MadeUpColleague } from './people.ts';
import type { Period } from './period.ts';
import type { Post } from './post.ts';
import { chance, pick, type Random, shuffled, wholeBetween } from './random.ts';

const MILLISECONDS_A_DAY = 86_400_000;
const MACHINES = 36;

/**
 * Writes what machines send: newsletters on their day, invoices and notices when they fall due, to many colleagues, a mail
 * to each, at any hour. Nobody answers.
 */
export function writeMachineMail(
  post: Post,
  random: Random,
  period: Period,
  colleagues: readonly MadeUpColleague[],
  scale: number,
): void {
  const people = colleagues.filter(({ kind }) => kind === 'person' || kind === 'shared');
  const newsletter = unattended(TRADEWINDS_NEWS.name, TRADEWINDS_NEWS.address);
  writeIssues(post, random, period, newsletter, shuffled(random, people).slice(0, 60), 7 / Math.max(scale, 0.25));
  for (let index = 0; index < Math.ceil(MACHINES * scale); index += 1) {
    const machine = inventMachine(random, index);
    const readers = shuffled(random, people).slice(0, heavyAudience(random));
    if (machine.isNewsletter) writeIssues(post, random, period, machine.sender, readers, pick(random, [7, 14, 14, 30]));
    else writeNotices(post, random, period, machine.sender, readers);
  }
}

function writeIssues(
  post: Post,
  random: Random,
  period: Period,
  sender: Correspondent,
  readers: readonly MadeUpColleague[],
  everyDays: number,
): void {
  const hour = wholeBetween(random, 3, 11);
  for (let day = period.first + wholeBetween(random, 0, 6); day <= period.last; day += Math.round(everyDays)) {
    readers.forEach((reader, place) => {
      const sentAt = day * MILLISECONDS_A_DAY + hour * 3_600_000 + place * 2000;
      post.send({ conversation: post.nextConversation(), sentAt, from: sender, to: [reader] });
    });
  }
}

function writeNotices(
  post: Post,
  random: Random,
  period: Period,
  sender: Correspondent,
  readers: readonly MadeUpColleague[],
): void {
  for (const reader of readers) {
    const notices = wholeBetween(random, 2, 26);
    for (let count = 0; count < notices; count += 1) {
      const day = wholeBetween(random, period.first, period.last);
      const sentAt = day * MILLISECONDS_A_DAY + wholeBetween(random, 0, 86_399) * 1000;
      post.send({ conversation: post.nextConversation(), sentAt, from: sender, to: [reader] });
    }
  }
}

function heavyAudience(random: Random): number {
  return chance(random, 0.3) ? wholeBetween(random, 40, 80) : wholeBetween(random, 8, 30);
}

function inventMachine(random: Random, index: number) {
  const company = `${pick(random, MACHINE_FIRST_WORDS)}${pick(random, MACHINE_SECOND_WORDS)}`;
  const isNewsletter = index % 2 === 0;
  const localPart = pick(random, isNewsletter ? NEWSLETTER_PARTS : NOTICE_PARTS);
  const address = `${localPart}@${company.toLowerCase()}${index}.example`;
  return { isNewsletter, sender: unattended(`${company} ${localPart}`, address) };
}

const NEWSLETTER_PARTS: readonly string[] = ['news', 'newsletter', 'marketing', 'digest', 'events'];
const NOTICE_PARTS: readonly string[] = ['noreply', 'no-reply', 'invoices', 'notifications', 'billing', 'donotreply'];
const MACHINE_FIRST_WORDS: readonly string[] = [
  'Cloud',
  'Ticket',
  'Travel',
  'Parcel',
  'Market',
  'Office',
  'Print',
  'Badge',
];
const MACHINE_SECOND_WORDS: readonly string[] = ['Desk', 'Box', 'Wire', 'Board', 'Point', 'Base', 'Cast'];
