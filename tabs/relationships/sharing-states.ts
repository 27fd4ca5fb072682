import type { ReplyOf } from '../../src/client/api.ts';
import type { readSharingRoute } from '../../src/contract/sharing.ts';
import { MONTHS_TO_READ } from '../../src/domain/reading-progress.ts';
import { dayText } from '../../src/ui/dates.ts';
import type { PageState } from '../../src/ui/page-state.ts';

/** What the person shares. */
export type Sharing = ReplyOf<typeof readSharingRoute>;

/** What is to be known beside what is there: a pause, and how far reading is. */
export function statesOf({ choice, pausedUntil, mailbox }: Sharing, locale: string): readonly PageState[] {
  const isPaused = choice === 'paused' && pausedUntil !== null;
  return [
    ...(isPaused ? [paused(pausedUntil, locale)] : []),
    ...(mailbox.state === 'read' && mailbox.months < MONTHS_TO_READ ? [reading(mailbox.months)] : []),
  ];
}

/** Why nothing is there; a pause is none of the reasons, since it keeps nothing from its owner. */
export function stateOfEmpty(sharing: Sharing): PageState {
  if (sharing.choice === 'off') return { kind: 'opted_out' };
  if (sharing.leftOutBy !== null) return { kind: 'left_out' };
  switch (sharing.mailbox.state) {
    case 'waiting':
    case 'erasing':
      return reading(0);
    case 'read':
      return sharing.mailbox.months < MONTHS_TO_READ ? reading(sharing.mailbox.months) : { kind: 'nothing_known' };
    case 'not_read':
      return { kind: 'nothing_known' };
  }
}

function paused(until: string, locale: string): PageState {
  return { kind: 'paused', until: dayText(until, locale) };
}

function reading(monthsRead: number): PageState {
  return { kind: 'reading', monthsRead, monthsInAll: MONTHS_TO_READ };
}
