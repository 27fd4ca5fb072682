import { describe, expect, test } from '@jest/globals';
import { inventAccounts, inventContacts } from '../../../src/demo/tenant/accounts.ts';
import { writeOutsideMail } from '../../../src/demo/tenant/outside-mail.ts';
import { inventColleagues } from '../../../src/demo/tenant/people.ts';
import { periodBefore } from '../../../src/demo/tenant/period.ts';
import { openPost } from '../../../src/demo/tenant/post.ts';
import { openRandom } from '../../../src/demo/tenant/random.ts';
import { inventTies, type Tie } from '../../../src/demo/tenant/ties.ts';
import { type Day, dayNumber } from '../../../src/domain/calendar.ts';

const period = periodBefore('2025-06-18' as Day);
const colleagues = inventColleagues(openRandom(1, 'colleagues'), period);
const accounts = inventAccounts(openRandom(1, 'accounts'), 30);
const contacts = inventContacts(openRandom(1, 'contacts'), accounts, 400);
const ties = inventTies(openRandom(1, 'ties'), colleagues, contacts);

describe('mail with the outside', () => {
  test('lies in the first half of the year when a tie cools, in the second when it grows, in both when it is steady', () => {
    expect(shareOfFirstHalf('cooling')).toBeGreaterThan(0.7);
    expect(shareOfFirstHalf('growing')).toBeLessThan(0.3);
    expect(shareOfFirstHalf('steady')).toBeGreaterThan(0.4);
    expect(shareOfFirstHalf('steady')).toBeLessThan(0.6);
  });

  test('keeps an episode to a few weeks', () => {
    const days = daysOfMail(ties.slice(0, 1).map((tie) => ({ ...tie, course: 'episode', conversations: 40 })));
    expect(days.length).toBeGreaterThan(10);
    expect(Math.max(...days) - Math.min(...days)).toBeLessThan(100);
  });

  test('is never answered on a one-way tie', () => {
    const post = openPost(period);
    const oneWay = ties.map((tie) => ({ ...tie, ourShare: 0, answerChance: 0 }));
    writeOutsideMail(post, openRandom(1, 'mail'), period, oneWay);
    const authors = colleagues.flatMap(({ objectId }) => post.mailsOf(objectId)).map(({ from }) => from.mailbox);
    expect(authors.length).toBeGreaterThan(1000);
    expect(authors.filter((mailbox) => mailbox !== undefined)).toEqual([]);
  });

  test('reaches no contact of the cast: what they do is written out', () => {
    const known = new Set(ties.map(({ contact }) => contact));
    expect(contacts.filter((contact) => known.has(contact) === contact.isCast)).toEqual([]);
  });
});

function shareOfFirstHalf(course: Tie['course']): number {
  const days = daysOfMail(ties.map((tie) => ({ ...tie, course })));
  const middle = dayNumber('2024-12-17' as Day);
  return days.filter((day) => day < middle).length / days.length;
}

function daysOfMail(some: readonly Tie[]): number[] {
  const post = openPost(period);
  writeOutsideMail(post, openRandom(1, 'mail'), period, some);
  return colleagues.flatMap(({ objectId }) => post.mailsOf(objectId)).map(({ sentAt }) => sentAt / 86_400_000);
}
