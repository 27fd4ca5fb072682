import type { Introduction } from '../store/introductions.ts';
import type { Caller } from './caller.ts';
import type { ShowingDeps } from './deps.ts';
import { noteShown } from './views.ts';

/** Notes whose ties an asker is shown with his asks (law 7); an introducer is shown nothing but his own. */
export function noteIntroducersShown(
  deps: ShowingDeps,
  caller: Caller,
  introductions: readonly Pick<Introduction, 'contactId' | 'introducer'>[],
): void {
  for (const { contactId, introducer } of introductions) {
    noteShown(deps, caller, { contactId }, [introducer.colleagueId]);
  }
}
