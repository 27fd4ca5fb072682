import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { accountFiguresOf } from '../../src/domain/account-figures.ts';
import { briefHealthOf, healthOf } from '../../src/domain/health.ts';
import { scoreForAsker } from '../../src/domain/introducers.ts';
import { keyFiguresOf } from '../../src/domain/key-figures.ts';
import { probabilityAlive, strengthOf } from '../../src/domain/strength.ts';
import { introducerScore, trafficOf } from '../../src/domain/traffic.ts';
import { AT, agesEvery, mailsBothWays, meetingOn, tallyOn } from './histories.ts';

/** The example paragraphs of the page that is shown to people; results stand in bold. */
const EXAMPLES = readFileSync(new URL('../../docs/FORMULAS.md', import.meta.url), 'utf8')
  .split('\n\n')
  .filter((paragraph) => paragraph.includes('*Example.*'));

function results(section: string): readonly string[] {
  const paragraph = EXAMPLES.find((text) => text.includes(section)) ?? '';
  const examples = paragraph.slice(paragraph.indexOf('*Example.*'));
  return [...examples.matchAll(/\*\*(\d(?:[\d.,-]*\d)?)[^*]*\*\*/g)].map(([, result]) => result ?? '');
}

describe('the examples in docs/FORMULAS.md are what the program computes', () => {
  test('strength', () => {
    const history = {
      days: [tallyOn(10, { mailsIn: 1, mailsOut: 1 }), tallyOn(60, { mailsOut: 1 })],
      meetings: [meetingOn(30)],
    };
    expect(results('a meeting 30 days ago, an unanswered')).toEqual([strengthOf(history, AT).toFixed(2)]);
  });

  test('probability', () => {
    expect(results('S = 3 gives')).toEqual([probabilityAlive(3).toFixed(2), probabilityAlive(1).toFixed(2)]);
  });

  test("traffic and the introducer's score", () => {
    const histories = [
      { days: [tallyOn(1, { mailsIn: 2, mailsOut: 2 }), tallyOn(30, { mailsIn: 2 })], meetings: [meetingOn(15)] },
    ];
    expect(results('Four mails yesterday')).toEqual([
      trafficOf(histories, AT).toFixed(2),
      introducerScore(4, 9).toFixed(2),
    ]);
  });

  test('the order for the person who asks', () => {
    const asked = { strength: 4, traffic: 9, familiarity: 2 };
    expect(results('S = 4, A = 9, F = 2')).toEqual([
      scoreForAsker(asked).toFixed(2),
      scoreForAsker({ ...asked, asksThisMonth: 2 }).toFixed(2),
    ]);
  });

  test('key figures', () => {
    const figures = keyFiguresOf(
      {
        days: [tallyOn(3, { mailsIn: 4, mailsOut: 4 })],
        meetings: [meetingOn(5, { ourAttendees: 3 }), meetingOn(9, { kind: 'call', minutes: 10 })],
      },
      90,
      AT,
    );
    expect(results('4 mails sent, 4 received')).toEqual([`${figures.minutesByUs}`, `${figures.minutesByThem}`]);
  });

  test('health', () => {
    const theyWrote = [3, 24];
    const days = [3, 10, 17, 24].map((age) => tallyOn(age, { mailsIn: theyWrote.includes(age) ? 1 : 0, mailsOut: 1 }));
    const health = briefHealthOf({ history: { days, meetings: [] }, at: AT });
    expect(health.state === 'ok' && results('Weekly contact expected; we wrote 3')).toEqual([
      health.state === 'ok' ? `${health.score}` : '',
    ]);
  });

  test('what would help', () => {
    const health = healthOf({ history: mailsBothWays(agesEvery(7, 14)), at: AT });
    const reply = health.state === 'ok' ? health.whatIf.find(({ action }) => action === 'their reply') : undefined;
    expect(results('silent for two weeks scores')).toEqual([`${reply?.from}`, `${reply?.to}`]);
  });

  test('figures of an account', () => {
    const history = {
      days: [tallyOn(40, { mailsIn: 2, mailsOut: 1, theirReplySeconds: [7200] }), tallyOn(200, { mailsIn: 1 })],
      meetings: [],
    };
    const contributions = [1, 2, 3, 4, 5].map((number) => ({
      colleague: `colleague ${number}`,
      ties: [{ contact: 'one', history }],
    }));
    const answer = accountFiguresOf(contributions, { at: AT, level: 'year' });
    const figures = answer.state === 'ok' ? answer.figures : undefined;
    expect(results('Five colleagues each got')).toEqual([
      `${figures?.engagementScore}`,
      `${figures?.mailsFromAccount?.from}-${figures?.mailsFromAccount?.to}`,
    ]);
    expect(figures?.meetingsToAccount).toBeNull();
  });
});
