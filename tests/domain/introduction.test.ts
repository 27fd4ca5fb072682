import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ACTOR_OF,
  ASKER_MOVES,
  type AskerState,
  askerStateOf,
  type ClosedBecause,
  drawTellAskerAt,
  EXPIRES_AFTER_DAYS,
  expiryAfterLater,
  type IntroductionEvent,
  type IntroductionRecord,
  type IntroductionState,
  introducerMovesOf,
  isOpenAsk,
  LONGEST_ASK_DAYS,
  MOVES,
  moveIntroduction,
} from '../../src/domain/introduction.ts';

const days = (count: number): number => count * 24 * 60 * 60_000;

const EVENTS = Object.keys(ACTOR_OF) as IntroductionEvent[];
const STATES = Object.keys(MOVES) as IntroductionState[];
const TOLD_AT = days(10);

/** Every way an introduction can stand, and what its asker sees before and after being told. */
const STANDINGS: readonly (readonly [IntroductionState, ClosedBecause | null, AskerState, AskerState])[] = [
  ['asked', null, 'waiting', 'unanswered'],
  ['later', null, 'waiting', 'unanswered'],
  ['accepted', null, 'accepted', 'accepted'],
  ['introduced', null, 'introduced', 'introduced'],
  ['closed', 'declined', 'waiting', 'unanswered'],
  ['closed', 'concluded', 'closed', 'closed'],
  ['expired', null, 'waiting', 'unanswered'],
  ['cancelled', null, 'cancelled', 'cancelled'],
];

/** What comes of every event before the asker is told, in the order of `STANDINGS`: a state, `=` for done before, `-` for refused. */
const BEFORE: Readonly<Record<IntroductionEvent, string>> = {
  accept: 'accepted accepted = = - = - -',
  later: 'later = - - - - - -',
  decline: 'closed closed - - = - - -',
  complete: '- - introduced = - = - -',
  conclude: '- - closed closed - = - -',
  cancel: 'cancelled cancelled cancelled - cancelled - cancelled =',
  askAgain: '- asked - - - - - -',
  expire: 'expired expired - - - - = -',
};

const recordOf = (state: IntroductionState, closedBecause: ClosedBecause | null): IntroductionRecord => ({
  state,
  closedBecause,
  tellAskerAt: TOLD_AT,
});

describe('the moves of an introduction', () => {
  test('are these and no others, for every state and every event', () => {
    for (const event of EVENTS) {
      const outcomes = STANDINGS.map(([state, because]) => {
        const moved = moveIntroduction(recordOf(state, because), event, TOLD_AT - 1);
        return moved.outcome === 'moved' ? moved.to : moved.outcome === 'done before' ? '=' : '-';
      });
      expect([event, outcomes.join(' ')]).toEqual([event, BEFORE[event]]);
    }
  });

  test('let an asker take nothing back once he was told that no answer came, after a no and a silence alike', () => {
    for (const [state, because, , after] of STANDINGS) {
      const { outcome } = moveIntroduction(recordOf(state, because), 'cancel', TOLD_AT);
      expect([state, because, outcome === 'moved']).toEqual([state, because, after === 'accepted']);
    }
  });

  test('are offered exactly where they are let', () => {
    for (const [state, because] of STANDINGS) {
      for (const now of [TOLD_AT - 1, TOLD_AT]) {
        const record = recordOf(state, because);
        const offered = [...introducerMovesOf(record, now), ...ASKER_MOVES[askerStateOf(record, now)]];
        for (const event of EVENTS.filter((one) => ACTOR_OF[one] !== 'clock')) {
          const { outcome } = moveIntroduction(record, event, now);
          expect([state, event, offered.includes(event as never)]).toEqual([state, event, outcome === 'moved']);
        }
      }
    }
  });

  test('end: no chain of them goes on for ever but by “not now”', () => {
    for (const state of STATES) {
      const next = Object.values(MOVES[state]);
      if (next.length === 0) expect(['cancelled']).toContain(state);
    }
  });
});

describe('what the asker sees', () => {
  test('is this in every state, before and after he is told', () => {
    for (const [state, because, before, after] of STANDINGS) {
      expect(askerStateOf(recordOf(state, because), TOLD_AT - 1)).toBe(before);
      expect(askerStateOf(recordOf(state, because), TOLD_AT)).toBe(after);
      expect(isOpenAsk(recordOf(state, because), TOLD_AT)).toBe(after === 'accepted');
    }
  });

  test('is drawn between the seventh and the fourteenth day, and never after the ask is over', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (drawn) => {
        const at = drawTellAskerAt(1_000, () => drawn);
        expect(at).toBeGreaterThanOrEqual(1_000 + days(7));
        expect(at).toBeLessThanOrEqual(1_000 + days(EXPIRES_AFTER_DAYS));
      }),
    );
  });
});

test('an ask that is put off again and again is over after four weeks', () => {
  expect(expiryAfterLater(0, days(7))).toBe(days(21));
  expect(expiryAfterLater(0, days(27))).toBe(days(LONGEST_ASK_DAYS));
});
