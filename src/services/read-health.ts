import { AppError } from '../domain/app-error.ts';
import { type Day, dayOf } from '../domain/calendar.ts';
import type { History } from '../domain/connection.ts';
import type { HealthSettings } from '../domain/health-settings.ts';
import type { ContactId } from '../domain/ids.ts';
import { mergeHistories } from '../domain/merge-histories.ts';
import { mostActiveOf } from '../domain/most-active.ts';
import type { ReadingProgress } from '../domain/reading-progress.ts';
import { isOwnShown, isShownTo } from '../policy/consent-in-force.ts';
import { addressId } from '../store/address-id.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { listOwnHistories, listSharedHistories } from '../store/histories.ts';
import type { ConnectionHistory } from '../store/history-rows.ts';
import { type FirstKnowers, readFirstKnowers } from '../store/introducers.ts';
import { listSharingPeople, type SharingPerson } from '../store/people.ts';
import { findOwnMailbox, type OwnMailbox } from '../store/sharing.ts';
import { readHealthSettings } from '../store/tenant-settings.ts';
import type { ContactShown, Person } from './answer.ts';
import type { Caller } from './caller.ts';
import { orderKeyOf, personOf } from './candidates.ts';
import type { Deps, ShowingDeps } from './deps.ts';
import { type NotSharingReason, notSharingReasonOf, ownReadingOf, pauseEndOf } from './own-mailbox.ts';
import { nameOf, newestOf, readContactAddress, referenceOf } from './question.ts';
import { type Moment, momentOf, type Relationship, relationshipOf, spanOf } from './relationship.ts';
import { noteShown } from './views.ts';

/** A colleague who takes much part in the relationship, with the days of contact among the last 90. */
export type ActiveColleague = { readonly person: Person; readonly activeDays: number };

/**
 * The asker's own relationship with the contact. `in_progress`: nothing is known of it, and the own mailbox is still being read.
 * `not_sharing`: the own mailbox is not read, and why; only the asker is told.
 */
export type OwnRelationshipHealth =
  | { readonly state: 'known'; readonly relationship: Relationship }
  | ({ readonly state: 'in_progress' } & ReadingProgress)
  | { readonly state: 'unknown' }
  | { readonly state: 'not_sharing'; readonly reason: NotSharingReason }
  | { readonly state: 'no_mailbox' };

/** The contact's relationship with all colleagues together, as far as the asker may see them. */
export type SharedRelationshipHealth =
  | { readonly state: 'known'; readonly relationship: Relationship; readonly mostActive: readonly ActiveColleague[] }
  | { readonly state: 'unknown' }
  /** The tenant has not consented to insights that name people, or not for guests. */
  | { readonly state: 'consent_required' };

/** How healthy the relationship with a contact is, for the asker and for the company. */
export type HealthAnswer = {
  readonly contact: ContactShown;
  /** The day as of which the answer holds. */
  readonly asOf: Day;
  readonly own: OwnRelationshipHealth;
  /** When the asker's own pause ends, in milliseconds since 1970; null when the own sharing is not paused. */
  readonly ownPausedUntil: number | null;
  readonly shared: SharedRelationshipHealth;
  /** The newest day, among all the caller may see, on which something happened; null when there is none. */
  readonly newestDay: Day | null;
};

/**
 * Reads how healthy the relationship with a contact is: the caller's own, and that of all colleagues the caller may see
 * together (a meeting of three of them counts once). The caller is one of them.
 *
 * @throws AppError `invalid_input` for what is no address; `consent_required` when the tenant's consent covers neither.
 */
export async function readHealth(
  deps: ShowingDeps,
  caller: Caller,
  input: { readonly address: string; readonly at?: Day | undefined },
): Promise<HealthAnswer> {
  const contact = readContactAddress(input.address);
  const contactId = addressId(contact.address);
  const { asOf, at } = referenceOf(deps.now(), input.at);
  const consents = await listGrantedConsents(deps.db, caller.tenantId);
  const isShared = isShownTo(caller.role, 'identifiableInsights', consents);
  if (!isShared && !isOwnShown(consents)) {
    throw new AppError('consent_required', 'The administrator has not consented to insights about relationships.');
  }
  const question = {
    contactId,
    askerId: caller.colleagueId ?? null,
    isGuest: caller.role === 'guest',
    now: deps.now(),
  };
  const first = await readFirstKnowers(deps.db, caller.tenantId, question);
  const seen = first.own === undefined ? first.knowers : [...first.knowers, first.own];
  const moment = momentOf(deps.now(), at, input.at);
  const own = await listOwn(deps, caller, first, contactId, moment);
  const [settings, mailbox] = await Promise.all([
    readHealthSettings(deps.db, caller.tenantId),
    caller.colleagueId === undefined ? undefined : findOwnMailbox(deps.db, caller.tenantId, caller.colleagueId),
  ]);
  const reading = caller.role === 'guest' ? undefined : ownReadingOf(mailbox, deps.now(), moment.now);
  const shared = isShared ? await listShared(deps, caller, first, own, contactId, moment) : [];
  // Whoever has a part in the shared figures is shown by them, named among the most active or not.
  noteShown(
    deps,
    caller,
    { contactId },
    shared.map((part) => part.person.colleagueId),
  );
  const newestDays = [...own, ...shared].map(({ history }) => newestDayOf(history, moment));
  return {
    contact: { ...contact, name: nameOf(seen) },
    asOf,
    own: ownOf(own, mailbox, moment, { settings, reading }),
    ownPausedUntil: mailbox === undefined ? null : pauseEndOf(mailbox, deps.now()),
    shared: isShared ? sharedOf(shared, moment, settings) : { state: 'consent_required' },
    newestDay: newestOf([...seen.map((knower) => knower.lastOn), ...newestDays]),
  };
}

/** The last day of a history on which something happened; meetings to come have not. */
function newestDayOf(history: History, { now }: Moment): Day | null {
  const met = history.meetings.filter((meeting) => meeting.startsAt < now).map((meeting) => dayOf(meeting.startsAt));
  return newestOf([...history.days.map((tally) => tally.day), ...met]);
}

async function listOwn(
  deps: Deps,
  caller: Caller,
  first: FirstKnowers,
  contactId: ContactId,
  moment: Moment,
): Promise<readonly ConnectionHistory[]> {
  if (caller.colleagueId === undefined || first.own === undefined) return [];
  return listOwnHistories(deps.db, caller.tenantId, caller.colleagueId, [contactId], spanOf(moment.at));
}

function ownOf(
  own: readonly ConnectionHistory[],
  mailbox: OwnMailbox | undefined,
  moment: Moment,
  { settings, reading }: { readonly settings: HealthSettings; readonly reading: ReadingProgress | undefined },
): OwnRelationshipHealth {
  if (mailbox === undefined) return { state: 'no_mailbox' };
  const reason = notSharingReasonOf(mailbox);
  if (reason !== null) return { state: 'not_sharing', reason };
  const relationship = relationshipOf(mergeHistories(own.map((one) => one.history)), moment, {
    voice: 'you',
    settings,
    reading,
  });
  if (relationship !== undefined) return { state: 'known', relationship };
  return reading === undefined ? { state: 'unknown' } : { state: 'in_progress', ...reading };
}

/** A colleague's part in the relationship with a contact. */
type SharedPart = { readonly address: string; readonly person: SharingPerson; readonly history: History };

/** The parts of all who may be shown, people only, by address; the caller's own is one of them. */
async function listShared(
  deps: Deps,
  caller: Caller,
  first: FirstKnowers,
  own: readonly ConnectionHistory[],
  contactId: ContactId,
  moment: Moment,
): Promise<readonly SharedPart[]> {
  // Of a machine there is neither.
  const isKnown = first.knowers.length > 0 || first.glimpse !== undefined;
  const others = isKnown ? await listOthers(deps, caller, contactId, moment) : [];
  const parts = [...others, ...own];
  const people = await listSharingPeople(
    deps.db,
    caller.tenantId,
    parts.map((part) => part.colleagueId),
  );
  const personById = new Map(people.map((person) => [person.colleagueId, person]));
  return parts
    .flatMap(({ colleagueId, history }) => {
      const person = personById.get(colleagueId);
      return person === undefined || person.isSharedMailbox ? [] : [{ address: orderKeyOf(person), person, history }];
    })
    .sort((a, b) => (a.address < b.address ? -1 : Number(a.address > b.address)));
}

function sharedOf(parts: readonly SharedPart[], moment: Moment, settings: HealthSettings): SharedRelationshipHealth {
  // Without reading progress: the slowest mailbox is one colleague's, and others do not learn how far it is, nor that it is read anew.
  const relationship = relationshipOf(mergeHistories(parts.map((part) => part.history)), moment, {
    voice: 'we',
    settings,
  });
  if (relationship === undefined) return { state: 'unknown' };
  const personByKey = new Map(parts.map((part) => [part.address, personOf(part.person)]));
  const mostActive = mostActiveOf(parts, moment.at).flatMap(({ address, activeDays }) => {
    const person = personByKey.get(address);
    return person === undefined ? [] : [{ person, activeDays }];
  });
  return { state: 'known', relationship, mostActive };
}

/** Everybody else's histories; the caller's own comes from the own mailbox, also what it hides from others. */
async function listOthers(
  deps: Deps,
  caller: Caller,
  contactId: ContactId,
  moment: Moment,
): Promise<readonly ConnectionHistory[]> {
  const histories = await listSharedHistories(deps.db, caller.tenantId, [contactId], spanOf(moment.at));
  return histories.filter((one) => one.colleagueId !== caller.colleagueId);
}
