import { beforeEach, expect, test } from '@jest/globals';
import { eraseAll } from '../../src/jobs/erase.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import { answerIntroduction } from '../../src/services/answer-introduction.ts';
import { askIntroduction } from '../../src/services/ask-introduction.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeIntroducing } from '../../src/services/change-introducing.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { eraseContact } from '../../src/services/erase-contact.ts';
import { eraseOwnData } from '../../src/services/erase-own-data.ts';
import { listIntroductions } from '../../src/services/list-introductions.ts';
import { listReceipts } from '../../src/services/list-receipts.ts';
import { keepConversation } from '../../src/store/conversations.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { askOf, callerOf } from '../support/introducing.ts';
import { ADDRESSES, buildWorld, NOW, type PEOPLE, type World } from '../support/world.ts';

const CHAT = {
  conversationId: 'c',
  serviceUrl: 'https://channel.example',
  userChannelId: 'u',
  botChannelId: 'b',
  locale: null,
  timeZone: null,
};

describeOnEachDatabase('introductions are deleted', (database) => {
  const deps = depsOf(database);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
    const { tenantId, colleagues } = world.contoso;
    // Priya is asked and asks; Omar has declined an ask of Tove, and does not want to be asked about Yvonne.
    await askIntroduction(deps, as('tove'), askOf('priya'));
    await askIntroduction(deps, as('priya'), askOf('tove', 'jonas'));
    const { id } = await askIntroduction(deps, as('tove'), askOf('omar', 'jonas'));
    await answerIntroduction(deps, as('omar'), { id, answer: 'decline', reason: 'notAboutContact' });
    await changeIntroducing(deps, as('priya'), { notAbout: [ADDRESSES.yvonne] });
    for (const who of ['priya', 'tove', 'omar'] as const) {
      await keepConversation(database, tenantId, colleagues[who], CHAT, NOW);
    }
  });
  const as = (who: keyof typeof PEOPLE): Caller => callerOf(world, who);
  const administrator = (): Caller => ({ ...as('hugo'), role: 'administrator' });

  async function kept(): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const table of ['introduction', 'notice', 'introducer_wish', 'conversation']) {
      const [row] = await database.asOwner(({ query }) =>
        query<{ rows: number }>(`select count(*)::integer as rows from ${table}`),
      );
      counts[table] = row?.rows ?? 0;
    }
    return counts;
  }

  const deleted = async () => (await listReceipts(deps, administrator(), { limit: 1 })).receipts[0]?.rowsDeleted;

  test('with the mailbox of the introducer who opts out; what he asked, wishes and his chat stay', async () => {
    await changeSharing(deps, as('priya'), { choice: 'off' });
    await eraseAll(deps);
    expect(await deleted()).toMatchObject({ introduction: 1 });
    expect(await kept()).toEqual({ introduction: 2, notice: 2, introducer_wish: 2, conversation: 3 });
  });

  test('also where the ask and the opt-out come at the same moment: none is left behind', async () => {
    await database.asOwner(({ query }) => query('delete from introduction'));
    for (const who of ['priya', 'omar'] as const) {
      await Promise.allSettled([
        askIntroduction(deps, as('hugo'), askOf(who)),
        changeSharing(deps, as(who), { choice: 'off' }),
      ]);
      await eraseAll(deps);
      expect(await kept()).toMatchObject({ introduction: 0, notice: 0 });
    }
  });

  test('with all a person asked, does not want to be asked and is reached by, when the person asks to be forgotten', async () => {
    await eraseOwnData(deps, as('priya'));
    // Whoever was asked by that person sees nothing of it any more, before anything is deleted.
    expect(await listIntroductions(deps, as('tove'), { side: 'introducer' })).toEqual([]);
    await eraseAll(deps);
    expect(await deleted()).toMatchObject({ introduction: 2, conversation: 1 });
    expect(await kept()).toEqual({ introduction: 1, notice: 1, introducer_wish: 1, conversation: 2 });
  });

  test('without a trace of the asker in others’ wishes, when the asker asks to be forgotten', async () => {
    await eraseOwnData(deps, as('tove'));
    await eraseAll(deps);
    const wishes = await database.asOwner(({ query }) =>
      query('select colleague_id, asker_id from introducer_wish where asker_id <> 0'),
    );
    expect(wishes).toEqual([]);
    expect(await kept()).toMatchObject({ introduction: 0, introducer_wish: 2 });
  });

  test('with the contact they are about', async () => {
    await eraseContact(deps, administrator(), { address: ADDRESSES.yvonne });
    await eraseAll(deps);
    expect(await deleted()).toMatchObject({ introduction: 1 });
    expect(await kept()).toEqual({ introduction: 2, notice: 2, introducer_wish: 1, conversation: 3 });
  });

  test('with everything of a tenant that withdraws; what somebody does not want to be asked is a choice and stays', async () => {
    for (const kind of CONSENT_KINDS) {
      await changeConsent(deps, administrator(), { kind, change: 'withdraw', from: 'test' });
    }
    await eraseAll(deps);
    expect(await kept()).toEqual({ introduction: 0, notice: 0, introducer_wish: 2, conversation: 0 });
  });
});
