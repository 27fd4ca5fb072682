import { AppError } from '../domain/app-error.ts';
import { writeSharing } from '../store/sharing.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/**
 * Turns the caller's own sharing on or off, from the next request on. Nobody can do it for somebody else.
 *
 * @throws AppError `not_found` when the caller has no mailbox in this tenant.
 */
export async function changeSharing(deps: Deps, caller: Caller, input: { readonly isOn: boolean }): Promise<void> {
  if (caller.colleagueId === undefined) {
    throw new AppError('not_found', 'You are not in the directory of this organisation, so there is nothing to share.');
  }
  await writeSharing(deps.db, caller.tenantId, caller.colleagueId, { isOn: input.isOn, at: deps.now() });
}
