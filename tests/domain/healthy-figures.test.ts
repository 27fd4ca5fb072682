import { describe, expect, test } from '@jest/globals';
import { type HealthyRelationship, healthyFiguresOf, type WindowFigures } from '../../src/domain/healthy-figures.ts';

const NOTHING: WindowFigures = {
  mailsSent: 0,
  mailsReceived: 0,
  meetings: 0,
  replySecondsByThem: null,
  replySecondsByUs: null,
};

function relationship(colleague: string, figures: Partial<WindowFigures>): HealthyRelationship {
  return { colleague, figures90: { ...NOTHING, ...figures }, figures365: NOTHING };
}

/** Five colleagues who wrote so many mails each. */
const wrote = (...mails: readonly number[]): readonly HealthyRelationship[] =>
  mails.map((mailsSent, index) => relationship(`c${index}`, { mailsSent }));

describe('what is usual among healthy relationships', () => {
  test('is the middle one, as a range', () => {
    expect(healthyFiguresOf(wrote(12, 12, 14, 20, 300), 'figures90', 5).mailsSent).toEqual({ from: 11, to: 25 });
    expect(healthyFiguresOf(wrote(12, 12, 14, 20, 300), 'figures365', 5).mailsSent).toEqual({ from: 0, to: 0 });
  });

  test('is not told of fewer than the least number of colleagues, however many relationships they have', () => {
    expect(healthyFiguresOf(wrote(12, 12, 12, 12), 'figures90', 5).mailsSent).toBeNull();
    const twice = [...wrote(12, 12, 12, 12), ...wrote(12, 12, 12, 12)];
    expect(healthyFiguresOf(twice, 'figures90', 5).mailsSent).toBeNull();
    expect(healthyFiguresOf(wrote(12, 12), 'figures90', 1).mailsSent).toBeNull();
  });

  test('is not told where one colleague alone decides it', () => {
    expect(healthyFiguresOf(wrote(4, 4, 5, 30, 30), 'figures90', 5).mailsSent).toBeNull();
  });

  test('counts who never answered to nobody’s answers', () => {
    const answered = [3_600, 3_600, 3_600, 3_600, 3_600].map((seconds, index) =>
      relationship(`c${index}`, { replySecondsByThem: seconds }),
    );
    const figures = healthyFiguresOf([...answered, ...wrote(1, 1, 1, 1, 1)], 'figures90', 5);
    expect(figures.replyHoursByThem).toEqual({ from: 0, to: 1 });
    expect(figures.replyHoursByUs).toBeNull();
  });

  test('is the same, or not told, whoever leaves', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 300; round += 1) {
      const colleagues = 5 + random(4);
      const all = Array.from({ length: colleagues * 3 }, () =>
        relationship(`c${random(colleagues)}`, {
          mailsSent: random(40),
          meetings: random(8),
          replySecondsByUs: random(90_000),
        }),
      );
      const before = healthyFiguresOf(all, 'figures90', 4);
      for (let left = 0; left < colleagues; left += 1) {
        const after = healthyFiguresOf(
          all.filter(({ colleague }) => colleague !== `c${left}`),
          'figures90',
          4,
        );
        for (const figure of ['mailsSent', 'meetings', 'replyHoursByUs'] as const) {
          if (before[figure] !== null && after[figure] !== null) expect(after[figure]).toEqual(before[figure]);
        }
      }
    }
  });
});
