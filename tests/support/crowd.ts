import type { ColleagueId, TenantId } from '../../src/domain/ids.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import type { Database } from '../../src/store/database.ts';
import { addColleague, addContact, addMail, addMeetings } from './rows.ts';
import { NOW } from './world.ts';

/** So many colleagues with twelve relationships each, from daily to hardly any contact, the same of each but for a day. */
export function makeCrowd(database: Database, tenant: TenantId, size: number): Promise<readonly ColleagueId[]> {
  return database.asOwner(async (transaction) => {
    const contactIds = [];
    for (let number = 0; number < 12; number += 1) {
      contactIds.push(await addContact(transaction, tenant, `c${number}@many.example`));
    }
    const made: ColleagueId[] = [];
    for (let person = 0; person < size; person += 1) {
      const address = `p${person}@own.example`;
      const colleagueId = await addColleague(transaction, tenant, { objectId: `p${person}`, name: address, address });
      made.push(colleagueId);
      for (const [number, contactId] of contactIds.entries()) {
        const pair = { tenantId: tenant, colleagueId, contactId, now: NOW };
        const apart = 2 + number * 2;
        const days = Array.from({ length: 12 }, (_, index) => ({
          daysAgo: 1 + (person % 2) + index * apart,
          mailsIn: 1,
          mailsOut: 1,
        }));
        await addMail(transaction, pair, days);
        await addMeetings(transaction, pair, [{ daysAgo: 5 + number, meetingId: String(number) }]);
      }
    }
    await rebuildConnections(transaction, tenant, made, NOW);
    return made;
  });
}
