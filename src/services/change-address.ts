import { AppError } from '../domain/app-error.ts';
import {
  findColleagueCorrection,
  findContactCorrection,
  findOwnerOfAddress,
  isErasedContact,
  writeColleagueCorrection,
  writeContactCorrection,
} from '../store/address-corrections.ts';
import { addressId } from '../store/address-id.ts';
import { appendAudit } from '../store/audit.ts';
import type { Query } from '../store/database.ts';
import { holdTenant } from '../store/tenant-lock.ts';
import { actorOf, type Caller, requireAdministrator } from './caller.ts';
import type { Deps } from './deps.ts';
import type { AddressSide } from './list-addresses.ts';
import { readContactAddress } from './question.ts';

/** What an address is said to be; null lets the rules decide. */
export type SaidKind = 'person' | 'shared mailbox' | 'machine' | null;

/** An address after the decision, and what was said of it before. */
export type AddressChanged = {
  readonly address: string;
  readonly side: AddressSide;
  readonly kind: SaidKind;
  readonly before: SaidKind;
};

/** Ends a transaction that was to show what would happen. */
class OnlyPreviewed extends Error {}

/**
 * Decides what an address is, where the rules are wrong: a colleague's a person or a shared mailbox, an outside one a person or a
 * machine. It holds from the next request on, for everybody. It says nothing about whether anybody has to do with the address.
 *
 * @param input.isPreview reads and answers the same, and changes nothing
 * @throws AppError `forbidden` unless the caller is an administrator; `invalid_input` naming `address` or `kind`; `conflict` for a contact
 * who asked to be forgotten.
 */
export async function changeAddress(
  deps: Deps,
  caller: Caller,
  input: { readonly address: string; readonly kind: SaidKind; readonly isPreview: boolean },
): Promise<AddressChanged> {
  requireAdministrator(caller);
  const { address } = readContactAddress(input.address);
  const answered: { decided?: Pick<AddressChanged, 'side' | 'before'> } = {};
  const work = deps.db.write(caller.tenantId, async (query) => {
    answered.decided = await decide(query, deps, caller, address, input.kind);
    if (input.isPreview) throw new OnlyPreviewed();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof OnlyPreviewed)) throw error;
  });
  if (answered.decided === undefined) throw new Error('A decision about an address gave no answer.');
  if (!input.isPreview) await deps.db.keepChoices();
  return { address, ...answered.decided, kind: input.kind };
}

async function decide(
  query: Query,
  deps: Deps,
  caller: Caller,
  address: string,
  kind: SaidKind,
): Promise<Pick<AddressChanged, 'side' | 'before'>> {
  const { tenantId } = caller;
  const contactId = addressId(address);
  const deciding = { by: actorOf(caller), at: deps.now() };
  // A contact who asks to be forgotten at the same moment is forgotten.
  await holdTenant(query, tenantId, 'writing');
  const colleagueId = await findOwnerOfAddress(query, tenantId, address);
  const side = colleagueId === undefined ? 'outside' : 'inside';
  requireFitting(side, kind);
  let before: SaidKind;
  if (colleagueId !== undefined) {
    before = kindOfColleague(await findColleagueCorrection(query, tenantId, colleagueId));
    const isShared = kind === null ? null : kind === 'shared mailbox';
    await writeColleagueCorrection(query, tenantId, colleagueId, isShared, deciding);
    // Decided about while it was nobody's in the directory.
    await writeContactCorrection(query, tenantId, { contactId, address }, null, deciding);
  } else {
    if (await isErasedContact(query, tenantId, contactId)) {
      throw new AppError('conflict', 'This person asked to be forgotten: nothing about the address is kept.');
    }
    before = kindOfContact(await findContactCorrection(query, tenantId, contactId));
    await writeContactCorrection(
      query,
      tenantId,
      { contactId, address },
      kind === null ? null : kind === 'machine',
      deciding,
    );
  }
  const detail = { side, kind };
  const event = { at: deciding.at, actor: deciding.by, action: 'address decided', subject: contactId, detail } as const;
  await appendAudit(query, tenantId, event);
  return { side, before };
}

function kindOfColleague(said: { readonly isSharedMailbox: boolean } | null): SaidKind {
  if (said === null) return null;
  return said.isSharedMailbox ? 'shared mailbox' : 'person';
}

function kindOfContact(said: { readonly isMachine: boolean } | null): SaidKind {
  if (said === null) return null;
  return said.isMachine ? 'machine' : 'person';
}

function requireFitting(side: AddressSide, kind: SaidKind): void {
  const unfitting = side === 'inside' ? 'machine' : 'shared mailbox';
  if (kind !== unfitting) return;
  const problem =
    side === 'inside'
      ? 'The address is a colleague’s: person, shared_mailbox or null.'
      : 'The address is nobody’s in the directory: person, machine or null.';
  throw new AppError('invalid_input', 'An address like this cannot be that.', [{ field: 'kind', problem }]);
}
