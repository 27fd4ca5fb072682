import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCommand } from '../../bot/commands/parse-command.ts';
import type { PauseEnd } from '../../bot/commands/pause-end.ts';
import { endOfDay, resolvePause } from '../../bot/commands/resolve-pause.ts';
import { ENGLISH_PHRASINGS, GERMAN_PHRASINGS, NEAR_MISSES } from './phrasings.ts';

describe('what people say', () => {
  test.each(ENGLISH_PHRASINGS.map(([said, meant]) => [said, meant]))('is understood in English: %s', (said, meant) => {
    expect(parseCommand(String(said))).toEqual(meant);
  });

  test.each(GERMAN_PHRASINGS.map(([said, meant]) => [said, meant]))('is understood in German: %s', (said, meant) => {
    expect(parseCommand(String(said))).toEqual(meant);
  });

  test('is told apart from what only sounds like it', () => {
    expect(NEAR_MISSES.filter((said) => parseCommand(said).kind !== 'unknown')).toEqual([]);
  });

  test('is 150 phrasings or more, 100 of them English and 50 German', () => {
    expect(ENGLISH_PHRASINGS.length).toBeGreaterThanOrEqual(100);
    expect(GERMAN_PHRASINGS.length).toBeGreaterThanOrEqual(50);
  });

  test('means the same in capitals, with marks, blanks, a mention and politeness around it', () => {
    const plain = [...ENGLISH_PHRASINGS, ...GERMAN_PHRASINGS].filter(
      ([said]) => !/[<\n[*?]|^(thanks|hello|hi|hallo|guten)/i.test(said),
    );
    const noise = fc.record({
      before: fc.constantFrom('', 'please ', 'Hey, ', 'can you ', 'bitte ', '<at>Acquaint</at> ', '&nbsp;', '  '),
      after: fc.constantFrom('', '?', '!', ' please', ', bitte', '...', ' thanks!', '   '),
      blank: fc.constantFrom(' ', '  ', '\u00a0', '\t'),
      isLoud: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...plain), noise, ([said, meant], { before, after, blank, isLoud }) => {
        const shaped = (isLoud ? said.toUpperCase() : said).replaceAll(' ', blank);
        expect(lower(parseCommand(`${before}${shaped}${after}`))).toEqual(lower(meant));
      }),
      { numRuns: 500 },
    );
  });

  test('is read in no time, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (said) => {
        expect(parseCommand(said).kind).toEqual(expect.any(String));
      }),
    );
    const started = performance.now();
    parseCommand('who knows '.repeat(2_000));
    parseCommand('kennt jemand '.repeat(2_000));
    parseCommand('<'.repeat(28_000));
    parseCommand('a@'.repeat(14_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('the end of a pause', () => {
  // A Tuesday, half past eleven at night in Berlin.
  const now = Date.UTC(2026, 10, 24, 22, 30);

  test.each<[PauseEnd, string]>([
    [{ kind: 'days', days: 0 }, '2026-11-24T23:00:00.000Z'],
    [{ kind: 'days', days: 14 }, '2026-12-08T23:00:00.000Z'],
    [{ kind: 'weekday', weekday: 5 }, '2026-11-27T23:00:00.000Z'],
    [{ kind: 'weekday', weekday: 2 }, '2026-12-01T23:00:00.000Z'],
    [{ kind: 'date', day: 3, month: 12, year: undefined }, '2026-12-03T23:00:00.000Z'],
    [{ kind: 'date', day: 3, month: 3, year: undefined }, '2027-03-03T23:00:00.000Z'],
    [{ kind: 'months', months: 3 }, '2027-02-24T23:00:00.000Z'],
    [{ kind: 'next', of: 'week' }, '2026-11-29T23:00:00.000Z'],
    [{ kind: 'end', of: 'month' }, '2026-11-30T23:00:00.000Z'],
    [{ kind: 'end', of: 'year' }, '2026-12-31T23:00:00.000Z'],
  ])('is the midnight after the day meant by %j, in Berlin', (end, moment) => {
    expect(new Date(resolvePause(end, now, 'Europe/Berlin')).toISOString()).toBe(moment);
  });

  test('follows the clocks over the night in which they change', () => {
    expect(new Date(endOfDay('2027-03-28', 'Europe/Berlin') ?? 0).toISOString()).toBe('2027-03-28T22:00:00.000Z');
    expect(new Date(endOfDay('2026-12-03', 'America/New_York') ?? 0).toISOString()).toBe('2026-12-04T05:00:00.000Z');
    expect(endOfDay('soon', 'UTC')).toBeUndefined();
  });
});

function lower(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).toLowerCase());
}
