import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Evidence } from '../../src/domain/figures.ts';
import {
  familiarityFactor,
  hasEvidence,
  type IntroducerCandidate,
  isProposable,
  isShortlistFull,
  loadFactor,
  MOST_OPEN_ASKS,
  rankIntroducers,
  scoreForAsker,
} from '../../src/domain/introducers.ts';
import { introducerScore } from '../../src/domain/traffic.ts';
import { AT } from './histories.ts';

const BOTH_WAYS: Evidence = { mailsIn: 7, mailsOut: 7, meetings: 3, lastOn: AT, daysSinceLast: 12 };
const ONE_WAY: Evidence = { mailsIn: 0, mailsOut: 9, meetings: 0, lastOn: AT, daysSinceLast: 2 };

function candidate(address: string, details: Partial<IntroducerCandidate> = {}): IntroducerCandidate {
  return { address, strength: 2, traffic: 10, evidence: BOTH_WAYS, ...details };
}

const anyCandidates = fc.uniqueArray(
  fc.record({
    address: fc.nat(60).map((number) => `colleague${number}@contoso.example`),
    strength: fc.oneof(fc.constantFrom(0, 1, 2, 3), fc.double({ min: 0, max: 60, noNaN: true })),
    traffic: fc.oneof(fc.constantFrom(0, 3, 30), fc.double({ min: 0, max: 500, noNaN: true })),
    familiarity: fc.constantFrom(0, 0, 1, 10),
    asksThisMonth: fc.nat(6),
    openAsks: fc.nat(6),
    evidence: fc.constantFrom(BOTH_WAYS, BOTH_WAYS, ONE_WAY),
  }),
  { selector: ({ address }) => address, maxLength: 40 },
);

describe('the ranking of introducers', () => {
  test("the asker's own tie is told apart and never in the list", () => {
    const ranking = rankIntroducers(
      [candidate('me@contoso.example'), candidate('b@contoso.example')],
      'me@contoso.example',
    );
    expect(ranking.ownTie?.address).toBe('me@contoso.example');
    expect(ranking.introducers.map(({ candidate }) => candidate.address)).toEqual(['b@contoso.example']);
  });

  test('nobody is proposed on one-way mail alone', () => {
    const ranking = rankIntroducers([candidate('a@contoso.example', { strength: 20, evidence: ONE_WAY })], undefined);
    expect(ranking).toEqual({ ownTie: undefined, state: 'not enough evidence', introducers: [] });
  });

  test('says nobody when no other colleague has anything with the contact', () => {
    expect(rankIntroducers([], undefined).state).toBe('nobody');
    expect(rankIntroducers([candidate('me@contoso.example')], 'me@contoso.example').state).toBe('nobody');
  });

  test('somebody with five open asks is left alone, and only then is everybody busy', () => {
    const busy = candidate('a@contoso.example', { openAsks: MOST_OPEN_ASKS });
    expect(isProposable(busy)).toBe(false);
    expect(rankIntroducers([busy], undefined).state).toBe('busy');
    expect(rankIntroducers([busy, candidate('b@contoso.example')], undefined).introducers).toHaveLength(1);
  });

  test('a meeting is evidence, mails one way are not', () => {
    expect(hasEvidence({ mailsIn: 0, mailsOut: 0, meetings: 1 })).toBe(true);
    expect(hasEvidence({ mailsIn: 1, mailsOut: 1, meetings: 0 })).toBe(true);
    expect(hasEvidence({ mailsIn: 9, mailsOut: 0, meetings: 0 })).toBe(false);
    expect(hasEvidence({ mailsIn: 0, mailsOut: 9, meetings: 0 })).toBe(false);
  });

  test('five at most, in falling order, and the same whatever order the store reads them in', () => {
    fc.assert(
      fc.property(anyCandidates, fc.nat(), (candidates, seed) => {
        const ranking = rankIntroducers(candidates, undefined);
        const shuffled = [...candidates].sort((a, b) => hash(a.address, seed) - hash(b.address, seed));
        expect(rankIntroducers(shuffled, undefined)).toEqual(ranking);
        expect(ranking.introducers.length).toBeLessThanOrEqual(5);
        const scores = ranking.introducers.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
    );
  });

  test('equals are ordered by address', () => {
    const ranking = rankIntroducers(
      ['c', 'a', 'b'].map((name) => candidate(`${name}@contoso.example`)),
      undefined,
    );
    expect(ranking.introducers.map(({ candidate }) => candidate.address[0])).toEqual(['a', 'b', 'c']);
  });

  test('differences that only floating sums make do not decide the order', () => {
    const ranking = rankIntroducers(
      [candidate('b@contoso.example', { strength: 0.1 + 0.2 }), candidate('a@contoso.example', { strength: 0.3 })],
      undefined,
    );
    expect(ranking.introducers[0]?.candidate.address).toBe('a@contoso.example');
  });
});

describe('the adjustment for the asker', () => {
  test("never lifts anybody above S', and familiarity lifts while load lowers", () => {
    fc.assert(
      fc.property(anyCandidates, (candidates) => {
        for (const each of candidates) {
          const score = scoreForAsker(each);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(introducerScore(each.strength, each.traffic) + 1e-9);
          expect(scoreForAsker({ ...each, familiarity: 100 })).toBeGreaterThanOrEqual(score);
          expect(scoreForAsker({ ...each, asksThisMonth: 100 })).toBeLessThanOrEqual(score);
        }
      }),
    );
    expect([familiarityFactor(0), familiarityFactor(2), familiarityFactor(Number.POSITIVE_INFINITY)]).toEqual([
      0.5, 0.75, 1,
    ]);
  });

  test('the worked example of the documentation scores 2.25, and 2.1375 after two asks', () => {
    expect(scoreForAsker({ strength: 4, traffic: 9, familiarity: 2 })).toBeCloseTo(2.25, 9);
    expect(scoreForAsker({ strength: 4, traffic: 9, familiarity: 2, asksThisMonth: 2 })).toBeCloseTo(2.1375, 9);
  });

  test('asks move somebody behind near-equals, never behind one whose score is more than a tenth lower', () => {
    const asked = candidate('a@contoso.example', { strength: 3, asksThisMonth: 4 });
    const near = candidate('b@contoso.example', { strength: 2.9 });
    const far = candidate('c@contoso.example', { strength: 2.69 });
    const order = rankIntroducers([asked, near, far], undefined).introducers.map(
      ({ candidate }) => candidate.address[0],
    );
    expect(order).toEqual(['b', 'a', 'c']);
    expect(loadFactor(0)).toBe(1);
    expect(loadFactor(1e9)).toBeGreaterThanOrEqual(0.9);
  });
});

describe('the shortlist', () => {
  test('reading in order of strength until it is full finds the same five as reading all', () => {
    fc.assert(
      fc.property(anyCandidates, (candidates) => {
        const byStrength = [...candidates].sort((a, b) => b.strength - a.strength);
        const read: IntroducerCandidate[] = [];
        for (const next of byStrength) {
          const strengths = read.filter(isProposable).map(({ strength }) => strength);
          if (read.length > 0 && isShortlistFull(strengths, read.at(-1)?.strength ?? 0)) break;
          read.push(next);
        }
        expect(rankIntroducers(read, undefined).introducers).toEqual(
          rankIntroducers(candidates, undefined).introducers,
        );
      }),
    );
  });

  test('is full with twelve stronger than the last read, not with eleven nor with an equal twelfth', () => {
    expect(isShortlistFull(Array(12).fill(3), 2.9)).toBe(true);
    expect(isShortlistFull(Array(11).fill(3), 2.9)).toBe(false);
    expect(isShortlistFull(Array(12).fill(3), 3)).toBe(false);
  });

  test('leaves out a thirteenth tie however well the asker knows the colleague', () => {
    const twelve = Array.from({ length: 12 }, (_, number) =>
      candidate(`strong${number}@contoso.example`, { strength: 4 }),
    );
    const near = candidate('near@contoso.example', { strength: 3.9, familiarity: 1000 });
    const shown = (candidates: readonly IntroducerCandidate[]) =>
      rankIntroducers(candidates, undefined).introducers.map((introducer) => introducer.candidate.address);
    expect(shown([...twelve, near])).not.toContain('near@contoso.example');
    expect(shown([...twelve.slice(1), near])[0]).toBe('near@contoso.example');
  });
});

function hash(text: string, seed: number): number {
  return [...text].reduce((value, letter) => (value * 31 + letter.charCodeAt(0) + seed) % 9973, seed % 97);
}
