import { listIntroductionsOf } from '../store/introductions.ts';
import type { Caller } from './caller.ts';
import type { ShowingDeps } from './deps.ts';
import { type IntroductionShown, introductionShownTo } from './introduction-shown.ts';
import { noteIntroducersShown } from './introduction-views.ts';

/** Introductions shown at most: far more than anybody has in a year. */
const MOST = 200;

/**
 * Lists the introductions the caller asked for and is asked for, newest first, as far as they may still be served: whoever opts out or
 * hides the contact is not told of here either.
 *
 * @param input.side only those the caller asked for, or only those asked of the caller
 */
export async function listIntroductions(
  deps: ShowingDeps,
  caller: Caller,
  input: { readonly side?: 'asker' | 'introducer' | undefined } = {},
): Promise<readonly IntroductionShown[]> {
  const { tenantId, colleagueId } = caller;
  if (colleagueId === undefined) return [];
  const reader = { colleagueId, isGuest: caller.role === 'guest' };
  const introductions = await listIntroductionsOf(
    (text, values) => deps.db.read(tenantId, text, values),
    tenantId,
    reader,
    { side: input.side, most: MOST },
  );
  noteIntroducersShown(deps, caller, introductions);
  const now = deps.now();
  return introductions.map((one) => introductionShownTo(one, colleagueId, now));
}
