import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listAuditRoute } from '../../src/contract/audit.ts';
import { changeConsentRoute, readConsentRoute } from '../../src/contract/consent.ts';
import { exportContactRoute, exportOwnDataRoute } from '../../src/contract/held-data.ts';
import { listOwnReceiptsRoute, listReceiptsRoute } from '../../src/contract/receipts.ts';
import { listShownRoute } from '../../src/contract/seen-of-me.ts';
import { readSharingRoute } from '../../src/contract/sharing.ts';
import { listViewsRoute } from '../../src/contract/views.ts';
import { mailLines } from './made-up-mail.ts';
import { openWorkplace, type Workplace } from './run-acquaint.ts';

const PRIYA = 'priya@contoso.example';
const OMAR = 'omar@contoso.example';
const YVONNE = 'yvonne@fourthcoffee.com';
const JONAS = 'jonas@fourthcoffee.com';
const IMPORT = ['--format', 'tsv', '--tenant', 'Contoso', '--domain', 'contoso.example'];
const KIND = 'identifiableInsights';
const A_DAY = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);

describe('what people and their administrator decide, on the command line,', () => {
  let place: Workplace;
  let mail = '';
  beforeAll(async () => {
    place = await openWorkplace();
    await place.serve();
    mail = await place.write(
      'mail.tsv',
      mailLines([
        { who: PRIYA, whom: YVONNE, daysAgo: [5, 15, 25, 35] },
        { who: PRIYA, whom: JONAS, daysAgo: [8, 30] },
        { who: OMAR, whom: YVONNE, daysAgo: [10, 60] },
        { who: 'tove@contoso.example', whom: JONAS, daysAgo: [20, 50] },
      ]),
    );
    await place.acquaint('import', mail, ...IMPORT);
  });
  afterAll(() => place.remove());
  const json = async (...words: readonly string[]) => JSON.parse((await place.acquaint(...words, '--json')).out);
  const whoKnows = async (...words: readonly string[]) => (await place.acquaint('who-knows', YVONNE, ...words)).out;

  // The tests tell one story, in this order, on one store.
  test('is refused where it cannot be, with a sentence and nothing done', async () => {
    const refusals = [
      [['views', '--as', 'nobody@contoso.example'], 'No colleague'],
      [['sharing', 'unhide', YVONNE, '--as', PRIYA], 'is not on your list'],
      [['sharing', 'pause', '--until', '2001-01-01', '--as', PRIYA], 'within the next 366 days'],
      [['consent', 'show', '--tenant', 'Fabrikam'], 'no tenant of that name'],
    ] as const;
    for (const [words, sentence] of refusals) {
      const { exitCode, out, err } = await place.acquaint(...words);
      expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
      expect(err).toContain(sentence);
    }
    expect((await place.acquaint('audit', 'show')).out).toBe('Nothing was decided yet.\n');
  });

  test('can be seen before it is done: a preview says what a grant would mean and changes nothing', async () => {
    const { out } = await place.acquaint('consent', 'grant', KIND, '--guests', '--preview');
    expect(out).toContain('nothing has changed');
    expect(out).toContain('Tove asks who knows Yvonne Lang at Fourth Coffee');
    expect(out).toMatch(/would be read +3\n +left out: sharing is off +0/);
    expect(out).toMatch(/Who knows whom, and the health of it +everybody\n/);
    const preview = await json('consent', 'grant', KIND, '--preview');
    expect(changeConsentRoute.reply.parse(preview)).toMatchObject({
      state: 'preview',
      mailboxesRead: 3,
      sees: { whoKnowsWhom: 'everybody but guests' },
    });
    expect((await json('consent', 'show')).decisions).toMatchObject([{}, {}, { state: 'not_decided' }]);
  });

  test('is granted with who, when, from where and on which words', async () => {
    const { out } = await place.acquaint('consent', 'grant', KIND, '--guests');
    expect(out).toMatch(
      /identifiableInsights +granted +too +\d{4}-\d\d-\d\d [\d:]+ UTC, at the command line +\d{4}-\d\d-\d\d\n/,
    );
    expect(out).toMatch(/Who sees what now\n.*each person the own\n.*nobody\n.*everybody\n/);
    expect(changeConsentRoute.reply.parse(await json('consent', 'grant', KIND, '--no-guests'))).toMatchObject({
      state: 'decided',
    });
    expect(readConsentRoute.reply.parse(await json('consent', 'show')).decisions).toContainEqual(
      expect.objectContaining({ kind: KIND, state: 'granted', guestsMaySee: false, grantedFrom: 'command line' }),
    );
  });

  test('is told to whom it concerns: who was shown their connections, and what colleagues see of them', async () => {
    expect(await whoKnows('--as', OMAR)).toContain(PRIYA);
    expect(await whoKnows()).toContain(OMAR);
    const { out } = await place.acquaint('views', '--as', PRIYA);
    expect(out).toMatch(
      /the command line +yvonne@fourthcoffee\.com\n.*omar@contoso\.example +yvonne@fourthcoffee\.com\n$/,
    );
    const { views } = listViewsRoute.reply.parse(await json('views', '--as', PRIYA));
    expect(views.map((view) => view.viewer?.address)).toEqual([undefined, OMAR]);
    expect((await place.acquaint('views', '--as', 'tove@contoso.example')).out).toContain('Nobody was shown');
    const seen = listShownRoute.reply.parse(await json('sharing', 'show', '--seen', '--as', PRIYA));
    expect(seen.connections.map((one) => one.contact.address)).toEqual([JONAS, YVONNE]);
  });

  test('is paused by its owner alone and for a while, with nothing deleted', async () => {
    const { out } = await place.acquaint('sharing', 'pause', '--until', A_DAY, '--as', PRIYA);
    expect(out).toContain(`paused until ${A_DAY}, midnight UTC`);
    expect(await whoKnows('--as', OMAR)).not.toContain(PRIYA);
    expect((await place.acquaint('sharing', 'show', '--as', PRIYA)).out).toMatch(
      /Sharing +paused until .*\n.*nothing: you have paused it\n.*read: \d+ of the last 12 months\n/,
    );
    await place.acquaint('sharing', 'on', '--as', PRIYA);
    expect(await whoKnows('--as', OMAR)).toContain(PRIYA);
  });

  test('is hidden contact by contact, and a domain with all that is in it', async () => {
    await place.acquaint('sharing', 'hide', 'Yvonne@FourthCoffee.com', '--as', PRIYA);
    expect(await whoKnows('--as', OMAR)).not.toContain(PRIYA);
    expect((await place.acquaint('sharing', 'show', '--seen', '--as', PRIYA)).out).not.toContain(YVONNE);
    await place.acquaint('sharing', 'hide', 'fourthcoffee.com', '--as', PRIYA);
    expect(readSharingRoute.reply.parse(await json('sharing', 'show', '--as', PRIYA))).toMatchObject({
      hiddenContacts: [YVONNE],
      hiddenDomains: ['fourthcoffee.com'],
    });
    const still = await place.acquaint('sharing', 'unhide', YVONNE, '--as', PRIYA);
    expect(still.out).toContain('still hidden by fourthcoffee.com');
    await place.acquaint('sharing', 'unhide', 'fourthcoffee.com', '--as', PRIYA);
    expect(await whoKnows('--as', OMAR)).toContain(PRIYA);
  });

  test('is written out as one document of everything that is held, for a colleague and for a contact', async () => {
    const own = await place.acquaint('export', '--as', PRIYA);
    const { sections } = exportOwnDataRoute.reply.parse(JSON.parse(own.out));
    expect(sections['connections']?.rows.map((row) => row['contact'])).toEqual([JONAS, YVONNE]);
    expect(sections['shownTo']?.rows.length).toBeGreaterThan(1);
    const contact = await place.acquaint('export', '--contact', JONAS);
    expect(exportContactRoute.reply.parse(JSON.parse(contact.out)).sections['connections']?.rows).toHaveLength(1);
    expect(contact.out).not.toContain('contoso');
  });

  test('ends with "off" at once: vanished, deleted, and proved by a receipt', async () => {
    const { out } = await place.acquaint('sharing', 'off', '--as', PRIYA);
    expect(out).toMatch(/^Sharing is off\. Nothing of that mailbox is shown any more\.\n {2}Receipt /);
    expect(out).toMatch(/Asked at .*\n +Stopped serving at .*\n +Rows deleted\n +day +6\n/);
    expect(out).toMatch(/Gone from the app at +\d{4}-\d\d-\d\d .*\n +Gone from backups by +\d{4}-\d\d-\d\d\n$/);
    expect(await whoKnows()).not.toContain(PRIYA);
    expect(listOwnReceiptsRoute.reply.parse(await json('receipts', '--as', PRIYA)).receipts).toMatchObject([
      { subject: 'mailbox', reason: 'sharing_off', rowsDeleted: { day: 6 }, goneFromAppAt: expect.any(String) },
    ]);
    expect((await place.acquaint('sharing', 'off', '--as', PRIYA)).out).not.toContain('Receipt');
    await place.acquaint('import', mail, ...IMPORT);
    expect(await whoKnows()).not.toContain(PRIYA);
  });

  test('forgets a colleague and a contact who ask for it, for good', async () => {
    const colleague = await place.acquaint('erase', '--as', OMAR);
    expect(colleague.out).toMatch(/Because +it was asked for\n(.*\n)+.* view_log +\d+\n/);
    const contact = await place.acquaint('erase', '--contact', JONAS);
    expect(contact.out).toContain('everything about the contact');
    await place.acquaint('import', mail, ...IMPORT);
    expect(await whoKnows()).toContain('Nothing is known');
    expect((await place.acquaint('who-knows', JONAS)).out).toContain('Nothing is known');
    expect(listReceiptsRoute.reply.parse(await json('receipts')).receipts.map((one) => one.subject)).toEqual([
      'contact',
      'mailbox',
      'mailbox',
    ]);
  });

  test('is withdrawn: everything is gone, with a receipt, and the audit says what happened', async () => {
    const preview = await place.acquaint('consent', 'withdraw', KIND, '--preview');
    expect(preview.out).toContain('nothing has changed');
    const { out } = await place.acquaint('consent', 'withdraw', KIND);
    expect(out).toMatch(/identifiableInsights +withdrawn /);
    expect(out).toMatch(/everything that was read is deleted\.\n\n {2}Receipt(.*\n)+ +Gone from the app at +\d{4}-/);
    expect(await place.acquaint('who-knows', YVONNE)).toMatchObject({ exitCode: 1, out: '' });
    expect((await json('receipts')).receipts[0]).toMatchObject({ subject: 'tenant', reason: 'consent_withdrawn' });
    const { entries } = listAuditRoute.reply.parse(await json('audit', 'show', '--limit', '3'));
    expect(entries.map((entry) => entry.action)).toEqual(['tenant erased', 'consent withdrawn', 'contact erased']);
    // Who said no is still known to have said it.
    const own = JSON.parse((await place.acquaint('export', '--as', PRIYA)).out);
    expect(own.sections.sharing.rows).toMatchObject([{ is_on: false }]);
    expect(own.sections.days.rows).toEqual([]);
  });
});
