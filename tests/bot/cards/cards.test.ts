import { describe, expect, test } from '@jest/globals';
import { CARD_VERBS } from '../../../bot/cards/actions.ts';
import type { Card } from '../../../bot/cards/card.ts';
import { textOf } from '../../../bot/cards/elements.ts';
import { ownAskCard } from '../../../bot/cards/own-ask.ts';
import { wordsOf } from '../../../bot/words/words-of.ts';
import { askedOfMe, ownAsk } from './answers.ts';
import { complaintsAbout } from './official-schema.ts';
import { samples } from './samples.ts';

type Json = Readonly<Record<string, unknown>>;

const LANGUAGES = [wordsOf('en-GB', 'Europe/London'), wordsOf('de-DE', 'Europe/Berlin')];
const CARDS = LANGUAGES.flatMap((words) =>
  Object.entries(samples()).map(([name, make]) => ({ name: `${name} (${words.language})`, card: make(words) })),
);

/** What Teams takes at most; it counts the bytes of the message. */
const MOST_BYTES = 28 * 1024;
/** Places on earth that a button of a card may open. */
const PAGES = /^https:\/\/(outlook\.office\.com|teams\.microsoft\.com\/l\/entity)\//;
/** What a button may carry: ids of things and what is meant by it. */
const DATA_NAMES = ['verb', 'id', 'contact', 'introducer', 'domain', 'reason', 'outcome'];

describe.each(CARDS)('the card $name', ({ card }) => {
  test('holds nothing that the official package does not know or complains about', () => {
    expect(complaintsAbout(card)).toEqual([]);
  });

  test('has at most six buttons, those behind buttons included', () => {
    expect(partsOf(card).filter(isButton).length).toBeLessThanOrEqual(6);
  });

  test('asks with a verb of the list, and carries ids and nothing else', () => {
    for (const action of partsOf(card).filter(({ type }) => type === 'Action.Execute')) {
      const data = action['data'] as Json;
      expect(CARD_VERBS).toContain(action['verb']);
      expect(data['verb']).toBe(action['verb']);
      expect(Object.keys(data).filter((name) => !DATA_NAMES.includes(name))).toEqual([]);
    }
  });

  test('opens pages of Outlook only, and draws no picture from anywhere', () => {
    const urls = stringsOf(card, 'url');
    expect(urls.filter((url) => !PAGES.test(url))).toEqual([]);
    expect(JSON.stringify({ ...card, $schema: '' }).match(/https?:[^"]*/g) ?? []).toEqual(urls);
    expect(partsOf(card).filter(({ type }) => String(type).includes('Image'))).toEqual([]);
  });

  test('says so where a button leads out of Teams', () => {
    const leading = partsOf(card).filter(({ url }) => String(url).startsWith('https://outlook.office.com/'));
    expect(leading.filter(({ title }) => !String(title).includes('Outlook'))).toEqual([]);
  });

  test('has no hole in its texts', () => {
    const all = JSON.stringify(card);
    expect(all).not.toMatch(/undefined|null|NaN|\[object|\$\{|\{\{|\\u0000/);
    expect(stringsOf(card, 'text').filter((text) => text.trim() === '')).toEqual([]);
    expect(stringsOf(card, 'title').filter((title) => title.trim() === '')).toEqual([]);
  });

  test('labels every input and says what is wrong with it', () => {
    for (const input of partsOf(card).filter(({ type }) => String(type).startsWith('Input.'))) {
      expect(input['label']).toEqual(expect.stringMatching(/\S/));
      expect(input['errorMessage']).toEqual(expect.stringMatching(/\S/));
      expect(input['isRequired']).toBe(true);
    }
  });

  test('says as plain text what it is about, in its own language', () => {
    const [first] = card.body;
    expect(card.fallbackText.length).toBeGreaterThan(20);
    expect(first).toMatchObject({ type: 'TextBlock', style: 'heading' });
    expect(textOf(card)).toMatch(/[.?!…]$/);
    expect(['en', 'de']).toContain(card.lang);
  });

  test('marks nothing by colour alone: a coloured text has words or signs', () => {
    for (const part of partsOf(card).filter(({ color }) => color !== undefined)) {
      expect(part['text']).toEqual(expect.stringMatching(/\S/));
    }
  });

  test('is small enough for Teams', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(MOST_BYTES);
  });

  test('is data: what is sent is what was made', () => {
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
  });
});

describe('the cards together', () => {
  test('differ between English and German, every one of them', () => {
    const [english, german] = LANGUAGES.map((words) =>
      Object.values(samples()).map((make) => make(words).fallbackText),
    );
    expect(english?.filter((text, index) => text === german?.[index])).toEqual([]);
  });

  test('show an asker the same for a no, a silence and an ask that expired', () => {
    const [words] = LANGUAGES;
    if (words === undefined) throw new Error('There are words.');
    const waiting = ownAskCard(words, ownAsk({ moves: ['cancel'] }));
    expect(JSON.stringify(waiting)).not.toMatch(/declin|expire|later|closed/i);
    const unanswered = ownAskCard(words, ownAsk({ state: 'unanswered' }));
    expect(JSON.stringify(unanswered)).not.toMatch(/declin|expire|refus|closed/i);
  });

  test('leave what was written off the card of whoever said no', () => {
    const no = CARDS.filter(({ name }) => /declined|cancelled \(|expired/.test(name) && name.startsWith('asked of me'));
    expect(no.length).toBe(10);
    const { why, blurb } = askedOfMe({});
    for (const { card } of no) {
      for (const line of [...why.split('\n'), blurb]) expect(textsOf(card)).not.toContain(line);
    }
  });

  test('say in a group chat nothing of what was asked', () => {
    const { card } = CARDS.find(({ name }) => name.startsWith('privately')) ?? {};
    expect(JSON.stringify(card)).not.toMatch(/Yvonne|Priya|fourthcoffee/i);
    expect(card?.actions).toBeUndefined();
  });
});

function isButton({ type, verb }: Json): boolean {
  return (
    typeof type === 'string' &&
    type.startsWith('Action.') &&
    (verb !== 'show-introduction' || type !== 'Action.Execute')
  );
}

/** All parts of a card that have a type, but for what a whole row does when it is chosen and what brings the card up to date. */
function partsOf(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Json;
  const below = Object.entries(record)
    .filter(([name]) => name !== 'selectAction' && name !== 'refresh')
    .flatMap(([, part]) => partsOf(part));
  return typeof record['type'] === 'string' ? [record, ...below] : below;
}

function stringsOf(value: unknown, name: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((part) => stringsOf(part, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === name && typeof part === 'string' ? [part] : stringsOf(part, name),
  );
}

function textsOf(card: Card): string {
  return [card.fallbackText, ...stringsOf(card, 'text')].join('\n');
}
