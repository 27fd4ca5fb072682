import { describe, expect, test } from '@jest/globals';
import type { Words } from '../../../bot/words/words.ts';
import { wordsOf } from '../../../bot/words/words-of.ts';
import type { Day } from '../../../src/domain/calendar.ts';

const AT = Date.parse('2026-11-24T23:30:00Z');

describe('the words of a reader', () => {
  test.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE-de', 'de'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
    ['den', 'en'],
    ['not a locale', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('for %j are those of %s', (locale, language) => {
    expect(wordsOf(locale).language).toBe(language);
  });

  test('are of UTC where the time zone is none', () => {
    expect(wordsOf('en', 'Mars/Olympus').timeZone).toBe('UTC');
    expect(wordsOf('en', undefined).timeZone).toBe('UTC');
    expect(wordsOf('de', 'Europe/Vienna').timeZone).toBe('Europe/Vienna');
  });

  test('give the day at the reader’s place, not that of the service', () => {
    expect(wordsOf('en', 'UTC').format.dateAt(AT)).toBe('2026-11-24');
    expect(wordsOf('en', 'Europe/Berlin').format.dateAt(AT)).toBe('2026-11-25');
  });

  test('write days, numbers and lengths of time as the reader does', () => {
    const english = wordsOf('en-GB', 'Europe/London').format;
    const german = wordsOf('de-DE', 'Europe/Berlin').format;
    expect([english.daysAgo(12), english.daysAgo(1), english.daysAgo(0)]).toEqual([
      '12 days ago',
      'yesterday',
      'today',
    ]);
    expect([german.daysAgo(12), german.daysAgo(1), german.daysAgo(0)]).toEqual(['vor 12 Tagen', 'gestern', 'heute']);
    expect([english.number(57_474), german.number(57_474)]).toEqual(['57,474', '57.474']);
    expect(english.day('2026-11-12' as Day)).toBe('12 Nov 2026');
    expect(german.day('2026-11-12' as Day)).toBe('12. Nov. 2026');
    expect([english.duration(7_300), german.duration(7_300)]).toEqual(['3 hours', '3 Stunden']);
    expect([german.duration(60), german.duration(3 * 86_400)]).toEqual(['1 Minute', '3 Tage']);
  });

  test('count one thing as one', () => {
    const { evidence } = wordsOf('en').knowing;
    const rests = { lastOn: '2026-11-12' as Day, daysSinceLast: 12 };
    expect(evidence({ mailsIn: 8, mailsOut: 6, meetings: 3, ...rests })).toBe(
      '14 mails both ways, 3 meetings, last 12 days ago',
    );
    expect(evidence({ mailsIn: 1, mailsOut: 0, meetings: 1, ...rests })).toBe(
      '1 mail from them, 1 meeting, last 12 days ago',
    );
    expect(evidence({ mailsIn: 0, mailsOut: 0, meetings: 1, ...rests })).toBe('1 meeting, last 12 days ago');
    expect(wordsOf('de').knowing.evidence({ mailsIn: 8, mailsOut: 6, meetings: 3, ...rests })).toBe(
      '14 Mails hin und her, 3 Treffen, zuletzt vor 12 Tagen',
    );
  });

  test('are in German for everything: no text is the same as the English one but for the few that are', () => {
    const same = sameTexts(wordsOf('en'), wordsOf('de'), '');
    expect(same).toEqual([]);
  });

  test('have no gap in German and none in English', () => {
    expect(pathsOf(wordsOf('de'), '')).toEqual(pathsOf(wordsOf('en'), ''));
  });
});

/** Paths of texts that both languages have alike. */
function sameTexts(english: object, german: object, path: string): readonly string[] {
  return Object.entries(english).flatMap(([name, value]) => {
    const other = (german as Record<string, unknown>)[name];
    if (typeof value === 'string') return value === other && name !== 'timeZone' ? [`${path}${name}: ${value}`] : [];
    if (typeof value !== 'object' || value === null || typeof other !== 'object' || other === null) return [];
    return sameTexts(value, other, `${path}${name}.`);
  });
}

function pathsOf(words: Words | object, path: string): readonly string[] {
  return Object.entries(words)
    .flatMap(([name, value]) =>
      typeof value === 'object' && value !== null
        ? pathsOf(value, `${path}${name}.`)
        : [`${path}${name}: ${typeof value}`],
    )
    .sort();
}
