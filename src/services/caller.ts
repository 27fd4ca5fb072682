import { AppError } from '../domain/app-error.ts';
import type { ColleagueId, TenantId } from '../domain/ids.ts';
import { type FoundColleague, findColleagueByObjectId, findColleaguesByText } from '../store/colleagues.ts';
import { findTenantByEntraId, listTenants, type TenantRow } from '../store/tenants.ts';
import type { Deps } from './deps.ts';

/** Who asks: always from a verified token or, on the command line, from whoever owns the store. */
export type Caller = {
  readonly tenantId: TenantId;
  readonly role: 'administrator' | 'colleague' | 'guest';
  /** Whether neither token nor directory says what the person is, who is taken for a guest then. */
  readonly isUnknown?: boolean;
  /** Undefined for a person of the tenant who is not in the directory (yet): such a person has no own relationships. */
  readonly colleagueId: ColleagueId | undefined;
  /** The object id of the verified token; undefined at the command line. */
  readonly objectId?: string | undefined;
  /** Who looks, where the question is asked as somebody else (what colleagues see of me); otherwise the caller. */
  readonly viewerId?: ColleagueId | undefined;
};

/** What a verified token says about a person. */
export type Identity = {
  readonly entraTenantId: string;
  readonly objectId: string;
  /** Undefined when the token does not say. */
  readonly isGuest: boolean | undefined;
  readonly isAdministrator: boolean;
};

/**
 * The caller behind a verified token. A guest is a guest whatever role the token names besides. Where the token does not say, the
 * directory does, and whom neither knows as one of the tenant's own people is a guest.
 *
 * @throws AppError `unknown_tenant` when the installation does not serve the token's tenant.
 */
export async function readCaller(deps: Deps, identity: Identity): Promise<Caller> {
  const tenantId = await findTenantByEntraId(deps.db, identity.entraTenantId);
  if (tenantId === undefined) throw new AppError('unknown_tenant', 'This organisation does not use Acquaint.');
  const colleagueId = await findColleagueByObjectId(deps.db, tenantId, identity.objectId);
  const isGuest = identity.isGuest ?? (await isGuestInDirectory(deps, tenantId, identity.objectId));
  return {
    tenantId,
    role: roleOf(isGuest ?? true, identity.isAdministrator),
    ...(isGuest === undefined ? { isUnknown: true } : {}),
    colleagueId,
    objectId: identity.objectId,
  };
}

/**
 * The caller at a command line: whoever can open the store, in the tenant of the given name (or the only one), as the
 * colleague of the given address, object id or name when one is given.
 *
 * @throws AppError `unknown_tenant` when there is no such tenant, `invalid_input` when it is not clear which one or whom.
 */
export async function readCallerAtStore(
  deps: Deps,
  input: { readonly tenant?: string | undefined; readonly as?: string | undefined },
): Promise<Caller> {
  const { as } = input;
  if (as === undefined) {
    const { tenantId } = await readTenant(deps, input.tenant);
    return { tenantId, role: 'administrator', colleagueId: undefined };
  }
  const { tenant, colleague } = await readColleagueAtStore(deps, { tenant: input.tenant, as });
  return { tenantId: tenant.tenantId, role: roleOf(colleague.isGuest, false), colleagueId: colleague.colleagueId };
}

/**
 * The colleague somebody at a command line means, with the tenant.
 *
 * @throws AppError as `readCallerAtStore` does.
 */
export async function readColleagueAtStore(
  deps: Deps,
  input: { readonly tenant?: string | undefined; readonly as: string },
): Promise<{ readonly tenant: TenantRow; readonly colleague: FoundColleague }> {
  const tenant = await readTenant(deps, input.tenant);
  const [first, second] = await findColleaguesByText(deps.db, tenant.tenantId, input.as.trim());
  if (first === undefined) {
    throw new AppError('invalid_input', 'No colleague of this tenant has that address, object id or name.', [
      { field: 'as', problem: 'no such colleague' },
    ]);
  }
  if (second !== undefined) {
    throw new AppError('invalid_input', 'Several colleagues have that name: give an address.', [
      { field: 'as', problem: 'more than one colleague' },
    ]);
  }
  return { tenant, colleague: first };
}

/**
 * The caller as somebody else of the tenant, without a tie of the own, would ask: what is seen is what others see, and whoever really
 * looked is logged. A guest stays a guest, and sees no more this way.
 */
export function asSomebodyElse(caller: Caller): Caller {
  const role = caller.role === 'guest' ? 'guest' : 'colleague';
  return { ...caller, role, colleagueId: undefined, viewerId: caller.colleagueId };
}

/** Who decided something, for the audit: a person, or whoever could run the command line. */
export function actorOf(caller: Caller): string {
  return caller.objectId ?? 'command line';
}

/**
 * Refuses whoever is no administrator.
 *
 * @throws AppError `forbidden`
 */
export function requireAdministrator(caller: Caller): void {
  if (caller.role !== 'administrator') throw new AppError('forbidden', 'Only an administrator may do this.');
}

/** Undefined where the directory does not say: it has an address of everybody whom it has read, and none of who has only chosen something. */
async function isGuestInDirectory(deps: Deps, tenantId: TenantId, objectId: string): Promise<boolean | undefined> {
  const found = await findColleaguesByText(deps.db, tenantId, objectId);
  const person = found.find((colleague) => colleague.objectId === objectId);
  return person === undefined || (person.isGuest && person.address === null) ? undefined : person.isGuest;
}

function roleOf(isGuest: boolean, isAdministrator: boolean): Caller['role'] {
  if (isGuest) return 'guest';
  return isAdministrator ? 'administrator' : 'colleague';
}

async function readTenant(deps: Deps, name: string | undefined): Promise<TenantRow> {
  const tenants = await listTenants(deps.db);
  if (name !== undefined) {
    const named = tenants.find((tenant) => tenant.name === name);
    if (named === undefined) throw new AppError('unknown_tenant', 'There is no tenant of that name in this store.');
    return named;
  }
  const [first, second] = tenants;
  if (first === undefined) throw new AppError('unknown_tenant', 'This store is empty: import something first.');
  if (second !== undefined) {
    const names = tenants.map((tenant) => tenant.name).join(', ');
    throw new AppError('invalid_input', 'This store has several tenants: say which one with --tenant.', [
      { field: 'tenant', problem: `one of ${names}` },
    ]);
  }
  return first;
}
