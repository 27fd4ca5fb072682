import type { Person } from '../../services/answer.ts';
import type { IntroductionShown } from '../../services/introduction-shown.ts';
import { tableLines } from './table.ts';

const STATES: Readonly<Record<IntroductionShown['state'], string>> = {
  waiting: 'waits for an answer',
  asked: 'waits for an answer',
  later: 'not now, asked again',
  accepted: 'will be introduced',
  introduced: 'introduced',
  unanswered: 'no answer came',
  closed: 'closed',
  expired: 'over',
  cancelled: 'taken back',
};

/** Introductions as a table, newest first. */
export function introductionsLines(shown: readonly IntroductionShown[]): readonly string[] {
  if (shown.length === 0) return ['No introductions.'];
  return tableLines(
    ['Asked on', 'To whom', 'Who', 'State', 'Id'],
    shown.map((one) => [
      new Date(one.askedAt).toISOString().slice(0, 10),
      one.contact.address,
      one.side === 'asker' ? `by ${calledOf(one.introducer)}` : `for ${calledOf(one.asker)}`,
      STATES[one.state],
      one.id,
    ]),
  );
}

/** One introduction with its words and what may be done next. */
export function introductionLines(one: IntroductionShown): readonly string[] {
  return [
    ...introductionsLines([one]),
    `Why: ${one.why}`,
    ...(one.blurb === '' ? [] : [`To forward: ${one.blurb}`]),
    ...(one.moves.length === 0 ? [] : [`Next: ${one.moves.join(', ')}`]),
  ];
}

function calledOf({ name, address, objectId }: Person): string {
  return name ?? address ?? objectId ?? 'a colleague';
}
