import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { History } from '../../src/domain/connection.ts';
import { keyFiguresOf } from '../../src/domain/key-figures.ts';
import { mergeHistories } from '../../src/domain/merge-histories.ts';
import { AT, anyHistory, meetingOn, NOTHING, tallyOn } from './histories.ts';

/** The worked example of the documentation. */
const EXAMPLE: History = {
  days: [
    tallyOn(3, { mailsIn: 2, mailsOut: 1, theirReplySeconds: [3600], ourReplySeconds: [600, 1800] }),
    tallyOn(50, { mailsIn: 2, mailsOut: 3, theirReplySeconds: [7200, 10_800] }),
    tallyOn(200, { mailsOut: 5 }),
  ],
  meetings: [meetingOn(20, { ourAttendees: 3 }), meetingOn(9, { kind: 'call', minutes: 10 }), meetingOn(-4)],
};

describe('key figures', () => {
  test('the worked example of the documentation holds for 90 days', () => {
    expect(keyFiguresOf(EXAMPLE, 90, AT)).toEqual({
      windowDays: 90,
      mailsSent: 4,
      mailsReceived: 4,
      repliesByThem: 3,
      repliesByUs: 2,
      medianReplySecondsByThem: 7200,
      medianReplySecondsByUs: 1200,
      replyRateByThem: 0.75,
      replyRateByUs: 0.5,
      sendReceiveRatio: 1,
      meetings: 1,
      calls: 1,
      minutesByUs: 4 * 5 + 4 * 2.5 + 30 * 3 + 10,
      minutesByThem: 4 * 5 + 4 * 2.5 + 30 + 10,
    });
  });

  test('the year holds what the quarter leaves out, and nothing still to come', () => {
    expect(keyFiguresOf(EXAMPLE, 365, AT)).toMatchObject({ mailsSent: 9, mailsReceived: 4, meetings: 1, calls: 1 });
  });

  test('the day asked with does not count, the ninetieth day before it does', () => {
    const edges = {
      days: [tallyOn(0, { mailsIn: 1 }), tallyOn(90, { mailsIn: 10 }), tallyOn(91, { mailsIn: 100 })],
      meetings: [],
    };
    expect(keyFiguresOf(edges, 90, AT).mailsReceived).toBe(10);
  });

  test('what cannot be said is null, not zero and not NaN', () => {
    expect(keyFiguresOf(NOTHING, 365, AT)).toMatchObject({
      medianReplySecondsByThem: null,
      medianReplySecondsByUs: null,
      replyRateByThem: null,
      replyRateByUs: null,
      sendReceiveRatio: null,
      minutesByUs: 0,
    });
  });

  test('a reply rate stays within 0..1, also when one mail is answered twice', () => {
    const twice = { days: [tallyOn(2, { mailsOut: 1, theirReplySeconds: [60, 120] })], meetings: [] };
    expect(keyFiguresOf(twice, 90, AT).replyRateByThem).toBe(1);
  });

  test('nothing is said of answers where mails went both ways and none is known to be one', () => {
    const untold = { days: [tallyOn(2, { mailsIn: 3, mailsOut: 2 })], meetings: [] };
    expect(keyFiguresOf(untold, 90, AT)).toMatchObject({ replyRateByThem: null, replyRateByUs: null, repliesByUs: 0 });
    const ignored = { days: [tallyOn(2, { mailsOut: 2 })], meetings: [] };
    expect(keyFiguresOf(ignored, 90, AT)).toMatchObject({ replyRateByThem: 0, replyRateByUs: null });
  });

  test('every figure is a finite number of 0 or more, or null', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const figure of Object.values(keyFiguresOf(history, 365, AT))) {
          expect(figure === null || (Number.isFinite(figure) && figure >= 0)).toBe(true);
        }
      }),
    );
  });
});

describe('histories merged over colleagues', () => {
  test('a meeting of three colleagues counts once, with all of them in our minutes', () => {
    const merged = mergeHistories([1, 2, 3].map(() => ({ days: [], meetings: [meetingOn(5, { ourAttendees: 3 })] })));
    expect(keyFiguresOf(merged, 90, AT)).toMatchObject({ meetings: 1, minutesByUs: 90, minutesByThem: 30 });
  });

  test('mails of one day are added up', () => {
    const merged = mergeHistories([
      { days: [tallyOn(5, { mailsIn: 1, theirReplySeconds: [9] })], meetings: [] },
      { days: [tallyOn(5, { mailsIn: 2, massIn: 1, theirReplySeconds: [3] })], meetings: [] },
    ]);
    expect(merged.days).toEqual([tallyOn(5, { mailsIn: 3, massIn: 1, theirReplySeconds: [3, 9] })]);
  });

  test('do not depend on the order of colleagues, and merging again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyHistory, { maxLength: 4 }), (histories) => {
        const merged = mergeHistories(histories);
        expect(mergeHistories([...histories].reverse())).toEqual(merged);
        expect(mergeHistories([merged])).toEqual(merged);
      }),
    );
  });
});
