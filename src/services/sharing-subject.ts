import { AppError } from '../domain/app-error.ts';
import type { ColleagueId, TenantId } from '../domain/ids.ts';
import { findObjectId } from '../store/colleagues.ts';
import type { Query } from '../store/database.ts';
import { applyGroupOptOuts } from '../store/groups.ts';
import { insertChooser, lockOwnSharing } from '../store/sharing.ts';
import { holdTenant } from '../store/tenant-lock.ts';
import type { Caller } from './caller.ts';

/** Somebody whose sharing is held until the transaction ends. */
export type Chooser = { readonly colleagueId: ColleagueId; readonly wasOn: boolean };

/**
 * Holds on to the caller's own sharing, and before it to the tenant, so that nothing is deleted around the choice. Who is no colleague
 * becomes one where a token says who it is: somebody whom no directory has named yet, so that a "no" can be said before anything is
 * read, and somebody whose entry was deleted after the request came in, so that the choice is not lost with it.
 *
 * @throws AppError `not_found` at the command line when nobody is named; `conflict` there when who was named is gone since, or was
 * recognised as somebody else.
 */
export async function lockChooser(query: Query, caller: Caller, at: number): Promise<Chooser> {
  const { tenantId, colleagueId, objectId } = caller;
  if (colleagueId === undefined && objectId === undefined) {
    throw new AppError('not_found', 'Nobody in particular asks, so there is nobody who could choose.');
  }
  await holdTenant(query, tenantId, 'writing');
  const known = colleagueId === undefined ? undefined : await lockKnown(query, tenantId, colleagueId);
  if (known !== undefined) return known;
  if (objectId === undefined) throw gone();
  const made = await insertChooser(query, tenantId, { objectId, isGuest: caller.role === 'guest', at });
  await applyGroupOptOuts(query, tenantId, at);
  const chooser = await lockKnown(query, tenantId, made);
  if (chooser === undefined) throw gone();
  return chooser;
}

async function lockKnown(query: Query, tenantId: TenantId, colleagueId: ColleagueId): Promise<Chooser | undefined> {
  const wasOn = await lockOwnSharing(query, tenantId, colleagueId);
  return wasOn === undefined ? undefined : { colleagueId, wasOn };
}

function gone(): AppError {
  return new AppError(
    'conflict',
    'What is known of this person changed just now, so nothing was recorded. Choose again.',
  );
}

/** A colleague's id for the audit: the one in the directory, or where there is none, the number in this store. */
export async function readAuditId(query: Query, tenantId: TenantId, colleagueId: ColleagueId): Promise<string> {
  return (await findObjectId(query, tenantId, colleagueId)) ?? `colleague ${colleagueId}`;
}
