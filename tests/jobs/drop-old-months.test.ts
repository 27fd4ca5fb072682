import { expect, test } from '@jest/globals';
import type { TenantId } from '../../src/domain/ids.ts';
import { dropOldMonths } from '../../src/jobs/drop-old-months.ts';
import { dropUnknownContacts } from '../../src/jobs/drop-unknown-contacts.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import type { Database } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { addColleague, addContact, addMail, addMeetings, addTenant } from '../support/rows.ts';

const NOW = Date.parse('2026-06-15T09:00:00Z');

describeOnEachDatabase('retention', (database) => {
  test('drops months that ended more than a year ago, and what they added to connections', async () => {
    const tenantId = await addOldAndNew(database);
    expect(await read(database, tenantId)).toEqual({ days: 3, meetings: 2, mails_in: 3, met: 2, months: 3 });

    expect(await dropOldMonths({ db: database, now: () => NOW })).toBe(1);
    // 350 days ago is 30 June 2025 and 370 days ago is 10 June 2025: the month in which the year begins is kept whole.
    expect(await read(database, tenantId)).toEqual({ days: 2, meetings: 1, mails_in: 2, met: 1, months: 2 });
    expect(await dropOldMonths({ db: database, now: () => NOW })).toBe(0);
  });

  test('leaves nothing of a contact with whom there was only mail of old', async () => {
    const tenantId = await addOldAndNew(database);
    await dropOldMonths({ db: database, now: () => NOW + 800 * 86_400_000 });
    expect(await read(database, tenantId)).toEqual({ days: 0, meetings: 0, mails_in: null, met: null, months: 0 });
  });
});

describeOnEachDatabase('an address', (database) => {
  const addresses = async (tenantId: TenantId) => {
    const rows = await database.asOwner(({ query }) =>
      query<{ address: string }>('select address from contact where tenant_id = $1 order by address', [tenantId]),
    );
    return rows.map((row) => row.address);
  };

  test('is kept as long as a connection knows it, and no longer', async () => {
    const tenantId = await addOldAndNew(database);
    await database.asOwner((transaction) => addContact(transaction, tenantId, 'nobody@knows.example'));
    expect(await dropUnknownContacts({ db: database })).toBe(1);
    expect(await addresses(tenantId)).toEqual(['yvonne@fourthcoffee.example']);
    await dropOldMonths({ db: database, now: () => NOW + 800 * 86_400_000 });
    expect(await dropUnknownContacts({ db: database })).toBe(1);
    expect(await addresses(tenantId)).toEqual([]);
  });
});

async function addOldAndNew(database: Database): Promise<TenantId> {
  return database.asOwner(async (transaction) => {
    const tenantId = await addTenant(transaction, {
      name: 'Contoso',
      entraTenantId: '11111111-1111-4111-8111-111111111111',
      domain: 'contoso.example',
      granted: ['identifiableInsights'],
    });
    const marcus = { objectId: 'marcus', name: 'Marcus Feldt', address: 'marcus@contoso.example' };
    const colleagueId = await addColleague(transaction, tenantId, marcus);
    const contactId = await addContact(transaction, tenantId, 'yvonne@fourthcoffee.example');
    const pair = { tenantId, colleagueId, contactId, now: NOW };
    await addMail(transaction, pair, [
      { daysAgo: 10, mailsIn: 1 },
      { daysAgo: 370, mailsIn: 1 },
      { daysAgo: 400, mailsIn: 1 },
    ]);
    await addMeetings(transaction, pair, [
      { daysAgo: 20, meetingId: '1' },
      { daysAgo: 500, meetingId: '2' },
    ]);
    await rebuildConnections(transaction, tenantId, [colleagueId], NOW);
    return tenantId;
  });
}

async function read(database: Database, tenantId: TenantId): Promise<unknown> {
  const [row] = await database.read(
    tenantId,
    `select
       (select count(*)::integer from day where tenant_id = $1) as days,
       (select count(*)::integer from meeting where tenant_id = $1) as meetings,
       (select sum(mails_in)::integer from connection where tenant_id = $1) as mails_in,
       (select sum(meetings)::integer from connection where tenant_id = $1) as met,
       (select count(*)::integer from batch where tenant_id = $1) as months`,
    [tenantId],
  );
  return row;
}
