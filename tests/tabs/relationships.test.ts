import { describe, expect, test } from '@jest/globals';
import { bubblesOf, MOST_BUBBLES } from '../../tabs/relationships/bubbles.ts';
import { csvOf } from '../../tabs/relationships/csv.ts';
import { type Line, lineOfAccount } from '../../tabs/relationships/line.ts';
import { EVERYTHING, linesIn, type Order } from '../../tabs/relationships/look.ts';
import { isCovered, keysOf, rowAfter, rowsBetween } from '../../tabs/relationships/rows.ts';
import { type Sharing, stateOfEmpty, statesOf } from '../../tabs/relationships/sharing-states.ts';
import { noHealthText } from '../../tabs/relationships/words.ts';

function line(key: string, changes: Partial<Line> = {}): Line {
  return {
    key,
    name: key,
    account: null,
    contacts: 1,
    health: null,
    isStillReading: false,
    strength: { score: 1, tier: 'medium', probability: 0.2 },
    lastOn: null,
    daysSinceLast: null,
    nextAt: null,
    mailsIn: 0,
    mailsOut: 0,
    meetings: 0,
    amount: 0,
    ...changes,
  };
}

const LINES: readonly Line[] = [
  line('b@x.example', {
    name: 'Bea Stone',
    account: 'x.example',
    health: { score: 80, grade: 'good', trend: 'declining' },
    strength: { score: 2, tier: 'medium', probability: 0.4 },
    daysSinceLast: 3,
  }),
  line('a@y.example', {
    name: 'Ali Berg',
    account: 'y.example',
    health: { score: 30, grade: 'poor', trend: 'improving' },
    strength: { score: 5, tier: 'strong', probability: 0.8 },
    daysSinceLast: 90,
    nextAt: '2026-12-01T10:00:00.000Z',
  }),
  line('c@x.example', { account: 'x.example' }),
];

describe('the lines that are looked for', () => {
  const keysBy = (order: Order, isReversed = false) =>
    linesIn(LINES, { ...EVERYTHING, order, isReversed }).map(({ key }) => key[0]);

  test.each([
    ['name', 'abc', 'cba'],
    ['health', 'bac', 'abc'],
    ['trend', 'bac', 'abc'],
    ['last', 'bac', 'abc'],
    ['next', 'abc', 'abc'],
    ['probability', 'abc', 'cba'],
  ] as const)(
    'by %s come as %s and the other way round as %s, those without one always last',
    (order, usual, reversed) => {
      expect(keysBy(order).join('')).toBe(usual);
      expect(keysBy(order, true).join('')).toBe(reversed);
    },
  );

  test('have every word of the search, in name or address', () => {
    expect(linesIn(LINES, { ...EVERYTHING, search: ' X.example  stone ' }).map(({ key }) => key)).toEqual([
      'b@x.example',
    ]);
    expect(linesIn(LINES, { ...EVERYTHING, search: 'stone berg' })).toEqual([]);
  });

  test('are of the grade, the trend and the account that are chosen', () => {
    expect(linesIn(LINES, { ...EVERYTHING, grade: 'unknown' }).map(({ key }) => key)).toEqual(['c@x.example']);
    expect(linesIn(LINES, { ...EVERYTHING, trend: 'improving' }).map(({ key }) => key)).toEqual(['a@y.example']);
    expect(linesIn(LINES, { ...EVERYTHING, account: 'x.example', grade: 'good' })).toHaveLength(1);
  });
});

describe('why nothing is there', () => {
  const sharing = (changes: Partial<Sharing>): Sharing => ({
    choice: 'on',
    pausedUntil: null,
    leftOutBy: null,
    isGuest: false,
    isShownToColleagues: true,
    consents: ['userInsights'],
    mailbox: { state: 'read', months: 12 },
    hiddenContacts: [],
    hiddenDomains: [],
    ...changes,
  });
  const pausedUntil = '2026-12-24T12:00:00.000Z';

  test.each([
    ['off', { choice: 'off', mailbox: { state: 'erasing', since: pausedUntil } }, 'opted_out'],
    ['left out', { leftOutBy: 'opted_out_group', choice: 'paused', pausedUntil }, 'left_out'],
    ['paused', { choice: 'paused', pausedUntil }, 'nothing_known'],
    ['paused while being read', { choice: 'paused', pausedUntil, mailbox: { state: 'read', months: 3 } }, 'reading'],
    ['waiting', { mailbox: { state: 'waiting', since: pausedUntil } }, 'reading'],
    ['being read', { mailbox: { state: 'read', months: 3 } }, 'reading'],
    ['read', {}, 'nothing_known'],
  ] as const)('is said of a mailbox that is %s', (_name, changes, kind) => {
    expect(stateOfEmpty(sharing(changes)).kind).toBe(kind);
  });

  test('tells until when a pause lasts', () => {
    expect(statesOf(sharing({ choice: 'paused', pausedUntil }), 'en-GB')).toEqual([
      { kind: 'paused', until: '24 Dec 2026' },
    ]);
  });
});

describe('a line', () => {
  test('of which the mailbox is still being read says so, and not that there is too little', () => {
    const entry = {
      account: 'x.example',
      contacts: 1,
      strength: { score: 1, tier: 'weak', probability: 0.1, about: 'docs/FORMULAS.md#strength-s' },
      milestones: { first: null, last: null, next: null },
      evidence: null,
    } as const;
    const about = 'docs/FORMULAS.md#health' as const;
    const of = (health: Parameters<typeof lineOfAccount>[0]['health']) => lineOfAccount({ ...entry, health });
    expect(noHealthText(of({ state: 'in_progress', about }))).toBe('Still reading');
    expect(noHealthText(of({ state: 'not_enough_information', about }))).toBe('Too little to tell');
  });
});

describe('a table for spreadsheets', () => {
  test('is RFC 4180 in UTF-8 with its mark', () => {
    expect(
      csvOf([
        ['Name', 'n'],
        ['Ann "A" Lee, Jr', 4],
        ['two\nlines', null],
        ['Zoë', 0.25],
      ]),
    ).toBe('\ufeffName,n\r\n"Ann ""A"" Lee, Jr",4\r\n"two\nlines",\r\nZoë,0.25\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u0000=1', '\uff1d1'])(
    'makes text of what would be a formula: %j',
    (value) => {
      expect(csvOf([[value]])).toBe(`\ufeff"'${value}"\r\n`);
    },
  );

  test('leaves numbers numbers, also negative ones', () => {
    expect(csvOf([[-1, 0.5]])).toBe('\ufeff-1,0.5\r\n');
  });
});

describe('the picture', () => {
  const FRAME = { left: 60, right: 660, top: 20, bottom: 320 };

  test('has the stronger further up, the silent further right, and more contact larger', () => {
    const strong = line('strong', {
      strength: { score: 9, tier: 'strong', probability: 0.9 },
      daysSinceLast: 1,
      amount: 90,
    });
    const silent = line('silent', { daysSinceLast: 200, amount: 9 });
    const { bubbles } = bubblesOf([silent, strong, line('never')], FRAME);
    const [first, second] = bubbles;
    expect(bubbles.map(({ line: { key } }) => key)).toEqual(['strong', 'silent']);
    expect(first?.y).toBeLessThan(second?.y ?? 0);
    expect(first?.x).toBeLessThan(second?.x ?? 0);
    expect(first?.r).toBeGreaterThan(second?.r ?? 0);
  });

  test('keeps every bubble inside, and draws the strongest of many', () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      line(`${index}`, {
        strength: { score: index % 50, tier: 'strong', probability: 1 },
        daysSinceLast: index % 400,
        amount: index,
      }),
    );
    const { bubbles } = bubblesOf(many, FRAME);
    expect(bubbles).toHaveLength(MOST_BUBBLES);
    expect(Math.min(...bubbles.map(({ line: { strength } }) => strength.score))).toBeGreaterThanOrEqual(40);
    expect(bubbles.every(({ x, y, r }) => x - r >= FRAME.left && x + r <= FRAME.right && y - r >= FRAME.top)).toBe(
      true,
    );
  });
});

describe('the rows of the table', () => {
  test('in view are a bounded number, wherever it is scrolled to', () => {
    for (let top = -2_000; top < 520_000; top += 977) {
      const { from, to } = rowsBetween(top, top + 900, 52);
      expect(to - from).toBeLessThan(48);
      if (top >= 0) {
        expect(from * 52).toBeLessThanOrEqual(top);
        expect(to * 52).toBeGreaterThanOrEqual(top + 900);
        // A turn of a wheel further they are still enough; a drag of the scroll bar further they are not.
        expect(isCovered(top + 120, top + 1_020, 52, { from, to })).toBe(true);
        expect(isCovered(top + 1_700, top + 2_600, 52, { from, to })).toBe(false);
      }
    }
  });

  test('are gone through by keys, and never left by them', () => {
    expect(
      ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'a'].map((key) => rowAfter(key, 5, 9, 10)),
    ).toEqual([6, 4, 8, 0, 0, 8, undefined]);
    expect(rowAfter('ArrowUp', 0, 9, 10)).toBe(0);
  });

  test('keep their keys as long as they stay, and are filled anew, in order, when most are new', () => {
    const first = keysOf(new Map(), [0, 1, 2, 3], 0);
    const next = keysOf(first, [0, 2, 3, 4, 5], 0);
    expect([0, 2, 3].map((index) => next.get(index))).toEqual([0, 2, 3].map((index) => first.get(index)));
    expect(new Set(next.values()).size).toBe(5);
    // The active row, which is drawn wherever it is, keeps its key and so its focus.
    const jumped = keysOf(next, [0, 5, 901, 902, 903], 0);
    expect(jumped.get(0)).toBe(next.get(0));
    expect([5, 901, 902, 903].map((index) => jumped.get(index))).toEqual([2, 3, 4, 5].map((index) => next.get(index)));
  });
});
