import { addressId } from '../store/address-id.ts';
import { appendAudit } from '../store/audit.ts';
import { type HeldContactSection, type HeldRow, readHeldOfContact } from '../store/held-data.ts';
import { actorOf, type Caller, requireAdministrator } from './caller.ts';
import type { Deps } from './deps.ts';
import { readContactAddress } from './question.ts';

/** One section of what is held about a contact. */
export type ExportedContactSection = {
  readonly name: HeldContactSection;
  readonly about: string;
  readonly rows: AsyncIterable<HeldRow>;
};

const SECTIONS: Readonly<Record<HeldContactSection, string>> = {
  contact: 'The address and what follows from it.',
  corrections: 'Whether an administrator said that the address is, or is not, a machine.',
  connections:
    'What was exchanged with the organisation, added up over its mailboxes, and the names the contact had in them. A mail to two mailboxes counts twice.',
  days: 'For each day, how many mails went which way, added up over the mailboxes. No subjects, no texts.',
  meetings: 'Meetings and calls: when, how long, who invited. No subjects, no texts.',
};

/**
 * Everything that is held about a contact, for an administrator who answers that person. That it was asked for is in the audit. It
 * does not say whose mailboxes it comes from, nor how many: being an administrator shows no relationships.
 *
 * @throws AppError `forbidden` unless the caller is an administrator; `invalid_input` for what is no address.
 */
export async function exportContact(
  deps: Deps,
  caller: Caller,
  input: { readonly address: string },
): Promise<readonly ExportedContactSection[]> {
  requireAdministrator(caller);
  const contactId = addressId(readContactAddress(input.address).address);
  const event = { at: deps.now(), actor: actorOf(caller), action: 'data exported', subject: contactId } as const;
  await deps.db.write(caller.tenantId, (query) => appendAudit(query, caller.tenantId, event));
  await deps.db.keepChoices();
  return (Object.keys(SECTIONS) as readonly HeldContactSection[]).map((name) => ({
    name,
    about: SECTIONS[name],
    rows: readHeldOfContact(deps.db, caller.tenantId, contactId, name),
  }));
}
