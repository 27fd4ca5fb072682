import { AppError } from '../domain/app-error.ts';
import { type DeclineReason, daysAfter, expiryAfterLater, LATER_DAYS } from '../domain/introduction.ts';
import { writeWishOfDecline } from '../store/introducer-wishes.ts';
import { writeMove } from '../store/introduction-moves.ts';
import type { Introduction } from '../store/introductions.ts';
import { dropNoticesOfAsk, writeNotice } from '../store/notices.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { type Doing, moveAs } from './introduction-moving.ts';
import { type AskedOfMe, askedOfMeOf } from './introduction-shown.ts';

/** What an introducer answers: yes; not now, so that it is asked again; or no, with a reason that nobody else ever learns of. */
export type IntroducerAnswer = {
  readonly id: string;
  readonly answer: 'accept' | 'later' | 'decline';
  /** Goes with a no, and a no needs it. */
  readonly reason?: DeclineReason | undefined;
};

/**
 * Answers an ask, as its introducer. To answer the same again changes nothing. A no also keeps what the introducer does not want to be
 * asked, in the same transaction; a second one with another reason does so too.
 *
 * @throws AppError `not_found` for what is not asked of the caller, or may not be served any more; `forbidden` for the asker; `conflict`
 * for what is over; `invalid_input` naming `reason`.
 */
export async function answerIntroduction(deps: Deps, caller: Caller, input: IntroducerAnswer): Promise<AskedOfMe> {
  const { id, answer, reason } = input;
  if ((answer === 'decline') !== (reason !== undefined)) {
    throw new AppError('invalid_input', 'A no comes with its reason, and nothing else does.', [
      { field: 'reason', problem: 'Goes with a no, and a no needs it.' },
    ]);
  }
  const at = deps.now();
  const introduction = await moveAs(deps, caller, id, (found) => doingOf(found, input, at));
  return askedOfMeOf(introduction, at);
}

function doingOf(
  { introductionId, asker, askedAt }: Introduction,
  { answer, reason }: IntroducerAnswer,
  at: number,
): Doing {
  const drop: Doing['alongside'] = (query, { tenantId }) => dropNoticesOfAsk(query, tenantId, introductionId);
  switch (answer) {
    case 'accept':
      return {
        event: 'accept',
        alongside: async (query, found) => {
          await drop(query, found);
          const notice = { colleagueId: asker.colleagueId, introductionId, kind: 'accepted', at } as const;
          await writeNotice(query, found.tenantId, notice);
        },
      };
    case 'later': {
      const askAgainAt = daysAfter(at, LATER_DAYS);
      return {
        event: 'later',
        change: { askAgainAt, expiresAt: expiryAfterLater(askedAt, askAgainAt) },
        alongside: drop,
      };
    }
    case 'decline': {
      const change = { closedBecause: 'declined', ...(reason === undefined ? {} : { declineReason: reason }) } as const;
      const wish: Doing['alongside'] = async (query, { tenantId }) => {
        if (reason !== undefined) await writeWishOfDecline(query, tenantId, { introductionId, kind: reason, at });
      };
      return {
        event: 'decline',
        change,
        alongside: async (query, found) => {
          await drop(query, found);
          await wish(query, found);
        },
        // A second no may say more than the first: it is heeded as well.
        again: async (query, found) => {
          await writeMove(query, found.tenantId, introductionId, { ...change, state: 'closed', at });
          await wish(query, found);
        },
      };
    }
  }
}
