import { AppError } from '../domain/app-error.ts';
import type { ColleagueId } from '../domain/ids.ts';
import { ACTOR_OF, type IntroductionEvent, moveIntroduction } from '../domain/introduction.ts';
import type { Query } from '../store/database.ts';
import { holdIntroduction, type IntroductionChange, writeMove } from '../store/introduction-moves.ts';
import { findIntroduction, type Introduction, type IntroductionReader } from '../store/introductions.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/** What somebody does to an introduction, and what goes with it in the same transaction. */
export type Doing = {
  readonly event: Exclude<IntroductionEvent, 'askAgain' | 'expire'>;
  /** What is written besides the state. */
  readonly change?: Omit<IntroductionChange, 'state' | 'at'>;
  /** What else is written, with the move. */
  readonly alongside: (query: Query, introduction: Introduction) => Promise<void>;
  /** What is written where it was done before; nothing when left out. */
  readonly again?: (query: Query, introduction: Introduction) => Promise<void>;
};

/**
 * Moves an introduction as its asker or its introducer: holds it, looks whether the person may see it now and may do this, writes the
 * move with what goes with it; where it was done before, everything stays as it is but what is to be written all the same.
 *
 * @param doingOf what is done, by the introduction as it is found
 * @returns the introduction as it is then
 * @throws AppError `not_found` for what the caller may not see (any more), `forbidden` for what the other side decides, `conflict`
 * for what cannot be done in its state.
 */
export async function moveAs(
  deps: Deps,
  caller: Caller,
  id: string,
  doingOf: (introduction: Introduction, side: 'asker' | 'introducer') => Doing,
): Promise<Introduction> {
  const reader = readerOf(caller);
  const { tenantId } = caller;
  const at = deps.now();
  return deps.db.write(tenantId, async (query) => {
    if (isId(id)) await holdIntroduction(query, tenantId, id);
    const introduction = await readFor(query, caller, reader, id);
    const side = introduction.asker.colleagueId === reader.colleagueId ? 'asker' : 'introducer';
    const { event, change, alongside, again } = doingOf(introduction, side);
    if (ACTOR_OF[event] !== side) throw new AppError('forbidden', 'This is for the other side to decide.');
    const moved = moveIntroduction(introduction, event, at);
    switch (moved.outcome) {
      case 'done before':
        if (again === undefined) return introduction;
        await again(query, introduction);
        return readFor(query, caller, reader, id);
      case 'refused':
        throw new AppError(
          'conflict',
          'This cannot be done any more, or not yet: look at where the introduction stands.',
        );
      case 'moved':
        await writeMove(query, tenantId, id, { ...change, state: moved.to, at });
        await alongside(query, introduction);
        return readFor(query, caller, reader, id);
    }
  });
}

/** An introduction that the caller may see now. @throws AppError `not_found` */
export async function readFor(
  query: Query,
  { tenantId }: Pick<Caller, 'tenantId'>,
  reader: IntroductionReader,
  id: string,
): Promise<Introduction> {
  const introduction = isId(id) ? await findIntroduction(query, tenantId, reader, id) : undefined;
  if (introduction === undefined) throw new AppError('not_found', NOT_OPEN);
  return introduction;
}

/** Who reads introductions. @throws AppError `not_found` for somebody who is in no directory: nothing is his. */
export function readerOf(caller: Caller): { readonly colleagueId: ColleagueId; readonly isGuest: boolean } {
  if (caller.colleagueId === undefined) throw new AppError('not_found', NOT_OPEN);
  return { colleagueId: caller.colleagueId, isGuest: caller.role === 'guest' };
}

const NOT_OPEN = 'This introduction is no longer open to you.';

function isId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
