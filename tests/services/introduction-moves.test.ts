import { beforeEach, expect, test } from '@jest/globals';
import type { ClosedBecause, IntroductionState } from '../../src/domain/introduction.ts';
import { answerIntroduction } from '../../src/services/answer-introduction.ts';
import type { Caller } from '../../src/services/caller.ts';
import { cancelIntroduction } from '../../src/services/cancel-introduction.ts';
import { completeIntroduction } from '../../src/services/complete-introduction.ts';
import type { IntroductionShown } from '../../src/services/introduction-shown.ts';
import { readIntroduction } from '../../src/services/read-introduction.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { addIntroduction, callerOf } from '../support/introducing.ts';
import { ADDRESSES, buildWorld, type PEOPLE, type World } from '../support/world.ts';

type Deed = 'accept' | 'later' | 'decline' | 'complete' | 'conclude' | 'cancel';

const DEEDS: readonly Deed[] = ['accept', 'later', 'decline', 'complete', 'conclude', 'cancel'];
const STANDINGS: readonly (readonly [IntroductionState, ClosedBecause?])[] = [
  ['asked'],
  ['later'],
  ['accepted'],
  ['introduced'],
  ['closed', 'declined'],
  ['closed', 'concluded'],
  ['expired'],
  ['cancelled'],
];
const ASKER_DEEDS: readonly Deed[] = ['conclude', 'cancel'];

/** What each deed of the right person comes to, in the order of `STANDINGS`: the state he sees then, or `-` for a refusal. */
const COMES_TO: Readonly<Record<Deed, string>> = {
  accept: 'accepted accepted accepted introduced - closed - -',
  later: 'later later - - - - - -',
  decline: 'closed closed - - closed - - -',
  complete: '- - introduced introduced - closed - -',
  conclude: '- - closed closed - closed - -',
  cancel: 'cancelled cancelled cancelled - cancelled - cancelled cancelled',
};

describeOnEachDatabase('every deed in every state', (database) => {
  let world: World;
  let made = 0;
  beforeEach(async () => {
    world = await buildWorld(database);
    made = 0;
  });
  const deps = depsOf(database);
  const as = (who: keyof typeof PEOPLE): Caller => callerOf(world, who);

  async function standing([state, closedBecause]: (typeof STANDINGS)[number]): Promise<string> {
    made += 1;
    const id = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
    const { tenantId, colleagues } = world.contoso;
    const people = { askerId: colleagues.tove, introducerId: colleagues.priya };
    const row = { tenantId, id, ...people, contact: ADDRESSES.yvonne, state };
    await database.asOwner((transaction) =>
      addIntroduction(transaction, closedBecause === undefined ? row : { ...row, closedBecause }),
    );
    return id;
  }

  function act(caller: Caller, deed: Deed, id: string): Promise<IntroductionShown> {
    switch (deed) {
      case 'accept':
      case 'later':
        return answerIntroduction(deps, caller, { id, answer: deed });
      case 'decline':
        return answerIntroduction(deps, caller, { id, answer: deed, reason: 'notAboutContact' });
      case 'complete':
        return completeIntroduction(deps, caller, { id });
      case 'conclude':
        return completeIntroduction(deps, caller, { id, outcome: 'met' });
      case 'cancel':
        return cancelIntroduction(deps, caller, { id });
    }
  }

  test('comes to what the table of moves says, and the same again changes nothing', async () => {
    for (const deed of DEEDS) {
      const caller = as(ASKER_DEEDS.includes(deed) ? 'tove' : 'priya');
      const states: string[] = [];
      for (const stand of STANDINGS) {
        const id = await standing(stand);
        const first = await act(caller, deed, id).catch((error: { code: string }) => error.code);
        const second = await act(caller, deed, id).catch((error: { code: string }) => error.code);
        expect([deed, stand, second]).toEqual([deed, stand, first]);
        states.push(typeof first === 'string' ? (first === 'conflict' ? '-' : first) : first.state);
      }
      expect([deed, states.join(' ')]).toEqual([deed, COMES_TO[deed]]);
    }
  });

  test('is refused to everybody else, and leaves everything as it was', async () => {
    for (const deed of DEEDS) {
      const other = as(ASKER_DEEDS.includes(deed) ? 'priya' : 'tove');
      const abroad = {
        ...as('priya'),
        tenantId: world.fabrikam.tenantId,
        colleagueId: world.fabrikam.colleagues.priya,
      };
      for (const stand of STANDINGS) {
        const id = await standing(stand);
        const before = await readIntroduction(deps, as('priya'), { id });
        const refused = await act(other, deed, id).catch((error: { code: string }) => error.code);
        expect(['forbidden', 'invalid_input']).toContain(refused);
        for (const stranger of [as('omar'), abroad, { ...as('priya'), colleagueId: undefined }]) {
          await expect(act(stranger, deed, id)).rejects.toMatchObject({ code: 'not_found' });
        }
        expect(await readIntroduction(deps, as('priya'), { id })).toEqual(before);
      }
    }
  });

  test('is decided once when two devices press at the same moment', async () => {
    for (const [mine, theirs] of [
      ['accept', 'cancel'],
      ['decline', 'cancel'],
      ['accept', 'decline'],
    ] as const) {
      const id = await standing(['asked']);
      const results = await Promise.allSettled([
        act(as('priya'), mine, id),
        act(as(theirs === 'cancel' ? 'tove' : 'priya'), theirs, id),
      ]);
      expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
      const { state } = await readIntroduction(deps, as('priya'), { id });
      expect({ accept: ['accepted', 'cancelled', 'closed'], decline: ['closed', 'cancelled'] }[mine]).toContain(state);
    }
  });

  test('cannot be answered by an introducer whom it never reached', async () => {
    const { tenantId, colleagues } = world.contoso;
    const id = '00000000-0000-4000-8000-00000000ffff';
    const people = { askerId: colleagues.tove, introducerId: colleagues.priya };
    await database.asOwner((transaction) =>
      addIntroduction(transaction, {
        ...{ tenantId, id, ...people, contact: ADDRESSES.yvonne, state: 'asked' },
        isDelivered: false,
      }),
    );
    await expect(act(as('priya'), 'accept', id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await readIntroduction(deps, as('tove'), { id })).toMatchObject({ state: 'waiting' });
  });
});
