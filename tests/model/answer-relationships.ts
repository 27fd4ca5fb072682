// How healthy a relationship is, what the own relationships are, and who can be found.
import { accountOf } from '../../src/domain/account.ts';
import { domainOf } from '../../src/domain/address.ts';
import { addDays, dayNumber, dayOf } from '../../src/domain/calendar.ts';
import type { History } from '../../src/domain/connection.ts';
import { briefHealthOf } from '../../src/domain/health.ts';
import { DEFAULT_HEALTH_SETTINGS } from '../../src/domain/health-settings.ts';
import { mergeHistories } from '../../src/domain/merge-histories.ts';
import { milestonesOf } from '../../src/domain/milestones.ts';
import { mostActiveOf } from '../../src/domain/most-active.ts';
import type { ReadingProgress } from '../../src/domain/reading-progress.ts';
import { accountStrength, presentableStrength, strengthAt, strengthOf } from '../../src/domain/strength.ts';
import { orderKeyOf } from '../../src/services/candidates.ts';
import { evidenceOf } from '../../src/services/evidence.ts';
import type { OwnAccounts } from '../../src/services/list-own-accounts.ts';
import type { OwnRelationships } from '../../src/services/list-own-relationships.ts';
import type { ShownConnections } from '../../src/services/list-shown-connections.ts';
import { comparePlaces } from '../../src/services/own-order.ts';
import type { OwnRelationshipSort } from '../../src/services/own-relationships.ts';
import { nameOf, newestOf, referenceOf } from '../../src/services/question.ts';
import type { HealthAnswer } from '../../src/services/read-health.ts';
import { type Moment, momentOf, relationshipOf } from '../../src/services/relationship.ts';
import type { FoundContacts } from '../../src/services/search-contacts.ts';
import { type Question, tiesWith } from './answer-introducers.ts';
import { latestOf, personOf } from './candidates.ts';
import { isGrantedTo, isOwnGranted, mayServe } from './model.ts';
import { notSharingReason, ownReading } from './reading.ts';
import { Refused } from './refused.ts';
import type { Asker, Tenant } from './tenant.ts';
import { noteShown } from './views.ts';
import { isBulkSender, isList, namedOf, othersTies, ownTies, sharedTies, type VisibleTie } from './visible.ts';

/** How healthy the relationship with a contact is, the asker's own and that of all who may be shown together. */
export function healthAnswer(tenant: Tenant, asker: Asker, address: string, question: Question): HealthAnswer {
  const isShared = isGrantedTo(tenant, 'identifiableInsights', asker.role);
  if (!isShared && !isOwnGranted(tenant)) throw new Refused('consent_required');
  const { asOf, at } = referenceOf(question.now, question.at);
  const moment = momentOf(question.now, at, question.at);
  const { own, others, evident } = tiesWith(tenant, asker, address, question.now);
  const isShown = ({ owner }: VisibleTie) => mayServe(owner, question.now) && !isList(owner);
  const isAnything = ({ history }: VisibleTie) => history.days.length + history.meetings.length > 0;
  const parts = [...others, ...(isShared ? own.filter(isShown) : [])].map(upTo(moment)).filter(isAnything);
  const named = [...evident, ...own];
  noteShown(
    tenant,
    asker,
    { contact: address },
    parts.map(({ owner }) => owner),
    question.now,
  );
  const days = [...own.map(upTo(moment)), ...parts].map(({ history }) => newestDayOf(history, moment));
  return {
    contact: { address, account: accountOf(domainOf(address)) ?? null, name: nameOf(named.map(namedOf)) },
    asOf,
    own: ownHealth(asker, own.map(upTo(moment)), moment, question.now),
    ownPausedUntil: pauseEnd(asker, question.now),
    shared: isShared ? sharedHealth(parts, moment) : { state: 'consent_required' },
    newestDay: newestOf([latestOf(named), ...days]),
  };
}

/** What lies before a moment, and the meetings to come. */
function upTo({ at }: Moment): (tie: VisibleTie) => VisibleTie {
  return (tie) => {
    const { days, meetings } = tie.history;
    const isNear = (startsAt: number) => dayOf(startsAt) < addDays(at, 400);
    const history = {
      days: days.filter(({ day }) => day < at),
      meetings: meetings.filter(({ startsAt }) => isNear(startsAt)),
    };
    return { ...tie, history };
  };
}

function newestDayOf({ days, meetings }: History, { now }: Moment) {
  const met = meetings.filter(({ startsAt }) => startsAt < now).map(({ startsAt }) => dayOf(startsAt));
  return newestOf([...days.map(({ day }) => day), ...met]);
}

function pauseEnd({ colleague }: Asker, now: number): number | null {
  const until = colleague?.pausedUntil ?? null;
  return colleague?.isOn === true && until !== null && until > now ? until : null;
}

function ownHealth(asker: Asker, own: readonly VisibleTie[], moment: Moment, now: number): HealthAnswer['own'] {
  if (asker.colleague === undefined) return { state: 'no_mailbox' };
  const reason = notSharingReason(asker.colleague);
  if (reason !== undefined) return { state: 'not_sharing', reason };
  const reading = ownReading(asker, now, moment.now);
  const relationship = relationshipOf(mergeHistories(own.map(({ history }) => history)), moment, {
    voice: 'you',
    settings: DEFAULT_HEALTH_SETTINGS,
    reading,
  });
  if (relationship !== undefined) return { state: 'known', relationship };
  return reading === undefined ? { state: 'unknown' } : { state: 'in_progress', ...reading };
}

function sharedHealth(parts: readonly VisibleTie[], moment: Moment): HealthAnswer['shared'] {
  const relationship = relationshipOf(mergeHistories(parts.map(({ history }) => history)), moment, {
    voice: 'we',
    settings: DEFAULT_HEALTH_SETTINGS,
  });
  if (relationship === undefined) return { state: 'unknown' };
  const people = parts.map(({ owner, history }) => ({ address: orderKeyOf(personOf(owner)), history, owner }));
  const mostActive = mostActiveOf(people, moment.at).flatMap(({ address, activeDays }) => {
    const found = people.find((person) => person.address === address);
    return found === undefined ? [] : [{ person: personOf(found.owner), activeDays }];
  });
  return { state: 'known', relationship, mostActive };
}

/** The asker's own relationships; whoever only ever wrote to the asker is none. */
export function ownRelationshipsAnswer(
  tenant: Tenant,
  asker: Asker,
  sort: OwnRelationshipSort,
  now: number,
): OwnRelationships {
  const lines = ownLines(tenant, asker, sort, now, ({ contact }) => contact);
  const relationships = lines.flatMap(({ ties, figures }) =>
    ties.map(({ contact, name }) => ({ contact: contactOf(contact, name), ...figures })),
  );
  return { relationships, nextCursor: null };
}

/** The accounts of the asker's own contacts, all contacts there together. */
export function ownAccountsAnswer(tenant: Tenant, asker: Asker, sort: OwnRelationshipSort, now: number): OwnAccounts {
  const lines = ownLines(tenant, asker, sort, now, ({ contact }) => accountOf(domainOf(contact)));
  const accounts = lines.map(({ key, ties, figures }) => ({ account: key, contacts: ties.length, ...figures }));
  return { accounts, nextCursor: null };
}

function ownLines(
  tenant: Tenant,
  asker: Asker,
  sort: OwnRelationshipSort,
  now: number,
  keyOf: (tie: VisibleTie) => string | undefined,
) {
  if (!isOwnGranted(tenant)) throw new Refused('consent_required');
  if (asker.colleague === undefined) throw new Refused('not_found');
  const moment = momentOf(now, referenceOf(now, undefined).at, undefined);
  const reading = ownReading(asker, now);
  const isOne = (tie: VisibleTie) =>
    (tie.mailsOut > 0 || tie.meetings > 0 || tie.nextMeetingAt !== null) &&
    ((tie.lastOn ?? '') >= addDays(moment.at, -365) || tie.nextMeetingAt !== null);
  return [...Map.groupBy(ownTies(tenant, asker, now).filter(isOne), keyOf)]
    .flatMap(([key, ties]) => (key === undefined ? [] : [{ key, ties }]))
    .map((line) => ({ ...line, place: { value: orderedBy(line, sort, moment, reading), address: line.key } }))
    .sort((a, b) => comparePlaces(a.place, b.place))
    .map(({ key, ties }) => ({ key, ties, figures: figuresOf(ties, moment, reading) }));
}

function figuresOf(ties: readonly VisibleTie[], moment: Moment, reading: ReadingProgress | undefined) {
  const histories = ties.map((tie) => upTo(moment)(tie).history);
  const history = mergeHistories(histories);
  const { at, now } = moment;
  return {
    strength: presentableStrength(accountStrength(histories.map((one) => strengthOf(one, at)))),
    health: briefHealthOf({ history, at, reading }),
    milestones: milestonesOf(history, now),
    evidence: evidenceOf(history, at) ?? null,
  };
}

type Line = { readonly key: string; readonly ties: readonly VisibleTie[] };

function orderedBy(
  { key, ties }: Line,
  sort: OwnRelationshipSort,
  { at }: Moment,
  reading: ReadingProgress | undefined,
): string | number | null {
  switch (sort) {
    case 'strength':
      return -ties.reduce((sum, tie) => sum + tie.strengthSum, 0);
    case 'last': {
      const lastOn = newestOf(ties.map((tie) => tie.lastOn));
      return lastOn === null ? null : -dayNumber(lastOn);
    }
    case 'next':
      return ties.flatMap(({ nextMeetingAt }) => nextMeetingAt ?? []).sort((a, b) => a - b)[0] ?? null;
    case 'name':
      return (ties.find(({ contact }) => contact === key)?.name ?? key).toLowerCase();
    case 'health': {
      const health = briefHealthOf({ history: mergeHistories(ties.map(({ history }) => history)), at, reading });
      return health.state === 'ok' ? -health.score : null;
    }
  }
}

/** Contacts the asker may see whose name or address has the words, by address. */
export function searchAnswer(
  tenant: Tenant,
  asker: Asker,
  search: { readonly q: string; readonly limit: number; readonly cursor: string },
  now: number,
): FoundContacts {
  if (!isGrantedTo(tenant, 'identifiableInsights', asker.role) && !isOwnGranted(tenant))
    throw new Refused('consent_required');
  const words = search.q.toLowerCase().split(' ');
  const hasWords = ({ name, contact }: VisibleTie) =>
    words.every((word) => `${name?.toLowerCase() ?? ''} ${contact}`.includes(word));
  const visible = [...othersTies(tenant, asker, now), ...ownTies(tenant, asker, now)];
  const found = [...Map.groupBy(visible, ({ contact }) => contact)]
    .filter(([contact, ties]) => contact > search.cursor && ties.some(hasWords) && !isBulkSender(ties))
    .map(([contact, ties]) => ({ ...contactOf(contact, nameOf(ties.map(namedOf))), lastOn: latestOf(ties) }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  const contacts = found.slice(0, search.limit);
  return { contacts, nextCursor: found.length > search.limit ? (contacts.at(-1)?.address ?? null) : null };
}

/** What colleagues may see of the asker's. */
export function shownConnectionsAnswer(tenant: Tenant, { colleague }: Asker, now: number): ShownConnections {
  const { at } = referenceOf(now, undefined);
  const shown = sharedTies(tenant, 'identifiableInsights', 'colleague', now)
    .filter(({ owner }) => owner === colleague)
    .sort((a, b) => (a.contact < b.contact ? -1 : 1));
  return {
    connections: shown.map(({ contact, name, strengthSum, lastOn }) => ({
      contact: contactOf(contact, name),
      strength: presentableStrength(strengthAt(strengthSum, at)),
      lastOn,
    })),
    nextCursor: null,
  };
}

function contactOf(address: string, name: string | null) {
  return { address, name, account: accountOf(domainOf(address)) ?? null };
}
