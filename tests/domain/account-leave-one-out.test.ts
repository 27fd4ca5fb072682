import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accountFiguresOf } from '../../src/domain/account-figures.ts';
import type { AccountContribution } from '../../src/domain/account-parts.ts';
import type { Band } from '../../src/domain/bands.ts';
import type { DayTally, History } from '../../src/domain/connection.ts';
import { naiveFiguresOf, type ShownFigures } from './account-naive-figures.ts';
import { AT, meetingOn, tallyOn } from './histories.ts';

const QUESTION = { at: AT, level: 'year' as const, leastColleagues: 3 };
const NO_FIGURES = naiveFiguresOf([], QUESTION);
const FIGURES = Object.keys(NO_FIGURES) as (keyof ShownFigures)[];

/** Few contacts, days and lengths, so that colleagues share and tie; a tally may be mass mail, outside the year, or large. */
const anyTally = fc
  .record({
    age: fc.constantFrom(1, 3, 8, 9, 30, 40, 90, 200, 360, 365, 366),
    mailsIn: fc.oneof({ weight: 9, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(400) }),
    mailsOut: fc.oneof({ weight: 9, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(400) }),
    isMass: fc.constantFrom(false, false, false, true),
    theirReplySeconds: fc.array(fc.constantFrom(3600, 5000, 7200, 9000, 200_000), { maxLength: 2 }),
  })
  .map(({ age, isMass, ...mails }) =>
    tallyOn(age, { ...mails, massIn: isMass ? mails.mailsIn : 0, massOut: isMass ? mails.mailsOut : 0 }),
  );

/** One of eight meetings; how long it was each mailbox tells as it likes, and one in ten also another day and another host. */
const anyMeeting = fc
  .record({
    number: fc.nat(7),
    minutes: fc.constantFrom(20, 30, 45, 60, 240),
    isOdd: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  })
  .map(({ number, minutes, isOdd }) =>
    meetingOn(isOdd ? 2 : 10 * number + 5, {
      meetingId: `meeting ${number}`,
      minutes,
      isOurs: (number % 2 === 0) !== isOdd,
    }),
  );

const anyHistory: fc.Arbitrary<History> = fc.record({
  days: fc.array(anyTally, { maxLength: 6 }),
  meetings: fc.array(anyMeeting, { maxLength: 4 }),
});

/** What one colleague has with up to three of the seven contacts. */
const anyTies = fc.uniqueArray(
  fc.record({ contact: fc.constantFrom('ann', 'bo', 'cy', 'di', 'ed', 'flo', 'gus'), history: anyHistory }),
  {
    selector: ({ contact }) => contact,
    maxLength: 3,
  },
);

/** Up to twelve contributions; every now and then two are of one colleague. */
const anyAccount: fc.Arbitrary<readonly AccountContribution[]> = fc.array(
  fc.record({ colleague: fc.nat(30).map((number) => `colleague ${number}`), ties: anyTies }),
  { minLength: 3, maxLength: 12 },
);

function figuresOf(contributions: readonly AccountContribution[], leastColleagues = 3): ShownFigures {
  const answer = accountFiguresOf(contributions, { ...QUESTION, leastColleagues });
  if (answer.state !== 'ok') return NO_FIGURES;
  const { aggregationStartsOn: _startsOn, aggregationLevel: _level, ...figures } = answer.figures;
  return figures;
}

/** Colleagues who have nothing but mails from the account, so many each. */
function whoGot(...mails: readonly number[]): readonly AccountContribution[] {
  return mails.map((mailsIn, index) => ({
    colleague: `colleague ${index}`,
    ties: [{ contact: 'ann', history: { days: [tallyOn(9, { mailsIn })], meetings: [] } }],
  }));
}

/** The figures that are shown in both, though not as the same. */
function changed(before: ShownFigures, after: ShownFigures): readonly string[] {
  return FIGURES.filter((name) => before[name] !== null && after[name] !== null && !isSame(before[name], after[name]));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

describe('a figure of an account is shown when a crowd contributes and none of it decides it alone', () => {
  test('as computed for each colleague who might leave, the slow way', () => {
    fc.assert(
      fc.property(anyAccount, fc.integer({ min: 3, max: 6 }), (account, leastColleagues) => {
        expect(figuresOf(account, leastColleagues)).toEqual(naiveFiguresOf(account, { ...QUESTION, leastColleagues }));
      }),
      { numRuns: 500 },
    );
  });

  test('never by fewer than three, nor by anybody when the setting makes no sense', () => {
    expect(figuresOf(whoGot(2, 2), 1).mailsFromAccount).toBeNull();
    expect(figuresOf(whoGot(2, 1, 1), 1).mailsFromAccount).toEqual({ from: 1, to: 5 });
    expect(figuresOf(whoGot(2, 1, 1), -1).mailsFromAccount).toEqual({ from: 1, to: 5 });
    expect(figuresOf(whoGot(1, 1, 1, 1), Number.NaN)).toEqual(NO_FIGURES);
    expect(figuresOf(whoGot(1, 1, 1, 1), Number.POSITIVE_INFINITY)).toEqual(NO_FIGURES);
  });

  test('by exactly as many as are needed: one fewer would be too few, and that hides nothing', () => {
    expect(figuresOf(whoGot(1, 1, 1, 1, 1), 5).mailsFromAccount).toEqual({ from: 1, to: 5 });
    expect(figuresOf(whoGot(1, 1, 1, 1), 5)).toEqual(NO_FIGURES);
    const usual = accountFiguresOf(whoGot(1, 1, 1, 1), { at: AT, level: 'year' });
    expect(usual).toEqual({ state: 'too few colleagues', neededColleagues: 5 });
  });

  test('and not when how many contribute is the first number of a band', () => {
    expect(figuresOf(whoGot(1, 1, 1, 1, 1, 1)).colleaguesInMails).toBeNull();
    expect(figuresOf(whoGot(1, 1, 1, 1, 1, 1, 1)).colleaguesInMails).toEqual({ from: 6, to: 10 });
  });

  test('and an account of which one colleague decides every figure looks like one that too few know', () => {
    const at = (days: readonly DayTally[]): History => ({ days, meetings: [] });
    const ties = (contact: string, history: History) => [{ contact, history }];
    // Six colleagues, six contacts; all but one wrote once, long ago.
    const others = [1, 2, 3, 4, 5].map((number) => ({
      colleague: `${number}`,
      ties: ties(`contact ${number}`, at([tallyOn(300, { mailsIn: 1 })])),
    }));
    const busy = {
      colleague: 'busy',
      ties: ties('contact 6', at([1, 365].map((age) => tallyOn(age, { mailsIn: 500 })))),
    };
    expect(accountFiguresOf([...others, busy], QUESTION)).toEqual(accountFiguresOf(whoGot(1, 1), QUESTION));
  });

  test('also among five thousand colleagues with a hundred thousand days', () => {
    const crowd = Array.from({ length: 5000 }, (_, number) => ({
      colleague: `colleague ${number}`,
      ties: [
        {
          contact: `contact ${number % 700}`,
          history: {
            days: Array.from({ length: 20 }, (_, index) =>
              tallyOn(1 + index * 19, { mailsIn: 2, mailsOut: 1, theirReplySeconds: [3600 + number] }),
            ),
            meetings: [meetingOn(1 + (number % 300), { meetingId: `meeting ${number % 300}` })],
          },
        },
      ],
    }));
    const shown = {
      engagementScore: 100,
      mailsToAccount: { from: 50_001, to: 100_000 },
      mailsFromAccount: { from: 100_001, to: null },
      contactsInMails: { from: 501, to: 1000 },
      meetingsToAccount: { from: 251, to: 500 },
      averageReplyHours: { from: 2, to: 4 },
    };
    expect(figuresOf(crowd)).toMatchObject({ ...shown, colleaguesInMails: { from: 2501, to: 5000 } });
    const busy = whoGot(50_000).map((one) => ({ ...one, colleague: 'busy' }));
    expect(figuresOf([...crowd, ...busy])).toMatchObject({ ...shown, colleaguesInMails: null });
    const some = crowd.slice(3000);
    expect(figuresOf([...some, ...busy]).mailsFromAccount).toBeNull();
    expect(figuresOf(some).mailsFromAccount).toEqual({ from: 50_001, to: 100_000 });
  });

  test('as the example of the documentation says', () => {
    const page = readFileSync(new URL('../../docs/FORMULAS.md', import.meta.url), 'utf8');
    const example = page.split('\n\n').find((text) => text.includes('got 1 mail each')) ?? '';
    const shown = figuresOf(whoGot(20, 20, 20, 20, 20), 5).mailsFromAccount;
    expect(example).toContain(`**${shown?.from}-${shown?.to}**`);
    expect(figuresOf(whoGot(1, 1, 1, 1, 96), 5).mailsFromAccount).toBeNull();
  });
});

describe('no two answers tell the part of one colleague by their difference', () => {
  test('whoever leaves: a figure stays what it was, goes or comes', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const before = figuresOf(account);
        for (const { colleague: who } of account) {
          expect(changed(before, figuresOf(account.filter(({ colleague }) => colleague !== who)))).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('and with the random accounts of this page every figure does each of the three', () => {
    const seen = fc.sample(anyAccount, { numRuns: 300, seed: 5 }).flatMap((account) => {
      const before = figuresOf(account);
      return account.map((one) => ({ before, after: figuresOf(account.filter((other) => other !== one)) }));
    });
    for (const name of FIGURES) {
      const times = (was: boolean, is: boolean) =>
        seen.filter(({ before, after }) => (before[name] !== null) === was && (after[name] !== null) === is).length;
      const [stays, goes, comes] = [times(true, true), times(true, false), times(false, true)];
      expect([name, stays > 0, goes > 0, comes > 0]).toEqual([name, true, true, true]);
    }
  });

  test('whatever one colleague brings: what is shown is the same, so it says nothing about it', () => {
    fc.assert(
      fc.property(anyAccount, anyTies, anyTies, (others, ties, otherTies) => {
        const withTies = figuresOf([...others, { colleague: 'one', ties }]);
        const withOtherTies = figuresOf([...others, { colleague: 'one', ties: otherTies }]);
        expect(changed(withTies, withOtherTies)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('when mails are shown with and without a colleague, that colleague’s are no more than the band is wide', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const before = figuresOf(account);
        for (const { colleague: who } of account) {
          const own = account.filter(({ colleague }) => colleague === who);
          const after = figuresOf(account.filter(({ colleague }) => colleague !== who));
          if (after.mailsToAccount !== null) {
            expect(mailsOf(own, 'Out')).toBeLessThanOrEqual(widthOf(before.mailsToAccount));
          }
          if (after.mailsFromAccount !== null) {
            expect(mailsOf(own, 'In')).toBeLessThanOrEqual(widthOf(before.mailsFromAccount));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('and they may be any number from one to nearly the width of the band', () => {
    const others = whoGot(...Array.from({ length: 12 }, () => 1));
    const part = (mails: number) => whoGot(mails).map((one) => ({ ...one, colleague: 'one' }));
    const answers = Array.from({ length: 13 }, (_, index) => {
      const before = figuresOf([...others, ...part(index + 1)]);
      return [before.mailsFromAccount, figuresOf(others).mailsFromAccount];
    });
    const band = { from: 11, to: 25 };
    expect(answers).toEqual(answers.map(() => [band, band]));
    expect(figuresOf([...others, ...part(14)]).mailsFromAccount).toBeNull();
  });
});

/** Infinity where nothing is shown or the band has no end. */
function widthOf(band: Band | null): number {
  return band === null || band.to === null ? Number.POSITIVE_INFINITY : band.to - band.from;
}

/** Mails of the year, mass mail left out. */
function mailsOf(contributions: readonly AccountContribution[], way: 'In' | 'Out'): number {
  return contributions
    .flatMap(({ ties }) => ties.flatMap(({ history }) => history.days))
    .filter(({ day }) => day >= tallyOn(365).day && day < AT)
    .reduce((sum, tally) => sum + tally[`mails${way}`] - tally[`mass${way}`], 0);
}
