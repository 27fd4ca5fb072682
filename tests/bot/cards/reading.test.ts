import { expect, test } from '@jest/globals';
import { textOf } from '../../../bot/cards/elements.ts';
import { healthCard } from '../../../bot/cards/health.ts';
import { introducersCard } from '../../../bot/cards/introducers.ts';
import { wordsOf } from '../../../bot/words/words-of.ts';
import type { HealthAnswer } from '../../../src/services/read-health.ts';
import { healthAnswer } from './answers.ts';
import { NOW, TODAY, YVONNE } from './people.ts';

const english = wordsOf('en-GB', 'Europe/London');
const german = wordsOf('de-DE', 'Europe/Berlin');
const nothing = {
  contact: YVONNE,
  asOf: TODAY,
  newestDay: null,
  ownTie: { state: 'unknown' },
  state: 'nothing_known',
  introducers: [],
} as const;

test('who knows nobody is told how far reading is, and nothing of it once all is read', () => {
  const reading = { monthsRead: 3, monthsToRead: 12 };
  expect(textOf(introducersCard(english, { ...nothing, reading }))).toContain('on average 3 of 12 months');
  expect(textOf(introducersCard(german, { ...nothing, reading }))).toContain('im Schnitt 3 von 12 Monaten');
  expect(JSON.stringify(introducersCard(english, { ...nothing, reading }).body)).toContain('on average 3 of 12 months');
  expect(textOf(introducersCard(english, { ...nothing, reading: null }))).not.toContain('on average');
});

test('the own relationship says that the own mailbox is still being read, or why it is not', () => {
  const says = (own: HealthAnswer['own'], words = english) =>
    textOf(healthCard(words, healthAnswer({ own, shared: { state: 'unknown' } })));
  expect(says({ state: 'in_progress', monthsRead: 2, monthsToRead: 12 })).toContain('2 of 12 months');
  expect(says({ state: 'in_progress', monthsRead: 2, monthsToRead: 12 }, german)).toContain('2 von 12 Monaten');
  expect(says({ state: 'not_sharing', reason: 'off' })).toContain('your sharing is off');
  for (const reason of ['opted_out_group', 'disabled_account', 'erasing'] as const)
    expect(says({ state: 'not_sharing', reason })).not.toContain('your sharing is off');
});

test('a pause of the own sharing is said with its end', () => {
  const answer = healthAnswer({ own: { state: 'unknown' }, shared: { state: 'unknown' } });
  expect(textOf(healthCard(english, { ...answer, ownPausedUntil: NOW }))).toContain('Your sharing is paused');
  expect(textOf(healthCard(english, answer))).not.toContain('paused');
});
