import { AppError } from '../domain/app-error.ts';
import type { Outcome } from '../domain/introduction.ts';
import type { Introduction } from '../store/introductions.ts';
import { writeNotice } from '../store/notices.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { type Doing, moveAs } from './introduction-moving.ts';
import { type IntroductionShown, introductionShownTo } from './introduction-shown.ts';

/**
 * Says that an introduction was made (its introducer: the mail is out) or what came of it (its asker). To say it again changes nothing.
 *
 * @param input.outcome needed from the asker, refused from the introducer
 * @throws AppError `not_found` for what the caller may not see (any more); `conflict` where it is not so far, or over;
 * `invalid_input` naming `outcome`.
 */
export async function completeIntroduction(
  deps: Deps,
  caller: Caller,
  input: { readonly id: string; readonly outcome?: Outcome | undefined },
): Promise<IntroductionShown> {
  const at = deps.now();
  const introduction = await moveAs(deps, caller, input.id, (found, side) =>
    side === 'asker' ? concluding(found, input.outcome, at) : completing(found, input.outcome, at),
  );
  return introductionShownTo(introduction, caller.colleagueId, at);
}

function completing({ introductionId, asker }: Introduction, outcome: Outcome | undefined, at: number): Doing {
  if (outcome !== undefined) refuseOutcome('What came of it is for the asker to tell.');
  return {
    event: 'complete',
    alongside: (query, { tenantId }) =>
      writeNotice(query, tenantId, { colleagueId: asker.colleagueId, introductionId, kind: 'introduced', at }),
  };
}

function concluding({ introductionId, introducer }: Introduction, outcome: Outcome | undefined, at: number): Doing {
  if (outcome === undefined) return refuseOutcome('Say what came of it: met, noAnswer or notNeeded.');
  return {
    event: 'conclude',
    change: { closedBecause: 'concluded', outcome },
    alongside: (query, { tenantId }) =>
      writeNotice(query, tenantId, { colleagueId: introducer.colleagueId, introductionId, kind: 'outcome', at }),
  };
}

function refuseOutcome(problem: string): never {
  throw new AppError('invalid_input', problem, [{ field: 'outcome', problem }]);
}
