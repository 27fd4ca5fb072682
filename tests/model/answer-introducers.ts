// Who knows a contact, or anybody at an account: visible ties ranked by the pure formulas.
import { accountOf } from '../../src/domain/account.ts';
import { domainOf } from '../../src/domain/address.ts';
import { addDays, type Day } from '../../src/domain/calendar.ts';
import { rankIntroducers } from '../../src/domain/introducers.ts';
import { accountStrength, presentableStrength, strengthAt } from '../../src/domain/strength.ts';
import { introducersOf, stateOf } from '../../src/services/candidates.ts';
import { tieAt } from '../../src/services/candidates-at.ts';
import type { AccountIntroducers } from '../../src/services/find-account-introducers.ts';
import type { Introducers } from '../../src/services/find-introducers.ts';
import { nameOf, referenceOf } from '../../src/services/question.ts';
import { momentOf } from '../../src/services/relationship.ts';
import { accountContacts } from './answer-account.ts';
import { candidateAt, candidateNow, candidatesAt, latestOf } from './candidates.ts';
import { isGrantedTo, mayBeRead } from './model.ts';
import { tenantReading } from './reading.ts';
import { Refused } from './refused.ts';
import type { Asker, Tenant } from './tenant.ts';
import { noteShown, ownersOf } from './views.ts';
import { namedOf, othersTies, ownTies, type VisibleTie } from './visible.ts';

/** Contacts of an account that are shown, the best known. */
const MOST_CONTACTS = 5;

/** A question as of now, or of the start of a day in the past. */
export type Question = { readonly now: number; readonly at: Day | undefined };

/** Who knows a contact. */
export function introducersAnswer(tenant: Tenant, asker: Asker, address: string, question: Question): Introducers {
  requireIdentifiable(tenant, asker);
  const { now } = question;
  const { asOf, at } = referenceOf(now, question.at);
  const { own, others, named } = tiesWith(tenant, asker, address, now);
  const candidates =
    question.at === undefined
      ? named.flatMap((tie) => candidateNow([tie], asker.colleague, { now, at }) ?? [])
      : others.flatMap((tie) => candidateAt(tie, asker.colleague, at) ?? []);
  const ranking = rankIntroducers(candidates, undefined);
  const shown = ranking.introducers.map(({ candidate }) => candidate);
  noteShown(tenant, asker, { contact: address }, ownersOf(tenant, shown), now);
  return {
    contact: { address, account: accountOf(domainOf(address)) ?? null, name: nameOf([...named, ...own].map(namedOf)) },
    asOf,
    newestDay: latestOf([...named, ...own]),
    reading: ranking.state === 'found' ? null : tenantReading(tenant, now, momentOf(now, at, question.at).now),
    ownTie: ownTieOf(asker, own, question),
    state: stateOf(ranking),
    introducers: introducersOf(ranking),
  };
}

/** Ties with one contact. Named are those of others with evidence or, where nobody has any, the strongest: what the answer rests on. */
export function tiesWith(tenant: Tenant, asker: Asker, address: string, now: number) {
  const isAsked = ({ contact }: VisibleTie) => contact === address;
  const own = ownTies(tenant, asker, now).filter(isAsked);
  const others = othersTies(tenant, asker, now).filter(isAsked);
  const evident = others.filter((tie) => tie.meetings > 0 || (tie.mailsIn > 0 && tie.mailsOut > 0));
  const named = evident.length > 0 ? evident : [...others].sort(byStrength).slice(0, 1);
  return { own, others, evident, named };
}

/** Who knows anybody at an account. */
export function accountIntroducersAnswer(
  tenant: Tenant,
  asker: Asker,
  account: string,
  question: Question,
): AccountIntroducers {
  requireIdentifiable(tenant, asker);
  const { now } = question;
  const { asOf, at } = referenceOf(now, question.at);
  const contacts = accountContacts(tenant, asker, account, now);
  const ties = question.at === undefined ? tiesNow(contacts, asker, { now, at }) : tiesAt(contacts, asker, at);
  const ranking = rankIntroducers(ties.colleagues, undefined);
  const note = (about: Parameters<typeof noteShown>[2], some: typeof ranking.introducers) =>
    noteShown(
      tenant,
      asker,
      about,
      ownersOf(
        tenant,
        some.map(({ candidate }) => candidate),
      ),
      now,
    );
  note({ account }, ranking.introducers);
  return {
    account,
    asOf,
    newestDay: latestOf(contacts.flatMap((contact) => contact.ties)),
    reading: ranking.state === 'found' ? null : tenantReading(tenant, now, momentOf(now, at, question.at).now),
    state: stateOf(ranking),
    introducers: introducersOf(ranking),
    contacts: ties.contacts.map(({ contact, strength, isKnownToAsker, candidates }) => {
      const ofContact = rankIntroducers(candidates, undefined, 3);
      note({ contact: contact.address }, ofContact.introducers);
      return {
        contact: { address: contact.address, name: contact.name, account },
        strength: presentableStrength(strength),
        isKnownToAsker,
        introducers: introducersOf(ofContact),
      };
    }),
  };
}

type AccountContacts = ReturnType<typeof accountContacts>;

function tiesNow(contacts: AccountContacts, asker: Asker, moment: { readonly now: number; readonly at: Day }) {
  const since = addDays(moment.at, -365);
  const isRecent = ({ lastOn }: { readonly lastOn: Day | null }) => (lastOn ?? '') >= since;
  const isOther = ({ owner }: VisibleTie) => owner !== asker.colleague;
  const byColleague = Map.groupBy(
    contacts.flatMap(({ ties }) => ties.filter((tie) => isOther(tie) && isRecent(tie))),
    ({ owner }) => owner,
  );
  const candidatesOf = (ties: readonly VisibleTie[]) => candidateNow(ties, asker.colleague, moment) ?? [];
  return {
    colleagues: [...byColleague.values()].flatMap(candidatesOf),
    contacts: contacts
      .filter(isRecent)
      .slice(0, MOST_CONTACTS)
      .map((contact) => ({
        contact,
        strength: strengthAt(contact.strengthSum, moment.at),
        isKnownToAsker: contact.ties.some((tie) => !isOther(tie)),
        candidates: contact.ties.filter(isOther).flatMap((tie) => candidatesOf([tie])),
      })),
  };
}

function tiesAt(contacts: AccountContacts, asker: Asker, at: Day) {
  const isOther = ({ owner }: VisibleTie) => owner !== asker.colleague;
  const others = contacts.flatMap(({ ties }) => ties.filter(isOther));
  const known = contacts.flatMap((contact) => {
    const candidates = contact.ties.filter(isOther).flatMap((tie) => candidateAt(tie, asker.colleague, at) ?? []);
    const own = contact.ties.filter((tie) => !isOther(tie)).flatMap((tie) => tieAt(tie.history, at) ?? []);
    if (candidates.length + own.length === 0) return [];
    const strength = accountStrength([...candidates, ...own].map((tie) => tie.strength));
    return [{ contact, strength, isKnownToAsker: own.length > 0, candidates }];
  });
  known.sort((a, b) => b.strength - a.strength || (a.contact.address < b.contact.address ? -1 : 1));
  const byColleague = Map.groupBy(others, ({ owner }) => owner);
  return {
    colleagues: [...byColleague.values()].flatMap((ties) => candidatesAt(ties, asker.colleague, at)),
    contacts: known.slice(0, MOST_CONTACTS),
  };
}

function ownTieOf(asker: Asker, own: readonly VisibleTie[], question: Question): Introducers['ownTie'] {
  const { colleague } = asker;
  if (colleague === undefined) return { state: 'no_mailbox' };
  const { at } = referenceOf(question.now, question.at);
  const [tie] = own;
  if (tie === undefined) return { state: mayBeRead(colleague) ? 'unknown' : 'not_sharing' };
  const now = question.at === undefined;
  const found = now ? candidateNow([tie], undefined, { now: question.now, at }) : tieAt(tie.history, at);
  if (found === undefined) return { state: 'unknown' };
  return { state: 'known', strength: presentableStrength(found.strength), evidence: found.evidence };
}

function requireIdentifiable(tenant: Tenant, { role }: Asker): void {
  if (!isGrantedTo(tenant, 'identifiableInsights', role)) throw new Refused('consent_required');
}

/** The strongest first; of equals whichever names the contact last. */
function byStrength(a: VisibleTie, b: VisibleTie): number {
  const later = (of: (tie: VisibleTie) => string | null) => (of(b) ?? '').localeCompare(of(a) ?? '');
  return (
    b.strengthSum - a.strengthSum ||
    later(({ lastOn }) => lastOn) ||
    later(({ nameOn }) => nameOn) ||
    (a.name ?? '').localeCompare(b.name ?? '')
  );
}
