import type { Day } from '../domain/calendar.ts';
import type { Strength } from '../domain/figures.ts';
import type { ContactId } from '../domain/ids.ts';
import { rankIntroducers } from '../domain/introducers.ts';
import { presentableStrength, strengthAt } from '../domain/strength.ts';
import { listAccountColleagues, listContactColleagues } from '../store/account-colleagues.ts';
import { type AccountContact, type AccountQuestion, listAccountContacts } from '../store/account-contacts.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { type AccountTies, listAccountTiesAt } from './account-ties-at.ts';
import type { Asked, ContactShown, Introducer, IntroducersState } from './answer.ts';
import type { Caller } from './caller.ts';
import { candidateOf, introducersOf, ownersOf, stateOf } from './candidates.ts';
import type { Deps, ShowingDeps } from './deps.ts';
import { windowStart } from './evidence.ts';
import { newestOf, readAccountDomain, referenceOf, requireIdentifiable } from './question.ts';
import { momentOf } from './relationship.ts';
import { readTenantReading } from './tenant-reading.ts';
import { noteShown } from './views.ts';

/** A contact at an account and the colleagues who know that contact best. */
export type ContactAndIntroducers = {
  readonly contact: ContactShown;
  /** How well all colleagues together know the contact: the sum over those the asker may see, the asker's own tie included. */
  readonly strength: Strength;
  /** Whether the asker has a tie to the contact himself. */
  readonly isKnownToAsker: boolean;
  /** At most three, best first; empty when nobody else has enough evidence of a tie. */
  readonly introducers: readonly Introducer[];
};

/** Who knows anybody at an account. */
export type AccountIntroducers = Asked & {
  /** The registrable domain. */
  readonly account: string;
  readonly state: IntroducersState;
  /** At most five colleagues, by the sum over all their contacts there; evidence is summed the same way. */
  readonly introducers: readonly Introducer[];
  /** At most five contacts there, best known first. */
  readonly contacts: readonly ContactAndIntroducers[];
};

const MOST_CONTACTS = 5;
const MOST_A_CONTACT = 3;
/** More contacts than any account has: enough to find the newest day and, for a day in the past, everybody. */
const ALL_CONTACTS = 100_000;

/**
 * Finds who knows anybody at an account: the colleagues with most there, and the best known contacts with the colleagues
 * who know them.
 *
 * @throws AppError `invalid_input` for what is no account; `consent_required` when the tenant's consent (for guests: the
 * administrator's word) does not cover the question.
 */
export async function findAccountIntroducers(
  deps: ShowingDeps,
  caller: Caller,
  input: { readonly domain: string; readonly at?: Day | undefined },
): Promise<AccountIntroducers> {
  const account = readAccountDomain(input.domain);
  requireIdentifiable(caller, await listGrantedConsents(deps.db, caller.tenantId));
  const { asOf, at } = referenceOf(deps.now(), input.at);
  const question = {
    account,
    askerId: caller.colleagueId ?? null,
    isGuest: caller.role === 'guest',
    now: deps.now(),
  };
  const contacts = await listAccountContacts(deps.db, caller.tenantId, question, ALL_CONTACTS);
  const ties =
    input.at === undefined
      ? await readTies(deps, caller, question, contacts, at)
      : await listAccountTiesAt(deps.db, caller, contacts, { at, most: MOST_CONTACTS, now: deps.now() });
  const ranking = rankIntroducers(ties.colleagues, undefined);
  noteShown(deps, caller, { account }, ownersOf(ranking));
  const contactsShown = ties.contacts.map((tie) => ({
    ...tie,
    ranking: rankIntroducers(tie.candidates, undefined, MOST_A_CONTACT),
  }));
  for (const { contact, ranking: ofContact } of contactsShown) {
    noteShown(deps, caller, { contactId: contact.contactId }, ownersOf(ofContact));
  }
  return {
    account,
    asOf,
    newestDay: newestOf(contacts.map((contact) => contact.lastOn)),
    reading:
      ranking.state === 'found'
        ? null
        : await readTenantReading(deps, caller.tenantId, momentOf(deps.now(), at, input.at).now),
    state: stateOf(ranking),
    introducers: introducersOf(ranking),
    contacts: contactsShown.map(({ contact, strength, isKnownToAsker, ranking: ofContact }) => ({
      contact: { address: contact.address, name: contact.contactName, account },
      strength: presentableStrength(strength),
      isKnownToAsker,
      introducers: introducersOf(ofContact),
    })),
  };
}

async function readTies(
  deps: Deps,
  caller: Caller,
  question: AccountQuestion,
  contacts: readonly AccountContact[],
  at: Day,
): Promise<AccountTies> {
  const since = windowStart(at);
  const best = contacts.filter(({ lastOn }) => lastOn !== null && lastOn >= since).slice(0, MOST_CONTACTS);
  const contactIds = best.map(({ contactId }) => contactId);
  const allIds = contacts.map(({ contactId }) => contactId);
  const [colleagues, knowers] = await Promise.all([
    listAccountColleagues(deps.db, caller.tenantId, { ...question, contactIds: allIds }, since),
    listContactColleagues(deps.db, caller.tenantId, { ...question, contactIds }),
  ]);
  const candidatesOf = (contactId: ContactId) =>
    knowers.filter((knower) => knower.contactId === contactId).flatMap((knower) => candidateOf(knower, at) ?? []);
  return {
    colleagues: colleagues.flatMap((knower) => candidateOf(knower, at) ?? []),
    contacts: best.map((contact) => ({
      contact,
      strength: strengthAt(contact.strengthSum, at),
      isKnownToAsker: contact.isKnownToAsker,
      lastOn: contact.lastOn,
      candidates: candidatesOf(contact.contactId),
    })),
  };
}
