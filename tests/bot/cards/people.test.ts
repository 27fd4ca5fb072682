import { describe, expect, test } from '@jest/globals';
import { contactName, initialsOf, introducerId, personName } from '../../../bot/cards/people.ts';
import { wordsOf } from '../../../bot/words/words-of.ts';
import { ADDRESS_ONLY, NAMELESS, NOBODY_YET, PRIYA } from './people.ts';

describe('initials', () => {
  test.each([
    ['Priya Nair', 'PN'],
    ['maximiliana von hohenstein', 'MH'],
    ['Tove', 'T'],
    ['mila.novak@contoso.com', 'M'],
    ['Çağla Öztürk (Sales)', 'ÇÖ'],
    ['山田 太郎', '山太'],
    ['[(*', '?'],
    ['', '?'],
    ['   ', '?'],
  ])('of %j are %s', (name, letters) => {
    expect(initialsOf(name)).toBe(letters);
  });
});

describe('a person', () => {
  test('is called by name, else by address, else as somebody the directory does not name yet', () => {
    const words = wordsOf('en');
    expect(personName(words, PRIYA)).toBe('Priya Nair');
    expect(personName(words, ADDRESS_ONLY)).toBe('mila.novak@contoso.com');
    expect(personName(words, NOBODY_YET)).toBe(words.knowing.unnamed);
    expect(personName(words, { ...PRIYA, name: '\u200b \n' })).toBe(PRIYA.address);
    expect(contactName(NAMELESS)).toBe(NAMELESS.address);
  });

  test('is named by a button by object id, else by address, else not at all', () => {
    expect(introducerId(PRIYA)).toBe(PRIYA.objectId);
    expect(introducerId(ADDRESS_ONLY)).toBe(ADDRESS_ONLY.address);
    expect(introducerId(NOBODY_YET)).toBeUndefined();
  });

  test('with a name without end is cut', () => {
    expect(personName(wordsOf('en'), { ...PRIYA, name: 'x'.repeat(500) }).length).toBeLessThanOrEqual(80);
  });
});
