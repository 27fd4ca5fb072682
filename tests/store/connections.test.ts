import { beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day, dayOf, startOfDay } from '../../src/domain/calendar.ts';
import type { History } from '../../src/domain/connection.ts';
import { keptWeight, STRENGTH_HALF_LIFE } from '../../src/domain/decay.ts';
import type { ColleagueId, ContactId, TenantId } from '../../src/domain/ids.ts';
import { strengthAt, strengthOf, strengthSumOf } from '../../src/domain/strength.ts';
import { trafficAt, trafficOf, trafficSumOf } from '../../src/domain/traffic.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import type { OwnerTransaction } from '../../src/store/database.ts';
import { AT, anyHistory, anyMassMail, meetingOn, tallyOn } from '../domain/histories.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { addColleague, addContact, addMail, addMeetings, addTenant } from '../support/rows.ts';

/** Late in the evening: meetings later that day are still to come, and count for the day as the domain counts them. */
const NOW = startOfDay(AT) + 20 * 3_600_000;

type Kept = {
  readonly contact_id: ContactId;
  readonly strength_sum: number;
  readonly their_reply_seconds: string;
  readonly meeting_minutes: number;
  readonly first_on: string | null;
  readonly last_on: string | null;
  readonly last_direction: string | null;
  readonly next_meeting_at: Date | null;
  readonly mails: number;
  readonly replies: number;
  readonly meetings: number;
};

describeOnEachDatabase('what is kept of a connection', (database) => {
  let tenantId: TenantId;
  let colleagueId: ColleagueId;
  let contacts: readonly ContactId[];

  beforeEach(async () => {
    await database.asOwner(async (transaction) => {
      const entraTenantId = '00000000-0000-4000-8000-000000000001';
      tenantId = await addTenant(transaction, { name: 'C', entraTenantId, domain: 'contoso.example', granted: [] });
      const priya = { objectId: 'p', name: 'Priya', address: 'priya@contoso.example' };
      colleagueId = await addColleague(transaction, tenantId, priya);
      const made: ContactId[] = [];
      for (const name of ['a', 'b', 'c']) made.push(await addContact(transaction, tenantId, `${name}@one.example`));
      contacts = made;
    });
  });

  async function write(transaction: OwnerTransaction, contactId: ContactId, history: History): Promise<void> {
    const ago = (time: number) => Math.round((startOfDay(AT) - startOfDay(dayOf(time))) / 86_400_000);
    const pair = { tenantId, colleagueId, contactId, now: startOfDay(AT) };
    await addMail(
      transaction,
      pair,
      history.days.map((tally) => ({ ...tally, daysAgo: ago(startOfDay(tally.day)) })),
    );
    await addMeetings(
      transaction,
      pair,
      history.meetings.map((meeting) => ({
        ...meeting,
        daysAgo: ago(meeting.startsAt),
        meetingId: meeting.meetingId.replace('meeting ', ''),
      })),
    );
  }

  async function forget(transaction: OwnerTransaction): Promise<void> {
    await transaction.query('delete from day');
    await transaction.query('delete from meeting');
  }

  const rebuild = (transaction: OwnerTransaction, now = NOW) =>
    rebuildConnections(transaction, tenantId, [colleagueId], now);
  const keptOf = (transaction: OwnerTransaction) =>
    transaction.query<Kept>(
      `select contact_id, strength_sum, their_reply_seconds, meeting_minutes, first_on, last_on, last_direction, next_meeting_at,
         mails_in + mails_out as mails, their_replies + our_replies as replies, meetings
       from connection
       order by contact_id`,
    );
  const trafficKept = async (transaction: OwnerTransaction) =>
    (await transaction.query<{ traffic_sum: number }>('select traffic_sum from mailbox'))[0]?.traffic_sum ?? Number.NaN;

  test('equals the domain’s sums to 1e-9 for any mails and meetings, mass mail and planned meetings among them', async () => {
    const anyHistories = fc.array(fc.oneof({ weight: 4, arbitrary: anyHistory }, anyMassMail.map(oneTallyADay)), {
      minLength: 3,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(anyHistories, (histories) => database.asOwner((transaction) => check(transaction, histories))),
      { numRuns: 20 },
    );
  });

  async function check(transaction: OwnerTransaction, histories: readonly History[]): Promise<void> {
    await writeAll(transaction, histories);
    const kept = new Map((await keptOf(transaction)).map((row) => [row.contact_id, row]));
    for (const [index, history] of histories.entries())
      expectKept(kept.get(contacts[index] ?? ('' as ContactId)), history);
    expectClose(await trafficKept(transaction), trafficSumOf(histories, AT));
    const tomorrow = addDays(AT, 1);
    const ofTheYear = histories.map(lastYearOf);
    await writeAll(transaction, ofTheYear);
    const yearly = new Map((await keptOf(transaction)).map((row) => [row.contact_id, row.strength_sum]));
    for (const [index, history] of ofTheYear.entries()) {
      const sum = yearly.get(contacts[index] ?? ('' as ContactId)) ?? 0;
      expectClose(strengthAt(sum, tomorrow), strengthOf(history, tomorrow));
    }
    expectClose(trafficAt(await trafficKept(transaction), tomorrow), trafficOf(ofTheYear, tomorrow));
  }

  async function writeAll(transaction: OwnerTransaction, histories: readonly History[]): Promise<void> {
    await forget(transaction);
    for (const [index, history] of histories.entries()) {
      await write(transaction, contacts[index] ?? ('' as ContactId), history);
    }
    await rebuild(transaction);
  }

  function expectKept(kept: Kept | undefined, history: History): void {
    if (history.days.length + history.meetings.length === 0) {
      expect(kept).toBeUndefined();
      return;
    }
    const days = history.days.filter(({ day }) => day <= AT);
    const meetings = history.meetings.filter(({ startsAt }) => dayOf(startsAt) <= AT);
    const planned = history.meetings.filter(({ startsAt }) => startsAt > NOW).map(({ startsAt }) => startsAt);
    // A history that lies ahead entirely, without a planned meeting, is not there yet.
    if (days.length + meetings.length + planned.length === 0) return;
    expectClose(kept?.strength_sum ?? Number.NaN, strengthSumOf(history, AT));
    const dates = [...days.map(({ day }) => day), ...meetings.map(({ startsAt }) => dayOf(startsAt))].sort();
    expect(kept).toMatchObject({
      mails: total(days.map((day) => day.mailsIn + day.mailsOut)),
      replies: total(days.map((day) => day.theirReplySeconds.length + day.ourReplySeconds.length)),
      their_reply_seconds: String(total(days.flatMap((day) => day.theirReplySeconds))),
      meetings: meetings.length,
      meeting_minutes: total(meetings.map(({ minutes }) => minutes)),
      first_on: dates[0] ?? null,
      last_on: dates.at(-1) ?? null,
      next_meeting_at: planned.length === 0 ? null : new Date(Math.min(...planned)),
    });
  }

  test('is the same to the last bit in whatever order the rows were written', async () => {
    const days = [3, 40, 7, 200, 1, 90].map((age) => tallyOn(age, { mailsIn: age % 2, mailsOut: 1 }));
    const meetings = [5, 40, 120].map((age) => meetingOn(age));
    const [contactId] = contacts;
    const sums = await database.asOwner(async (transaction) => {
      const found: unknown[] = [];
      for (const history of [
        { days, meetings },
        { days: [...days].reverse(), meetings: [...meetings].reverse() },
      ]) {
        await forget(transaction);
        await write(transaction, contactId as ContactId, history);
        await rebuild(transaction);
        found.push([(await keptOf(transaction))[0]?.strength_sum, await trafficKept(transaction)]);
      }
      return found;
    });
    expect(sums[1]).toEqual(sums[0]);
  });

  test('is gone with the last of its days and meetings, and another colleague’s stays', async () => {
    const [first, second] = contacts;
    await database.asOwner(async (transaction) => {
      await write(transaction, first as ContactId, { days: [tallyOn(3, { mailsIn: 1 })], meetings: [] });
      await write(transaction, second as ContactId, { days: [], meetings: [meetingOn(2)] });
      await rebuild(transaction);
      expect(await keptOf(transaction)).toHaveLength(2);
      await transaction.query('delete from meeting');
      await rebuild(transaction);
      expect((await keptOf(transaction)).map((row) => row.contact_id)).toEqual([first]);
    });
  });

  test('knows who had the last word', async () => {
    const [contactId] = contacts;
    const lastWord = (history: History) =>
      database.asOwner(async (transaction) => {
        await forget(transaction);
        await write(transaction, contactId as ContactId, history);
        await rebuild(transaction);
        return (await keptOf(transaction))[0]?.last_direction;
      });
    const wrote = (age: number, mails: { mailsIn?: number; mailsOut?: number }) => tallyOn(age, mails);
    expect(await lastWord({ days: [wrote(9, { mailsIn: 1 }), wrote(3, { mailsOut: 1 })], meetings: [] })).toBe('out');
    expect(await lastWord({ days: [wrote(9, { mailsOut: 1 }), wrote(3, { mailsIn: 1 })], meetings: [] })).toBe('in');
    expect(await lastWord({ days: [wrote(9, { mailsOut: 1 })], meetings: [meetingOn(2)] })).toBe('meeting');
    expect(await lastWord({ days: [wrote(9, { mailsOut: 1 })], meetings: [meetingOn(20)] })).toBe('out');
    expect(await lastWord({ days: [], meetings: [meetingOn(-3)] })).toBeNull();
    const longAgo = { days: [wrote(9000, { mailsOut: 1 }), wrote(8999, { mailsIn: 1 })], meetings: [] };
    expect(await lastWord(longAgo)).toBe('in');
  });

  test('counts a planned meeting once it has taken place', async () => {
    const [contactId] = contacts;
    await database.asOwner(async (transaction) => {
      await write(transaction, contactId as ContactId, { days: [], meetings: [meetingOn(-3)] });
      await rebuild(transaction);
      expect((await keptOf(transaction))[0]).toMatchObject({ strength_sum: 0, meetings: 0 });
      await rebuild(transaction, NOW + 5 * 86_400_000);
      const [kept] = await keptOf(transaction);
      expect(kept).toMatchObject({ meetings: 1, next_meeting_at: null, last_on: addDays(AT, 3) });
      expectClose(kept?.strength_sum ?? 0, keptWeight(addDays(AT, 3), STRENGTH_HALF_LIFE));
    });
  });

  test('adds up how well two colleagues know each other over months and kinds', async () => {
    await database.asOwner(async (transaction) => {
      const months = [1, 2, 3, 4, 5].map((month) => `2026-0${month}-01`);
      const sums = months.flatMap((_, index) => [index + 0.1, 1 / (index + 3)]);
      await transaction.query(
        `insert into familiarity (tenant_id, colleague_id, peer_id, month, kind, days, familiarity_sum)
         select $1, $2, 7, month, kind, 1, sum
         from unnest($3::date[], $4::text[], $5::float8[]) as given (month, kind, sum)`,
        [
          tenantId,
          colleagueId,
          months.flatMap((month) => [month, month]),
          months.flatMap(() => ['mail', 'calendar']),
          sums,
        ],
      );
      await rebuild(transaction);
      const [peer] = await transaction.query<{ familiarity_sum: number }>('select familiarity_sum from peer');
      expectClose(peer?.familiarity_sum ?? 0, total(sums));
      await transaction.query('delete from familiarity');
      await rebuild(transaction);
      expect(await transaction.query('select from peer')).toEqual([]);
    });
  });

  test('keeps the name seen last, whatever comes in between', async () => {
    const contactId = contacts[0] as ContactId;
    const named = (name: string, on: string) => [{ colleagueId, contactId, name, on }];
    await database.asOwner(async (transaction) => {
      const name = async () =>
        (await transaction.query<{ name: string | null }>('select name from connection'))[0]?.name ?? null;
      await write(transaction, contactId, { days: [tallyOn(3, { mailsIn: 1 })], meetings: [] });
      await rebuild(transaction);
      expect(await name()).toBeNull();
      await rebuildConnections(transaction, tenantId, [colleagueId], NOW, named('Newer', '2026-05-02'));
      await rebuildConnections(transaction, tenantId, [colleagueId], NOW, named('Older', '2026-05-01'));
      await rebuild(transaction);
      expect(await name()).toBe('Newer');
      await rebuildConnections(transaction, tenantId, [colleagueId], NOW, named('Newest', '2026-05-03'));
      expect(await name()).toBe('Newest');
    });
  });
});

/** The part that a question asked tomorrow looks at. */
function lastYearOf(history: History): History {
  const first = addDays(AT, -364);
  const isWithin = (day: Day) => day >= first && day <= AT;
  return {
    days: history.days.filter(({ day }) => isWithin(day)),
    meetings: history.meetings.filter(({ startsAt }) => isWithin(dayOf(startsAt))),
  };
}

function oneTallyADay(history: History): History {
  return { ...history, days: [...new Map(history.days.map((tally) => [tally.day, tally])).values()] };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}
