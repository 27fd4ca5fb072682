import { normaliseAddress } from '../domain/address.ts';
import { AppError, type FieldProblem } from '../domain/app-error.ts';
import type { ContactId } from '../domain/ids.ts';
import { addressId } from '../store/address-id.ts';
import { appendAudit } from '../store/audit.ts';
import { listOwnWishes, NOT_AT_ALL, replaceWishes } from '../store/introducer-wishes.ts';
import { actorOf, type Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { type Introducing, introducingOf } from './introducing.ts';
import { lockChooser, readAuditId } from './sharing-subject.ts';

/** What a colleague changes about being asked; a list that is given replaces the one before, what is not given stays. */
export type IntroducingChange = {
  readonly isAskable?: boolean | undefined;
  readonly notAbout?: readonly string[] | undefined;
  readonly notKnownWell?: readonly string[] | undefined;
};

/**
 * Changes what the caller is asked for, from the next request on. It also takes back what came with a no.
 *
 * @throws AppError `invalid_input` naming what was wrong; `not_found` when nobody in particular asks; `conflict` when that
 * person was recognised as somebody else meanwhile (at a command line only).
 */
export async function changeIntroducing(deps: Deps, caller: Caller, input: IntroducingChange): Promise<Introducing> {
  const problems: FieldProblem[] = [];
  const notAbout = contactsOf('notAbout', input.notAbout, problems);
  const notKnownWell = contactsOf('notKnownWell', input.notKnownWell, problems);
  if (problems.length > 0) throw new AppError('invalid_input', 'That cannot be done as it was said.', problems);
  const { tenantId } = caller;
  const at = deps.now();
  const wishes = await deps.db.write(tenantId, async (query) => {
    // One change after the other: two at once would mix their lists.
    const { colleagueId } = await lockChooser(query, caller, at);
    const replace = (
      kind: 'notAtAll' | 'notAboutContact' | 'notKnownWell',
      contacts: typeof notAbout | typeof NOT_AT_ALL,
    ) =>
      contacts === undefined ? Promise.resolve() : replaceWishes(query, tenantId, colleagueId, { kind, contacts, at });
    await replace('notAtAll', input.isAskable === undefined ? undefined : input.isAskable ? [] : NOT_AT_ALL);
    await replace('notAboutContact', notAbout);
    await replace('notKnownWell', notKnownWell);
    const subject = await readAuditId(query, tenantId, colleagueId);
    await appendAudit(query, tenantId, { at, actor: actorOf(caller), action: 'introducing changed', subject });
    return listOwnWishes(query, tenantId, colleagueId);
  });
  return introducingOf(wishes);
}

function contactsOf(
  field: 'notAbout' | 'notKnownWell',
  addresses: readonly string[] | undefined,
  problems: FieldProblem[],
): readonly { readonly contactId: ContactId; readonly address: string }[] | undefined {
  return addresses?.map((raw) => {
    const address = normaliseAddress(raw)?.address;
    if (address === undefined) problems.push({ field, problem: 'One of them is no mail address.' });
    return { contactId: addressId(address ?? ''), address: address ?? '' };
  });
}
