import { dropNoticesOfAsk } from '../store/notices.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { moveAs } from './introduction-moving.ts';
import { type OwnAsk, ownAskOf } from './introduction-shown.ts';

/**
 * Takes an ask back, as its asker. Whether it may be taken back depends on what the asker sees, never on an answer he does not know of.
 *
 * @throws AppError `not_found` for what the caller may not see (any more); `forbidden` for the introducer; `conflict` for what is over.
 */
export async function cancelIntroduction(deps: Deps, caller: Caller, input: { readonly id: string }): Promise<OwnAsk> {
  const introduction = await moveAs(deps, caller, input.id, () => ({
    event: 'cancel',
    alongside: (query, { tenantId, introductionId }) => dropNoticesOfAsk(query, tenantId, introductionId),
  }));
  return ownAskOf(introduction, deps.now());
}
