import { beforeEach, expect, test } from '@jest/globals';
import { presentHeld } from '../../src/contract/held-data.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import { answerIntroduction } from '../../src/services/answer-introduction.ts';
import { askIntroduction } from '../../src/services/ask-introduction.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeAddress } from '../../src/services/change-address.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { exportContact } from '../../src/services/export-contact.ts';
import { exportOwnData } from '../../src/services/export-own-data.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { listAudit } from '../../src/services/list-audit.ts';
import { keepConversation } from '../../src/store/conversations.ts';
import { writeMailboxes } from '../../src/store/mailbox-batches.ts';
import { monthOfMail } from '../support/batches.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { askOf } from '../support/introducing.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

type Held = {
  readonly sections: Readonly<
    Record<string, { readonly about: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }>
  >;
};

const CHAT = {
  conversationId: 'c',
  serviceUrl: 'https://channel.example',
  userChannelId: 'u',
  botChannelId: 'b',
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
};

describeOnEachDatabase('what is held', (database) => {
  const deps = depsOf(database);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });
  const as = (who: keyof World['contoso']['colleagues']): Caller => ({
    tenantId: world.contoso.tenantId,
    role: 'colleague',
    colleagueId: world.contoso.colleagues[who],
    objectId: PEOPLE[who].objectId,
  });
  const heldBy = async (caller: Caller): Promise<Held> => {
    let text = '';
    for await (const piece of presentHeld(exportOwnData(deps, caller), NOW)) text += piece;
    return JSON.parse(text);
  };
  const heldAbout = async (address: string): Promise<{ readonly text: string; readonly held: Held }> => {
    let text = '';
    const administrator: Caller = { ...as('tove'), role: 'administrator' };
    for await (const piece of presentHeld(await exportContact(deps, administrator, { address }), NOW)) text += piece;
    return { text, held: JSON.parse(text) };
  };
  const countOf = async (table: string, who: keyof World['contoso']['colleagues']) => {
    const [row] = await database.asOwner(({ query }) =>
      query<{ rows: number }>(
        `select count(*)::integer as rows from ${table} where tenant_id = $1 and colleague_id = $2`,
        [world.contoso.tenantId, world.contoso.colleagues[who]],
      ),
    );
    return row?.rows;
  };

  test('about a colleague is told completely: every row of every table that has the colleague in it', async () => {
    await findIntroducers(deps, as('tove'), { address: ADDRESSES.yvonne });
    await changeSharing(deps, as('priya'), {
      hiddenContacts: [ADDRESSES.jonas],
      hiddenDomains: ['a.example', 'b.example'],
    });
    const { id } = await askIntroduction(deps, as('tove'), askOf('priya'));
    await askIntroduction(deps, as('priya'), askOf('tove', 'jonas'));
    await answerIntroduction(deps, as('priya'), { id, answer: 'decline', reason: 'notAboutContact' });
    const { tenantId, colleagues } = world.contoso;
    await keepConversation(database, tenantId, colleagues.priya, CHAT, NOW);
    const administrator: Caller = { ...as('tove'), role: 'administrator' };
    await changeAddress(deps, administrator, { address: PEOPLE.priya.address, kind: 'person', isPreview: false });
    const { sections } = await heldBy(as('priya'));
    expect(sections['introductionsAskedOfMe']?.rows).toMatchObject([
      { asker: 'Tove Lind', decline_reason: 'notAboutContact' },
    ]);
    expect(sections['introductionsAskedFor']?.rows).toMatchObject([{ introducer: 'Tove Lind', state: 'no answer' }]);
    const told: Readonly<Record<string, string>> = {
      colleague: 'directory',
      colleague_address: 'addresses',
      sharing: 'sharing',
      hidden_contact: 'hiddenContacts',
      hidden_domain: 'hiddenDomains',
      connection: 'connections',
      day: 'days',
      meeting: 'meetings',
      familiarity: 'familiarity',
      batch: 'batches',
      view_log: 'shownTo',
      notice: 'notices',
      introducer_wish: 'notAsked',
      conversation: 'conversation',
      colleague_correction: 'corrections',
      receipt: 'receipts',
      // What these two hold follows from days and meetings: sums over all of them.
      mailbox: '',
      peer: '',
    };
    const tables = await database.asOwner(({ query }) =>
      query<{ name: string }>(
        `select distinct table_name as name
         from information_schema.columns
         where table_schema = 'public'
           and column_name = 'colleague_id'
           and table_name in (select tablename from pg_tables where schemaname = 'public')
         order by name`,
      ),
    );
    expect(tables.map((row) => row.name).sort()).toEqual(Object.keys(told).sort());
    for (const [table, section] of Object.entries(told)) {
      if (section === '') continue;
      expect([table, sections[section]?.rows.length]).toEqual([table, await countOf(table, 'priya')]);
    }
    expect(sections['days']?.rows[0]).toMatchObject({
      contact: expect.any(String),
      day: expect.stringMatching(/^\d{4}-/),
    });
    expect(sections['audit']?.rows).toHaveLength(1);
    for (const { about } of Object.values(sections)) expect(about.length).toBeGreaterThan(20);
  });

  test('about a colleague is nothing of anybody else’s, and not a word of content', async () => {
    const { sections } = await heldBy(as('omar'));
    const contacts = new Set(sections['connections']?.rows.map((row) => row['contact']));
    expect([...contacts].sort()).toEqual([ADDRESSES.jonas, ADDRESSES.offers, ADDRESSES.yvonne].sort());
    expect(JSON.stringify(sections)).not.toMatch(/"subject"|\bbody\b|bodyPreview|priya|lena/i);
  });

  test('is told also to who turned sharing off and in a tenant that withdrew, before it is deleted', async () => {
    await changeSharing(deps, as('hugo'), { choice: 'off' });
    expect((await heldBy(as('hugo'))).sections['connections']?.rows).toHaveLength(4);
    const { tenantId, colleagues } = world.northwind;
    const caller = {
      tenantId,
      role: 'colleague',
      colleagueId: colleagues.priya,
      objectId: PEOPLE.priya.objectId,
    } as const;
    expect((await heldBy(caller)).sections['connections']?.rows).toHaveLength(2);
  });

  test('is told page by page without losing or repeating a row', async () => {
    const { tenantId, colleagues } = world.contoso;
    const addresses = Array.from({ length: 2_500 }, (_, index) => `person${index}@many.example`);
    await database.asOwner((transaction) =>
      writeMailboxes(
        transaction,
        tenantId,
        monthOfMail(colleagues.omar, tenantId, addresses, { now: NOW, daysAgo: 90 }),
        NOW,
      ),
    );
    const { sections } = await heldBy(as('omar'));
    const told = sections['days']?.rows.map((row) => `${row['contact']} ${row['day']}`) ?? [];
    expect(new Set(told).size).toBe(told.length);
    expect(told.length).toBe(await countOf('day', 'omar'));
  });

  test('about a contact is told to an administrator alone, without saying whose mailboxes it is in, and is audited', async () => {
    await expect(exportContact(deps, as('tove'), { address: ADDRESSES.yvonne })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { text, held } = await heldAbout(ADDRESSES.yvonne);
    // Everybody's whose mailbox may be read, also of those who hide her or have paused; of the others it is as good as deleted.
    const [sums] = await database.asOwner(({ query }) =>
      query<{ mails: number; days: number }>(
        `select sum(mails_in + mails_out)::integer as mails, count(distinct day)::integer as days
         from day
         join readable_mailbox using (tenant_id, colleague_id)
         where tenant_id = $1 and contact_id = $2`,
        [world.contoso.tenantId, world.contacts.yvonne],
      ),
    );
    const [connection, ...more] = held.sections['connections']?.rows ?? [];
    expect(more).toEqual([]);
    expect(Number(connection?.['mails_in']) + Number(connection?.['mails_out'])).toBe(sums?.mails);
    expect(held.sections['days']?.rows.length).toBe(sums?.days);
    expect(text).not.toMatch(/priya|omar|lena|paul|hugo|ines|tove|00000000-0000/i);
    const { entries } = await listAudit(deps, { ...as('tove'), role: 'administrator' }, { limit: 1 });
    expect(entries).toMatchObject([{ action: 'data exported', subject: world.contacts.yvonne }]);
    expect(JSON.stringify(entries)).not.toContain('yvonne');
  });

  test('about a contact does not change when somebody pauses or hides: nobody is told apart by it', async () => {
    const { held: before } = await heldAbout(ADDRESSES.yvonne);
    await changeSharing(deps, as('priya'), { choice: 'paused', pausedUntil: NOW + 86_400_000 });
    await changeSharing(deps, as('omar'), { hiddenContacts: [ADDRESSES.yvonne] });
    expect((await heldAbout(ADDRESSES.yvonne)).held).toEqual(before);
  });

  test('about a guest has nothing of colleagues once it is closed to guests', async () => {
    const open = (guestsMaySee: boolean) =>
      changeConsent(
        deps,
        { ...as('tove'), role: 'administrator' },
        { kind: 'identifiableInsights', change: 'grant', from: 'test', wording: WORDING, guestsMaySee },
      );
    const gina: Caller = { ...as('gina'), role: 'guest' };
    await open(true);
    await findIntroducers(deps, gina, { address: ADDRESSES.yvonne });
    expect((await heldBy(gina)).sections['looked']?.rows).not.toEqual([]);
    await open(false);
    expect((await heldBy(gina)).sections['looked']?.rows).toEqual([]);
  });

  test('about nobody is told as nothing', async () => {
    const { held } = await heldAbout('nobody@nowhere.example');
    expect(Object.values(held.sections).flatMap((section) => section.rows)).toEqual([]);
  });
});
