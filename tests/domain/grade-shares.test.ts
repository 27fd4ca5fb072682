import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gradeSharesOf, type ScoredRelationship, type Share, scoreSharesOf } from '../../src/domain/grade-shares.ts';
import { withFairFrom, withGoodFrom } from '../../src/domain/health-settings.ts';

const relationship: fc.Arbitrary<ScoredRelationship> = fc.record({
  colleague: fc.integer({ min: 0, max: 11 }).map((number) => `p${number}`),
  score: fc.integer({ min: 0, max: 100 }),
});
const relationships = fc.array(relationship, { maxLength: 120 });

function sharesOf(all: readonly ScoredRelationship[]): readonly (Share | null)[] | undefined {
  const shares = scoreSharesOf(all, 3);
  return shares.state === 'ok' ? shares.reaching : undefined;
}

/** The true share of those that reach a score, in percent. */
function exactly(all: readonly ScoredRelationship[], score: number): number {
  return (100 * all.filter((one) => one.score >= score).length) / all.length;
}

function crowdOf(colleagues: number, scores: readonly number[]): readonly ScoredRelationship[] {
  return Array.from({ length: colleagues }, (_, number) =>
    scores.map((score) => ({ colleague: `p${number}`, score })),
  ).flat();
}

describe('the share of relationships that reach a score', () => {
  test('is told of a crowd only, and of nobody where fewer contribute, however much they have', () => {
    const two = Array.from({ length: 500 }, (_, index) => ({ colleague: `p${index % 2}`, score: index % 101 }));
    expect(scoreSharesOf(two, 3)).toEqual({ state: 'too few colleagues', neededColleagues: 3 });
    expect(scoreSharesOf(crowdOf(4, [50]), undefined)).toEqual({ state: 'too few colleagues', neededColleagues: 5 });
    expect(scoreSharesOf(crowdOf(2, [50]), 1)).toEqual({ state: 'too few colleagues', neededColleagues: 3 });
    expect(scoreSharesOf([], 3)).toEqual({ state: 'too few colleagues', neededColleagues: 3 });
  });

  test('is as near to the true one as it says', () => {
    fc.assert(
      fc.property(relationships, (all) => {
        for (const [score, share] of (sharesOf(all) ?? []).entries()) {
          if (share !== null) expect(Math.abs(share.percent - exactly(all, score))).toBeLessThanOrEqual(share.within);
        }
      }),
    );
  });

  test('stays within what was told before whoever leaves, so that no difference tells what the leaver had', () => {
    fc.assert(
      fc.property(relationships, (all) => {
        const before = sharesOf(all);
        if (before === undefined) return;
        for (const leaver of new Set(all.map(({ colleague }) => colleague))) {
          const rest = all.filter(({ colleague }) => colleague !== leaver);
          const after = sharesOf(rest);
          for (const [score, share] of before.entries()) {
            if (share === null) continue;
            expect(Math.abs(share.percent - exactly(rest, score))).toBeLessThanOrEqual(share.within);
            const now = after?.[score];
            if (now != null && now.within === share.within) expect(now).toEqual(share);
          }
        }
      }),
    );
  });

  test('is none where one colleague decides it alone', () => {
    const giant = Array.from({ length: 1000 }, () => ({ colleague: 'giant', score: 90 }));
    const shares = sharesOf([...crowdOf(6, [10]), ...giant]);
    expect(shares?.[60]).toBeNull();
    expect(shares?.[0]).toEqual({ percent: 100, within: 2.5 });
  });

  test('is told to five percent in a crowd that is large enough', () => {
    const all = crowdOf(40, [10, 45, 45, 70, 90]);
    expect(sharesOf(all)?.[60]).toEqual({ percent: 40, within: 2.5 });
  });
});

describe('the share of each grade', () => {
  test('is whole and makes a hundred together, wherever the bounds are moved', () => {
    fc.assert(
      fc.property(
        relationships,
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        (all, good, fair) => {
          const bounds = withFairFrom(withGoodFrom({ fairFrom: 40, goodFrom: 60 }, good), fair);
          const grades = gradeSharesOf(sharesOf(all) ?? [], bounds);
          if (grades === undefined) return;
          expect(grades.good + grades.fair + grades.poor).toBe(100);
          for (const share of [grades.good, grades.fair, grades.poor]) expect(share).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('follows the bounds', () => {
    const reaching = sharesOf(crowdOf(40, [10, 45, 45, 70, 90])) ?? [];
    expect(gradeSharesOf(reaching, { fairFrom: 40, goodFrom: 60 })).toMatchObject({ good: 40, fair: 40, poor: 20 });
    expect(gradeSharesOf(reaching, { fairFrom: 40, goodFrom: 80 })).toMatchObject({ good: 20, fair: 60, poor: 20 });
    expect(gradeSharesOf([], { fairFrom: 40, goodFrom: 60 })).toBeUndefined();
  });
});
