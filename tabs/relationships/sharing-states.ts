import type { ReplyOf } from '../../src/client/api.ts';
import type { readSharingRoute } from '../../src/contract/sharing.ts';
import { dayText } from '../../src/ui/dates.ts';
import type { PageState } from '../../src/ui/page-state.ts';

type Sharing = ReplyOf<typeof readSharingRoute>;

/** Months that are read in all. */
const MONTHS = 12;

/** What is to be known beside what is there: a pause, and how far reading is. */
export function statesOf({ choice, pausedUntil, mailbox }: Sharing, locale: string): readonly PageState[] {
  const isPaused = choice === 'paused' && pausedUntil !== null;
  return [
    ...(isPaused ? [{ kind: 'paused', until: dayText(pausedUntil, locale) } as const] : []),
    ...(mailbox.state === 'read' && mailbox.months < MONTHS ? [reading(mailbox.months)] : []),
  ];
}

/** Why nothing is there. */
export function stateOfEmpty(sharing: Sharing | undefined): PageState {
  if (sharing === undefined) return { kind: 'nothing_known' };
  if (sharing.choice === 'off') return { kind: 'opted_out' };
  if (sharing.leftOutBy !== null) return { kind: 'left_out' };
  switch (sharing.mailbox.state) {
    case 'waiting':
    case 'erasing':
      return reading(0);
    case 'read':
      return sharing.mailbox.months < MONTHS ? reading(sharing.mailbox.months) : { kind: 'nothing_known' };
    case 'not_read':
      return { kind: 'nothing_known' };
  }
}

function reading(monthsRead: number): PageState {
  return { kind: 'reading', monthsRead, monthsInAll: MONTHS };
}
