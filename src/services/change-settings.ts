import { AppError } from '../domain/app-error.ts';
import { appendAudit } from '../store/audit.ts';
import { readLeastColleagues, writeLeastColleagues } from '../store/tenant-settings.ts';
import { actorOf, type Caller, requireAdministrator } from './caller.ts';
import type { Deps } from './deps.ts';

/** What an administrator sets for the whole tenant. */
export type TenantSettings = {
  /** Colleagues that must contribute to each de-identified figure of an account. */
  readonly leastColleagues: number;
};

/** Bounds of {@link TenantSettings.leastColleagues}: below three a figure is somebody's own (law 5). */
export const LEAST_COLLEAGUES = { from: 3, to: 50 } as const;

/**
 * Changes the settings of the tenant, from the next request on. Each change is in the audit: who raises the number step by step
 * could count how many contribute to a figure.
 *
 * @throws AppError `forbidden` unless the caller is an administrator; `invalid_input` naming `leastColleagues`.
 */
export async function changeSettings(deps: Deps, caller: Caller, input: TenantSettings): Promise<TenantSettings> {
  requireAdministrator(caller);
  const { leastColleagues } = input;
  const { from, to } = LEAST_COLLEAGUES;
  if (!Number.isInteger(leastColleagues) || leastColleagues < from || leastColleagues > to) {
    throw new AppError('invalid_input', 'That many colleagues cannot be asked for.', [
      { field: 'leastColleagues', problem: `a whole number from ${from} to ${to}` },
    ]);
  }
  await deps.db.write(caller.tenantId, async (query) => {
    await writeLeastColleagues(query, caller.tenantId, leastColleagues);
    const detail = { leastColleagues };
    const event = { at: deps.now(), actor: actorOf(caller), action: 'settings changed', detail } as const;
    await appendAudit(query, caller.tenantId, event);
  });
  await deps.db.keepChoices();
  return { leastColleagues: await readLeastColleagues(deps.db, caller.tenantId) };
}
