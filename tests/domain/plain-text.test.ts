import { expect, test } from '@jest/globals';
import { readPlainText } from '../../src/domain/plain-text.ts';

const LIMITS = { least: 1, most: 20 } as const;

test('a text is trimmed, and its lines end alike', () => {
  expect(readPlainText('  one\r\ntwo\rthree \n', LIMITS)).toEqual({ state: 'fine', text: 'one\ntwo\nthree' });
  expect(readPlainText('Grüße, 你好 👋🏽', LIMITS)).toMatchObject({ state: 'fine' });
});

test.each([
  ['', 'empty'],
  [' \n ', 'empty'],
  ['x'.repeat(21), 'too long'],
  ['a\tb', 'control characters'],
  ['a\u0000b', 'control characters'],
  ['a\u0085b', 'control characters'],
  ['a\u202eb', 'control characters'],
  ['a\u2067b', 'control characters'],
  ['a\udc00b', 'control characters'],
] as const)('the text %j is refused: %s', (text, problem) => {
  expect(readPlainText(text, LIMITS)).toEqual({ state: 'refused', problem });
});
