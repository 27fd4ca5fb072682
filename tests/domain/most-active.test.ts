import { describe, expect, test } from '@jest/globals';
import { mostActiveOf } from '../../src/domain/most-active.ts';
import { AT, agesEvery, mailsBothWays, NOTHING, tallyOn } from './histories.ts';

describe('the most active people', () => {
  test('are the three with contact on most days of the last 90, equals by address, the idle left out', () => {
    const people = [
      { address: 'd@contoso.example', history: mailsBothWays([1, 2]) },
      { address: 'c@contoso.example', history: mailsBothWays([3, 4]) },
      { address: 'b@contoso.example', history: mailsBothWays(agesEvery(10, 1)) },
      { address: 'a@contoso.example', history: mailsBothWays([5]) },
      { address: 'old@contoso.example', history: mailsBothWays([91, 92, 93, 94]) },
      { address: 'list@contoso.example', history: { days: [tallyOn(2, { mailsIn: 9, massIn: 9 })], meetings: [] } },
    ];
    expect(mostActiveOf(people, AT)).toEqual([
      { address: 'b@contoso.example', activeDays: 9 },
      { address: 'c@contoso.example', activeDays: 2 },
      { address: 'd@contoso.example', activeDays: 2 },
    ]);
    expect(mostActiveOf([{ address: 'a@contoso.example', history: NOTHING }], AT)).toEqual([]);
  });
});
