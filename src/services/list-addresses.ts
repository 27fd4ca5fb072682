import { isShownTo } from '../policy/consent-in-force.ts';
import { type AddressRow, listInsideAddresses, listOutsideAddresses } from '../store/addresses.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { readLeastColleagues } from '../store/tenant-settings.ts';
import { type Caller, requireAdministrator } from './caller.ts';
import type { Deps } from './deps.ts';

/** Colleagues' addresses, or those of others. */
export type AddressSide = 'inside' | 'outside';

/** A page of addresses that are taken for no person, or that were decided about. */
export type Addresses = {
  readonly side: AddressSide;
  /** Whether consent lets outside addresses be told that nobody decided about. */
  readonly isTold: boolean;
  readonly addresses: readonly AddressRow[];
  /** The address the next page begins after; null on the last one. */
  readonly next: string | null;
};

/**
 * Lists the addresses that stand for nobody: shared mailboxes and lists inside, machines and bulk senders outside, each with why; and those
 * an administrator decided about. Of outside addresses only those that a crowd of colleagues has to do with: an administrator sees no
 * relationship by being one.
 *
 * @param input.q words that must all be in the address or the name
 * @throws AppError `forbidden` unless the caller is an administrator.
 */
export async function listAddresses(
  deps: Deps,
  caller: Caller,
  input: {
    readonly side: AddressSide;
    readonly q: string;
    readonly limit: number;
    readonly after?: string | undefined;
  },
): Promise<Addresses> {
  requireAdministrator(caller);
  const { tenantId } = caller;
  const words = input.q.toLowerCase().split(/\s+/).filter(Boolean);
  const question = { words, after: input.after ?? '', limit: input.limit + 1 };
  const consentKind = await tellingConsent(deps, caller);
  const rows =
    input.side === 'inside'
      ? await listInsideAddresses(deps.db, tenantId, question)
      : await listOutsideAddresses(deps.db, tenantId, {
          ...question,
          consentKind,
          leastColleagues: await readLeastColleagues(deps.db, tenantId),
        });
  const addresses = rows.slice(0, input.limit);
  return {
    side: input.side,
    isTold: input.side === 'inside' || consentKind !== null,
    addresses,
    next: rows.length > addresses.length ? (addresses.at(-1)?.address ?? null) : null,
  };
}

/** The kind of consent under which a crowd of colleagues may be counted. */
async function tellingConsent(
  deps: Deps,
  caller: Caller,
): Promise<'aggregatedInsights' | 'identifiableInsights' | null> {
  const consents = await listGrantedConsents(deps.db, caller.tenantId);
  const kinds = ['aggregatedInsights', 'identifiableInsights'] as const;
  return kinds.find((kind) => isShownTo(caller.role, kind, consents)) ?? null;
}
