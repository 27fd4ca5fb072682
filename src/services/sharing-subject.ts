import { AppError } from '../domain/app-error.ts';
import type { ColleagueId, TenantId } from '../domain/ids.ts';
import { findObjectId } from '../store/colleagues.ts';
import type { Query } from '../store/database.ts';
import { applyGroupOptOuts } from '../store/groups.ts';
import { insertChooser } from '../store/sharing.ts';
import type { Caller } from './caller.ts';

/**
 * The caller as a colleague who can choose. Somebody with a token of the tenant whom no directory has named yet becomes one, so that a
 * "no" can be said before anything is read.
 *
 * @throws AppError `not_found` at the command line when nobody is named.
 */
export async function readChooser(query: Query, caller: Caller, at: number): Promise<ColleagueId> {
  if (caller.colleagueId !== undefined) return caller.colleagueId;
  if (caller.objectId === undefined) {
    throw new AppError('not_found', 'Nobody in particular asks, so there is nobody who could choose.');
  }
  const chooser = { objectId: caller.objectId, isGuest: caller.role === 'guest', at };
  const colleagueId = await insertChooser(query, caller.tenantId, chooser);
  await applyGroupOptOuts(query, caller.tenantId, at);
  return colleagueId;
}

/** A colleague's id for the audit: the one in the directory, or where there is none, the number in this store. */
export async function readAuditId(query: Query, tenantId: TenantId, colleagueId: ColleagueId): Promise<string> {
  return (await findObjectId(query, tenantId, colleagueId)) ?? `colleague ${colleagueId}`;
}
