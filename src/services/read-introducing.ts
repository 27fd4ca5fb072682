import { listOwnWishes } from '../store/introducer-wishes.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { type Introducing, introducingOf } from './introducing.ts';

/** What the caller does not want to be asked for. It needs neither consent nor sharing. */
export async function readIntroducing(deps: Deps, caller: Caller): Promise<Introducing> {
  const { tenantId, colleagueId } = caller;
  if (colleagueId === undefined) return introducingOf([]);
  return introducingOf(
    await listOwnWishes((text, values) => deps.db.read(tenantId, text, values), tenantId, colleagueId),
  );
}
