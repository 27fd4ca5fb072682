import { beforeEach, expect, test } from '@jest/globals';
import { openRandom } from '../../src/demo/tenant/random.ts';
import type { ColleagueId, ContactId, TenantId } from '../../src/domain/ids.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { type Account, readAccount } from '../../src/services/read-account.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { addColleague, addContact, addMail, addMeetings, addTenant } from '../support/rows.ts';
import { NOW } from '../support/world.ts';

const DOMAIN = 'fourthcoffee.com';

/**
 * Law 5 through the whole service: whoever asks before and after somebody opts out learns from no figure how much that person had with the
 * account. A figure is the same range as before, or there is none; and for a figure that is shown both times the person's own part
 * is within the width of the range, which the first answer alone said already.
 */
describeOnEachDatabase('figures of an account around an opt-out', (database) => {
  const deps = depsOf(database);
  let tenantId: TenantId;
  let colleagues: readonly ColleagueId[];

  beforeEach(async () => {
    tenantId = await database.asOwner((transaction) =>
      addTenant(transaction, {
        name: 'Contoso',
        entraTenantId: '11111111-1111-4111-8111-111111111111',
        domain: 'contoso.example',
        granted: CONSENT_KINDS,
      }),
    );
  });

  test.each([1, 2, 3, 4, 5, 6])('are the same or gone, for whomever of a random crowd it is (%i)', async (seed) => {
    await makeCrowd(seed);
    const before = await figures();
    let shown = 0;
    for (const colleagueId of colleagues) {
      await changeSharing(deps, as(colleagueId), { choice: 'off' });
      const after = await figures();
      // Not deleted yet: turned on again at once nothing is lost, and the next one opts out of the same crowd.
      await database.asOwner(({ query }) =>
        query('update sharing set is_on = true, erasing_since = null where tenant_id = $1', [tenantId]),
      );
      for (const [name, value] of Object.entries(after)) {
        if (value === null || before[name] === null) continue;
        shown += 1;
        expect([name, value]).toEqual([name, before[name]]);
      }
    }
    expect(await figures()).toEqual(before);
    expect(shown).toBeGreaterThan(0);
  });

  test('say nothing of one who had a thousand times more than all the others together', async () => {
    await makeCrowd(7);
    const [first] = colleagues;
    if (first === undefined) throw new Error('There is nobody.');
    const contactId = await database.asOwner(async (transaction) => {
      const id = await addContact(transaction, tenantId, `giant@${DOMAIN}`);
      const days = Array.from({ length: 60 }, (_, day) => ({ daysAgo: day + 10, mailsIn: 500, mailsOut: 500 }));
      await addMail(transaction, { tenantId, colleagueId: first, contactId: id, now: NOW }, days);
      await rebuildConnections(transaction, tenantId, [first], NOW);
      return id;
    });
    expect(contactId).toMatch(/^\d+$/);
    const before = await figures();
    expect([before['mailsToAccount'], before['mailsFromAccount']]).toEqual([null, null]);
    await changeSharing(deps, as(first), { choice: 'off' });
    const after = await figures();
    expect(JSON.stringify(after)).not.toMatch(/30001|25001|50001/);
  });

  test('are the same bytes whoever asks: colleagues, the one who contributes most, administrators', async () => {
    await makeCrowd(3);
    const asked = [...colleagues.map((id) => as(id)), { ...as(undefined), role: 'administrator' as const }];
    const answers = await Promise.all(
      asked.map(async (caller) => JSON.stringify((await readAccount(deps, caller, { domain: DOMAIN })).figures)),
    );
    expect(new Set(answers).size).toBe(1);
  });

  function as(colleagueId: ColleagueId | undefined): Caller {
    return { tenantId, role: 'colleague', colleagueId };
  }

  async function figures(): Promise<Readonly<Record<string, unknown>>> {
    const account: Account = await readAccount(deps, as(colleagues[0]), { domain: DOMAIN });
    return account.figures.state === 'shown' ? account.figures.figures : {};
  }

  /** Nine colleagues, some of whom have far more than the others, and meetings that several of them share. */
  async function makeCrowd(seed: number): Promise<void> {
    const random = openRandom(seed, 'crowd');
    const upTo = (most: number) => Math.floor(random() * most);
    colleagues = await database.asOwner(async (transaction) => {
      const contacts: ContactId[] = [];
      for (const name of ['a', 'b', 'c', 'd'])
        contacts.push(await addContact(transaction, tenantId, `${name}@${DOMAIN}`));
      const made: ColleagueId[] = [];
      for (let number = 0; number < 9; number += 1) {
        const address = `p${number}@contoso.example`;
        const colleagueId = await addColleague(transaction, tenantId, {
          objectId: `p${number}`,
          name: address,
          address,
        });
        made.push(colleagueId);
        for (const contactId of contacts) {
          if (random() < 0.3) continue;
          const pair = { tenantId, colleagueId, contactId, now: NOW };
          const weight = random() < 0.15 ? 200 : 6;
          const days = Array.from({ length: 1 + upTo(4) }, (_, index) => ({
            daysAgo: 8 + index * 40 + upTo(30),
            mailsIn: upTo(weight),
            mailsOut: upTo(weight),
            theirReplySeconds: [upTo(200_000)],
          }));
          await addMail(transaction, pair, days);
          await addMeetings(transaction, pair, [
            {
              daysAgo: 30 + upTo(3),
              meetingId: String(100 + upTo(4)),
              minutes: 30 + 15 * upTo(4),
              isOurs: random() < 0.5,
            },
          ]);
        }
      }
      await rebuildConnections(transaction, tenantId, made, NOW);
      return made;
    });
  }
});
