import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clipped, draft, linesOf, oneLine, plain, unescaped } from '../../../bot/cards/plain-text.ts';

type Markdown = { readonly render: (text: string) => string };

/** A reader of markdown such as Teams has: that of CommonMark, without HTML. */
function openReader(): Markdown {
  const require = createRequire(import.meta.url);
  const make = require('markdown-it') as (options: object) => Markdown;
  return make({ html: false, linkify: false });
}

function htmlOf(text: string): string {
  const replaced = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  return text === '' ? '' : `<p>${replaced}</p>\n`;
}

/** The pieces that markdown, HTML, mentions and formatted dates are made of. */
const PIECES = [
  ...'\\`*_[]()<>{}|~#+-=!&.:/"\'0123456789 \n\tab@$^',
  '](http://a.b)',
  '<at>',
  '</at>',
  '![',
  '**',
  '~~',
  '```',
  '&lt;',
  '&#60;',
  '{{DATE(',
  '1. ',
  '    ',
  '\u202e',
  '\u200b',
];

describe('plain text', () => {
  test('is read by a reader of markdown as it was written, whatever was written', () => {
    const reader = openReader();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        expect(reader.render(plain(text))).toBe(htmlOf(oneLine(text)));
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    ['[click](http://evil.example)', '\\[click\\](http://evil.example)'],
    ['**bold**', '\\*\\*bold\\*\\*'],
    ['<at>Everybody</at>', '\\<at\\>Everybody\\</at\\>'],
    ['![](http://evil.example/p.png)', '!\\[\\](http://evil.example/p.png)'],
    ['one\r\ntwo\u2028three', 'one two three'],
    ['txt.\u202emoc', 'txt.moc'],
    ['{{DATE(2026-11-24T09:30:00Z,SHORT)}}', '\\{\\{DATE(2026-11-24T09:30:00Z,SHORT)\\}\\}'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['O’Brien-Müller, 3 mails (AT&T)', 'O’Brien-Müller, 3 mails (AT&T)'],
  ])('of %j is %j', (written, shown) => {
    expect(plain(written)).toBe(shown);
  });

  test('can be taken back to what it reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unescaped(plain(text))).toBe(oneLine(text));
      }),
    );
  });

  test('keeps letters of all scripts, and faces made of several', () => {
    expect(plain('שלום Zoë 👩‍💻 山田')).toBe('שלום Zoë 👩‍💻 山田');
  });
});

describe('lines', () => {
  test('are never more than asked for, and lose no word', () => {
    expect(linesOf('a\n\nb\r\nc\nd', 3)).toEqual(['a', 'b', 'c d']);
    expect(linesOf('\n \n', 3)).toEqual([]);
  });

  test('of a draft stay lines, without what cannot be seen', () => {
    expect(draft('  one\r\ntwo\u202e\u200b ', 100)).toBe('one\ntwo');
    expect(draft('abcdef', 3)).toBe('abc');
  });

  test('are cut between characters', () => {
    expect(clipped('👩👩👩', 2)).toBe('👩…');
    expect(clipped('abc', 3)).toBe('abc');
  });
});
