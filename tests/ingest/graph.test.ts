import { expect, test } from '@jest/globals';
import { keptWeight, STRENGTH_HALF_LIFE } from '../../src/domain/decay.ts';
import { addressId } from '../../src/store/address-id.ts';
import { event, mail } from './graph-lines.ts';
import { importLines, rowsOf } from './importing.ts';
import { describeOnOneDatabase } from './one-database.ts';

const PRIYA = 'priya@contoso.example';
const YVONNE = 'yvonne@fourthcoffee.com';

describeOnOneDatabase('Graph messages', (database) => {
  const days = () =>
    rowsOf<{ contact: string; day: string; counts: string; theirs: number[] | null; ours: number[] | null }>(
      database,
      `select contact.address as contact, day.day, concat_ws(' ', mails_in, mails_out, mass_in, mass_out) as counts,
         their_reply_seconds as theirs, our_reply_seconds as ours
       from day
       join contact using (tenant_id, contact_id)
       order by contact, day`,
    );
  const counts = async () => (await days()).map((row) => `${row.contact} ${row.counts}`);

  test('count for the one who wrote, or for those the owner wrote to', async () => {
    await importLines(database, [
      mail({ id: '1', cc: ['jonas@fourthcoffee.com'] }),
      mail({ id: '2', from: PRIYA, to: [YVONNE, PRIYA], cc: ['jonas@fourthcoffee.com', YVONNE] }),
    ]);
    expect(await counts()).toEqual([`jonas@fourthcoffee.com 0 1 0 0`, `${YVONNE} 1 1 0 0`]);
  });

  test('count once when they lie in Inbox and Sent, whatever the copies’ ids', async () => {
    const report = await importLines(database, [
      mail({ id: '1', from: PRIYA, to: [PRIYA, YVONNE], more: { id: 'in the inbox' } }),
      mail({ id: '1', from: PRIYA, to: [PRIYA, YVONNE], more: { id: 'in sent items' } }),
    ]);
    expect(report.leftOut).toEqual({ repeated: 1 });
    expect(await counts()).toEqual([`${YVONNE} 0 1 0 0`]);
  });

  test('are taken from the sender when nobody is named as the author', async () => {
    await importLines(database, [mail({ more: { from: null, sender: { emailAddress: { address: YVONNE } } } })]);
    expect(await counts()).toEqual([`${YVONNE} 1 0 0 0`]);
  });

  test('are no relationship when they are drafts or answers of a machine', async () => {
    const report = await importLines(database, [
      mail({ id: '1', more: { isDraft: true } }),
      mail({ id: '2', headers: { 'Auto-Submitted': 'auto-replied' } }),
      mail({ id: '3', headers: { 'auto-submitted': 'No' } }),
    ]);
    expect(report.leftOut).toEqual({ draft: 1, automatic: 1 });
    expect(await counts()).toEqual([`${YVONNE} 1 0 0 0`]);
  });

  test('are mass mail when a header says that they came through a list or went out in bulk', async () => {
    const headers = [
      ['List-Id', '<all.lists.example>'],
      ['list-unsubscribe', '<mailto:leave@lists.example>'],
      ['Precedence', 'bulk'],
      ['precedence', 'List'],
      ['Precedence', 'first-class'],
      ['X-List-Id', 'none'],
    ] as const;
    await importLines(
      database,
      headers.map(([name, value], index) =>
        mail({ id: name + value, from: `sender${index}@one.example`, headers: { [name]: value } }),
      ),
    );
    expect(await counts()).toEqual(headers.map((_, index) => `sender${index}@one.example 1 0 ${index < 4 ? 1 : 0} 0`));
  });

  test('are mass mail to more than ten, or when they do not name the owner', async () => {
    const crowd = (size: number) => Array.from({ length: size }, (_, index) => `guest${index}@one.example`);
    await importLines(database, [
      mail({ id: '1', to: [PRIYA, ...crowd(10)] }),
      mail({ id: '2', to: ['all@contoso.example'] }),
      mail({ id: '3', to: [PRIYA, ...crowd(9)] }),
    ]);
    expect(await counts()).toEqual([`${YVONNE} 3 0 2 0`]);
  });

  test('carry how long each side took to answer in a conversation', async () => {
    await importLines(database, [
      mail({ id: '1', conversation: 'c', at: '2024-05-06T09:00:00Z' }),
      mail({ id: '2', conversation: 'c', at: '2024-05-06T09:10:00Z', from: PRIYA, to: [YVONNE] }),
      mail({ id: '3', conversation: 'c', at: '2024-05-07T09:10:00Z' }),
      mail({ id: '4', conversation: 'c', at: '2024-05-07T09:11:00Z' }),
      mail({ id: '5', conversation: 'other', at: '2024-05-07T09:20:00Z', from: PRIYA, to: [YVONNE] }),
    ]);
    expect((await days()).map(({ day, theirs, ours }) => [day, theirs, ours])).toEqual([
      ['2024-05-06', null, [600]],
      ['2024-05-07', [86_400], null],
    ]);
  });

  test('carry how long the answer to the mail named in In-Reply-To took, in whatever conversation', async () => {
    await importLines(database, [
      mail({ id: '1', conversation: 'a', at: '2024-05-06T09:00:00Z' }),
      mail({ id: '2', conversation: 'a', at: '2024-05-06T10:00:00Z' }),
      mail({
        ...{ id: '3', conversation: 'b', at: '2024-05-06T10:30:00Z', from: PRIYA, to: [YVONNE] },
        headers: { 'In-Reply-To': ' <1@mail.example> ' },
      }),
    ]);
    expect((await days()).map(({ ours }) => ours)).toEqual([[5400]]);
  });

  test('answer only those who asked: who is merely copied in got no answer', async () => {
    await importLines(database, [
      mail({ id: '1', at: '2024-05-06T09:00:00Z' }),
      mail({
        ...{ id: '2', at: '2024-05-06T10:00:00Z', from: PRIYA, to: [YVONNE], cc: ['jonas@fourthcoffee.com'] },
        headers: { 'In-Reply-To': '<1@mail.example>' },
      }),
    ]);
    expect((await days()).map(({ contact, ours }) => [contact, ours])).toEqual([
      ['jonas@fourthcoffee.com', null],
      [YVONNE, [3600]],
    ]);
  });

  test('are answered across the end of a month, and not after more than sixty days', async () => {
    await importLines(database, [
      mail({ id: '1', conversation: 'c', at: '2024-04-30T23:59:00Z' }),
      mail({ id: '2', conversation: 'c', at: '2024-05-01T00:01:00Z', from: PRIYA, to: [YVONNE] }),
      mail({ id: '3', conversation: 'd', at: '2024-01-10T00:00:00Z', from: 'late@one.example' }),
      mail({ id: '4', conversation: 'd', at: '2024-03-20T00:00:00Z', from: PRIYA, to: ['late@one.example'] }),
    ]);
    expect((await days()).map(({ day, ours }) => [day, ours])).toEqual([
      ['2024-01-10', null],
      ['2024-03-20', null],
      ['2024-04-30', null],
      ['2024-05-01', [120]],
    ]);
  });

  test('keep the last name seen beside an address, an emoji in it too', async () => {
    await importLines(database, [
      mail({ id: '2', at: '2024-05-08T09:00:00Z', from: { name: `"Yvonne 👩‍💻 {McKay}, \\'NULL'"`, address: YVONNE } }),
      mail({ id: '1', at: '2024-05-07T09:00:00Z', from: { name: 'Y. McKay', address: YVONNE } }),
      mail({ id: '3', from: { name: 'NULL', address: 'null@one.example' } }),
      mail({ id: '4', from: { name: 'b@two.example', address: 'b@two.example' } }),
    ]);
    const names = await rowsOf(
      database,
      'select address, name, name_on from connection join contact using (tenant_id, contact_id) order by address',
    );
    expect(names).toEqual([
      { address: 'b@two.example', name: null, name_on: null },
      { address: 'null@one.example', name: 'NULL', name_on: '2024-05-06' },
      { address: YVONNE, name: `Yvonne 👩‍💻 {McKay}, \\'NULL'`, name_on: '2024-05-08' },
    ]);
  });

  test('that cannot be read are told by line and reason, without a word of their content', async () => {
    const report = await importLines(database, [
      ...Array.from({ length: 12 }, (_, index) => mail({ id: `${index}` })),
      '{"mailbox": "secret-word", ',
      '["secret-word"]',
      mail({ more: { mailbox: undefined } }),
      mail({ mailbox: 'secret word' }),
      mail({ mailbox: 'secret-word@nowhere' }),
      mail({ more: { from: { emailAddress: { address: '/o=Contoso/cn=secret-word' } } } }),
      mail({ at: 'secret-word' }),
      mail({ at: '5' }),
      mail({ at: '1979-12-31T00:00:00Z' }),
      mail({ at: '2024-07-09T00:00:00Z' }),
      mail({ more: { id: undefined, internetMessageId: undefined } }),
      { mailbox: PRIYA, displayName: 'secret-word' },
    ]);
    expect(report.bad.count).toBe(12);
    expect(report.bad.first.map((bad) => bad.line)).toEqual(Array.from({ length: 12 }, (_, index) => index + 13));
    expect(report.bad.first.map((bad) => bad.reason)).toEqual([
      'the line is not a JSON object',
      'the line is not a JSON object',
      'neither puser nor mailbox says whose mailbox this is',
      'puser or mailbox is neither an id nor an address',
      'puser or mailbox is neither an id nor an address',
      'from is not a mail address',
      'the time is not a date',
      'the time is not a date',
      'the time lies before 1980',
      'the time lies in the future',
      'neither internetMessageId nor id is there',
      'neither a message nor an event',
    ]);
    expect(report.items).toBe(12);
  });
});

describeOnOneDatabase('Graph events', (database) => {
  const meetings = () =>
    rowsOf<{ contact: string; at: Date; minutes: number; is_ours: boolean; our_attendees: number }>(
      database,
      `select contact.address as contact, starts_at as at, minutes, is_ours, our_attendees
       from meeting
       join contact using (tenant_id, contact_id)
       order by contact, at`,
    );

  test('are meetings with everybody outside who has not declined', async () => {
    await importLines(database, [
      event({
        attendees: [
          ...[YVONNE, PRIYA, 'omar@contoso.example', { person: 'no@fourthcoffee.com', response: 'declined' }],
          { person: 'x@fourthcoffee.com', response: "microsoft.graph.responseType'declined'" },
          { person: 'room-1@fourthcoffee.com', type: 'resource' },
          { person: 'room-2@fourthcoffee.com', type: "microsoft.graph.attendeeType'resource'" },
        ],
      }),
    ]);
    expect(await meetings()).toEqual([
      { contact: YVONNE, at: new Date('2024-05-07T10:00:00Z'), minutes: 30, is_ours: true, our_attendees: 2 },
    ]);
  });

  test('are one meeting in the calendars of all who were there', async () => {
    await importLines(database, [
      event({ attendees: [YVONNE, 'omar@contoso.example'] }),
      event({ attendees: [YVONNE, 'omar@contoso.example'], mailbox: 'omar@contoso.example' }),
    ]);
    expect(await rowsOf(database, 'select count(distinct meeting_id)::integer as count from meeting')).toEqual([
      { count: 1 },
    ]);
    expect(await meetings()).toHaveLength(2);
  });

  test('count for nothing when cancelled, drafts, private, or declined by the owner', async () => {
    const sensitivities = ['private', 'personal', 'confidential', "microsoft.graph.sensitivity'private'"];
    const declined = "microsoft.graph.responseType'declined'";
    const report = await importLines(database, [
      event({ id: '1', more: { isCancelled: true } }),
      event({ id: '2', more: { isDraft: true } }),
      ...sensitivities.map((sensitivity) => event({ id: sensitivity, more: { sensitivity } })),
      event({ id: '7', more: { responseStatus: { response: declined } } }),
      event({ id: '8', organizer: YVONNE, attendees: [YVONNE, { person: PRIYA, response: 'declined' }] }),
      event({ id: '9' }),
    ]);
    expect(report.leftOut).toEqual({ cancelled: 1, draft: 1, private: 4, declined: 2 });
    expect(await meetings()).toHaveLength(1);
  });

  test('of all day have no minutes, and none lasts longer than a day', async () => {
    await importLines(database, [
      event({ id: '1', at: '2024-05-07T00:00:00', until: '2024-05-08T00:00:00', more: { isAllDay: true } }),
      event({ id: '2', at: '2024-05-08T00:00:00', until: '2024-05-20T00:00:00' }),
    ]);
    expect((await meetings()).map((meeting) => meeting.minutes)).toEqual([0, 1440]);
  });

  test('start when clocks of their time zone say so, also on the days clocks change', async () => {
    const at = (dateTime: string, timeZone: string) => {
      const time = { dateTime, timeZone };
      return event({ id: `${dateTime} ${timeZone}`, more: { start: time, end: time } });
    };
    await importLines(database, [
      at('2024-03-31T01:30:00.0000000', 'Europe/Berlin'),
      at('2024-03-31T03:30:00.0000000', 'Europe/Berlin'),
      at('2024-05-07T10:00:00.0000000', 'America/Los_Angeles'),
      at('2024-05-08T10:00:00.0000000', 'tzone://Microsoft/Utc'),
      at('2024-05-09T10:00:00+02:00', 'UTC'),
      at('2024-11-03T01:30:00.0000000', 'Asia/Tokyo'),
      at('2024-11-03T03:00:00.0000000', 'America/New_York'),
    ]);
    expect((await meetings()).map((meeting) => meeting.at.toISOString())).toEqual([
      '2024-03-31T00:30:00.000Z',
      '2024-03-31T01:30:00.000Z',
      '2024-05-07T17:00:00.000Z',
      '2024-05-08T10:00:00.000Z',
      '2024-05-09T08:00:00.000Z',
      '2024-11-02T16:30:00.000Z',
      '2024-11-03T08:00:00.000Z',
    ]);
  });

  test('still to come are planned, up to five years ahead, and add nothing yet', async () => {
    const report = await importLines(database, [
      event({ id: '1', at: '2024-08-01T10:00:00', until: '2024-08-01T11:00:00' }),
      event({ id: '2', at: '2034-08-01T10:00:00', until: '2034-08-01T11:00:00' }),
      event({ id: '3', more: { start: { dateTime: 'soon', timeZone: 'UTC' } } }),
      event({ id: '4', until: '2024-05-07T09:00:00' }),
      event({ id: '5', at: '2024-08-02T10:00:00', until: '2024-08-02T11:00:00' }),
      event({ id: '6', at: '2024-08-03T10:00:00', until: '2024-08-03T11:00:00' }),
    ]);
    expect(report.bad.first).toEqual([
      { line: 2, reason: 'the start lies more than five years ahead' },
      { line: 3, reason: 'the start is not a date' },
      { line: 4, reason: 'the end is not a date after the start' },
    ]);
    expect(await rowsOf(database, 'select strength_sum, meetings, next_meeting_at from connection')).toEqual([
      { strength_sum: 0, meetings: 0, next_meeting_at: new Date('2024-08-01T10:00:00Z') },
    ]);
  });

  test('among colleagues touch nothing but how well they know each other', async () => {
    await importLines(database, [
      event({ attendees: ['omar@contoso.example'] }),
      mail({ from: 'omar@contoso.example', at: '2024-05-07T08:00:00Z' }),
    ]);
    const rows = await rowsOf<{ peer_id: string; kind: string; days: number; familiarity_sum: number }>(
      database,
      'select peer_id, kind, days, familiarity_sum from familiarity order by kind',
    );
    const sum = keptWeight('2024-05-07' as never, STRENGTH_HALF_LIFE);
    const peer_id = addressId('omar@contoso.example');
    expect(rows).toEqual([
      { peer_id, kind: 'calendar', days: 1, familiarity_sum: sum },
      { peer_id, kind: 'mail', days: 1, familiarity_sum: sum },
    ]);
    for (const table of ['contact', 'connection', 'day', 'meeting']) {
      expect(await rowsOf(database, `select from ${table}`)).toEqual([]);
    }
  });

  test('of more than thirty people are no meeting', async () => {
    await importLines(database, [event({ attendees: Array.from({ length: 30 }, (_, i) => `guest${i}@one.example`) })]);
    expect(await meetings()).toEqual([]);
  });

  test('keep apart who accepted and who declined, however addresses begin', async () => {
    await importLines(database, [
      event({ attendees: ['!important@one.example', { person: '!no@one.example', response: 'declined' }] }),
    ]);
    expect((await meetings()).map((meeting) => meeting.contact)).toEqual(['!important@one.example']);
  });
});
