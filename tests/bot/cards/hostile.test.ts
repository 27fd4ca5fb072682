import { describe, expect, test } from '@jest/globals';
import { askedOfMeCard } from '../../../bot/cards/asked-of-me.ts';
import type { Card } from '../../../bot/cards/card.ts';
import { chooserCard, failedCard } from '../../../bot/cards/general.ts';
import { introducersCard } from '../../../bot/cards/introducers.ts';
import { askFormCard, ownAskCard } from '../../../bot/cards/own-ask.ts';
import { wordsOf } from '../../../bot/words/words-of.ts';
import { describeInChromium } from '../../support/chromium.ts';
import { askedOfMe, ownAsk } from './answers.ts';
import { drawCards, prepareCardPage } from './card-page.ts';
import { complaintsAbout } from './official-schema.ts';
import { evidence, introducer, NOW, TODAY } from './people.ts';

const ATTACKS = [
  '[click](http://evil.example)',
  '![](http://evil.example/p.png)',
  '<at>Everybody</at> <b>hi</b> <http://evil.example>',
  '**bold** _em_ `code` ~~gone~~ # head',
  '# Title\n- one\n1. two\n> quote\n---\n| a | b |',
  '{{DATE(2026-11-24T09:30:00Z,SHORT)}} {{TIME(x)}} $(secret)',
  'txt.\u202emoc\u2066 \u200b\u{e0041}',
  `&lt;img src=x&gt; \\[x\\](y) ${'a'.repeat(5_000)}`,
];

describe('what people wrote', () => {
  test.each(ATTACKS)('stays text on every card: %j', (attack) => {
    for (const card of cardsWith(attack)) {
      expect(complaintsAbout(card)).toEqual([]);
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
      // Neither a link nor a mention is made of it, and no entity says that there is one.
      expect(JSON.stringify(card)).not.toMatch(/msteams|entities|"mentioned"/);
      expect(JSON.stringify(card.body)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
    }
  });
});

describeInChromium('what people wrote, drawn', (openPage) => {
  test('makes no link and no picture, and says what was written', async () => {
    const page = await openPage();
    await prepareCardPage(page);
    const cards = ATTACKS.flatMap(cardsWith);
    const drawn = await drawCards(
      page,
      cards.map((card, index) => [{ name: String(index), card, theme: 'light', width: 400 }]),
    );
    expect(drawn.flatMap(({ links }) => links)).toEqual([]);
    expect(
      await page.locator('.frame :is(b, strong, em, code, del, s, ul, ol, blockquote, h1, hr, table, at)').count(),
    ).toBe(0);
    expect(drawn.some(({ text }) => text.includes('[click](http://evil.example)'))).toBe(true);
    expect(drawn.some(({ text }) => text.includes('{{DATE(2026-11-24T09:30:00Z,SHORT)}}'))).toBe(true);
  });
});

/** Cards with a text wherever somebody else's words get on a card. */
function cardsWith(attack: string): readonly Card[] {
  const words = wordsOf('en');
  const person = { objectId: 'x', address: attack, name: attack, title: attack, department: attack };
  const contact = { address: 'a@example.com', name: attack, account: null };
  const asked = { asker: person, introducer: person, contact, why: attack, blurb: attack };
  return [
    ownAskCard(words, ownAsk({ ...asked, moves: ['cancel'] })),
    askedOfMeCard(words, askedOfMe({ ...asked, moves: ['accept', 'later', 'decline'] })),
    askFormCard(words, { contact, introducer: person, asker: attack, why: attack, blurb: attack }),
    chooserCard(words, { asked: attack, contacts: [contact], domains: ['example.com'] }),
    introducersCard(words, {
      contact,
      asOf: TODAY,
      newestDay: TODAY,
      reading: null,
      ownTie: { state: 'no_mailbox' },
      state: 'found',
      introducers: [introducer(person, 'strong', evidence(1, 1, 1, 0))],
    }),
    failedCard(words, attack),
    askedOfMeCard(words, askedOfMe({ ...asked, state: 'later', askAgainAt: NOW, moves: ['accept'] })),
  ];
}
