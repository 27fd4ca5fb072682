import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { Deps } from './deps.ts';

/** Who asks: always from a verified token or, on the command line, from whoever owns the store. */
export type Caller = {
  readonly tenantId: TenantId;
  readonly role: 'administrator' | 'colleague' | 'guest';
  /** Undefined for a person of the tenant who is not in the directory (yet): such a person has no own relationships. */
  readonly colleagueId: ColleagueId | undefined;
};

/** What a verified token says about a person. */
export type Identity = {
  readonly entraTenantId: string;
  readonly objectId: string;
  readonly isGuest: boolean;
  readonly isAdministrator: boolean;
};

export async function readCaller(_deps: Deps, _identity: Identity): Promise<Caller> {
  throw new Error('in the making');
}
