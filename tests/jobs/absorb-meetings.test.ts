import { expect, test } from '@jest/globals';
import type { ColleagueId, TenantId } from '../../src/domain/ids.ts';
import { absorbMeetings } from '../../src/jobs/absorb-meetings.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import type { Database } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { addColleague, addContact, addMeetings, addTenant } from '../support/rows.ts';

const NOW = Date.parse('2026-06-15T09:00:00Z');
const DAY_MS = 86_400_000;

describeOnEachDatabase('a planned meeting', (database) => {
  test('says nothing until its time, and counts once it has taken place', async () => {
    const tenantId = await addPlannedMeeting(database);
    const before = await readConnection(database, tenantId);
    expect(before).toMatchObject({ strength_sum: 0, meetings: 0, last_on: null });
    expect(before?.next_meeting_at?.toISOString()).toBe('2026-06-17T10:00:00.000Z');

    expect(await absorbMeetings({ db: database, now: () => NOW + DAY_MS })).toBe(0);
    expect(await readConnection(database, tenantId)).toEqual(before);

    expect(await absorbMeetings({ db: database, now: () => NOW + 3 * DAY_MS })).toBe(1);
    const after = await readConnection(database, tenantId);
    expect(after).toMatchObject({ meetings: 1, last_on: '2026-06-17', next_meeting_at: null });
    expect(after?.strength_sum).toBeGreaterThan(0);
    expect(await absorbMeetings({ db: database, now: () => NOW + 3 * DAY_MS })).toBe(0);
  });
});

async function addPlannedMeeting(database: Database): Promise<TenantId> {
  return database.asOwner(async (transaction) => {
    const tenantId = await addTenant(transaction, {
      name: 'Contoso',
      entraTenantId: '11111111-1111-4111-8111-111111111111',
      domain: 'contoso.example',
      granted: ['identifiableInsights'],
    });
    const colleagueId: ColleagueId = await addColleague(transaction, tenantId, {
      objectId: 'marcus',
      name: 'Marcus Feldt',
      address: 'marcus@contoso.example',
    });
    const contactId = await addContact(transaction, tenantId, 'yvonne@fourthcoffee.example');
    await addMeetings(transaction, { tenantId, colleagueId, contactId, now: NOW }, [{ daysAgo: -2, meetingId: '1' }]);
    await rebuildConnections(transaction, tenantId, [colleagueId], NOW);
    return tenantId;
  });
}

type Row = {
  readonly strength_sum: number;
  readonly meetings: number;
  readonly last_on: string | null;
  readonly next_meeting_at: Date | null;
};

async function readConnection(database: Database, tenantId: TenantId): Promise<Row | undefined> {
  const rows = await database.read<Row>(
    tenantId,
    'select strength_sum, meetings, last_on, next_meeting_at from connection where tenant_id = $1 order by contact_id',
    [tenantId],
  );
  return rows[0];
}
