import { listOptedOutGroups, type OptedOutGroup } from '../store/groups.ts';
import { type Caller, requireAdministrator } from './caller.ts';
import type { Deps } from './deps.ts';

/**
 * The security groups whose members are left out, by id.
 *
 * @throws AppError `forbidden` unless the caller is an administrator.
 */
export async function listOptOutGroups(deps: Deps, caller: Caller): Promise<readonly OptedOutGroup[]> {
  requireAdministrator(caller);
  return deps.db.write(caller.tenantId, (query) => listOptedOutGroups(query, caller.tenantId));
}
