import { readTenantSettings } from '../store/tenant-settings.ts';
import { type Caller, requireAdministrator } from './caller.ts';
import type { TenantSettings } from './change-settings.ts';
import type { Deps } from './deps.ts';

/**
 * The settings of the tenant.
 *
 * @throws AppError `forbidden` unless the caller is an administrator.
 */
export async function readSettings(deps: Deps, caller: Caller): Promise<TenantSettings> {
  requireAdministrator(caller);
  return readTenantSettings(deps.db, caller.tenantId);
}
