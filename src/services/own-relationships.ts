import { AppError } from '../domain/app-error.ts';
import { dayNumber } from '../domain/calendar.ts';
import type { History } from '../domain/connection.ts';
import type { Evidence, Milestones, Strength } from '../domain/figures.ts';
import { type BriefHealth, briefHealthOf } from '../domain/health.ts';
import type { HealthSettings } from '../domain/health-settings.ts';
import type { ColleagueId, ContactId } from '../domain/ids.ts';
import { mergeHistories } from '../domain/merge-histories.ts';
import { milestonesOf } from '../domain/milestones.ts';
import type { ReadingProgress } from '../domain/reading-progress.ts';
import { accountStrength, presentableStrength, strengthOf } from '../domain/strength.ts';
import { isOwnShown } from '../policy/consent-in-force.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { listOwnHistories } from '../store/histories.ts';
import type { OwnConnection } from '../store/own-relationships.ts';
import { findOwnMailbox } from '../store/sharing.ts';
import { readHealthSettings } from '../store/tenant-settings.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { evidenceOf } from './evidence.ts';
import { ownReadingOf } from './own-mailbox.ts';
import { comparePlaces, cursorOf, type Place, readPlace } from './own-order.ts';
import { type Moment, type Relationship, relationshipOf, spanOf } from './relationship.ts';

/** What own relationships can be ordered by. */
export type OwnRelationshipSort = 'strength' | 'health' | 'last' | 'next' | 'name';

/** Own connections that are one line of a list: those with one contact, or with all contacts of an account. */
export type OwnLine = {
  /** What the line is called, and what parts it from every other: an address or a domain. */
  readonly key: string;
  readonly name: string;
  readonly connections: readonly OwnConnection[];
};

/** What is said of a line. */
export type OwnFigures = {
  readonly strength: Strength;
  readonly health: BriefHealth;
  readonly milestones: Milestones;
  /** Null where all there is is a meeting to come. */
  readonly evidence: Evidence | null;
};

/** A page of lines. */
export type OwnLinesPage = {
  readonly lines: readonly (OwnLine & { readonly figures: OwnFigures })[];
  /** What to pass for the next page; null on the last one. */
  readonly nextCursor: string | null;
};

/** How a page of own relationships is asked for. @param cursor what the page before gave */
export type OwnPageAsked = {
  readonly sort: OwnRelationshipSort;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/**
 * The mailbox that own relationships are read from.
 *
 * @throws AppError `consent_required` when the tenant's consent does not cover own insights; `not_found` for a caller without a mailbox.
 */
export async function requireOwnMailbox(deps: Deps, caller: Caller): Promise<ColleagueId> {
  if (!isOwnShown(await listGrantedConsents(deps.db, caller.tenantId))) {
    throw new AppError('consent_required', 'The administrator has not consented to insights about own relationships.');
  }
  if (caller.colleagueId === undefined) {
    throw new AppError('not_found', 'You are not in the directory of this organisation, so there is nothing to list.');
  }
  return caller.colleagueId;
}

/**
 * The page of lines that is asked for, in its order, reading the histories of that page alone where the order does without the others.
 *
 * @throws AppError `invalid_input` naming `cursor`.
 */
export async function readOwnLines(
  deps: Deps,
  caller: Caller,
  lines: readonly OwnLine[],
  { sort, limit, cursor }: OwnPageAsked,
  moment: Moment,
): Promise<OwnLinesPage> {
  const after = cursor === undefined ? undefined : readPlace(cursor);
  const [settings, reading] = await Promise.all([
    readHealthSettings(deps.db, caller.tenantId),
    readReading(deps, caller, moment),
  ]);
  const all = sort === 'health' ? await readHistories(deps, caller, lines, moment) : NOTHING;
  const judging = { ...moment, settings, reading };
  const placed = lines
    .map((line) => ({ line, place: { value: orderedBy(line, all, sort, judging), address: line.key } }))
    .filter(({ place }) => after === undefined || comparePlaces(place, after) > 0)
    .sort((a, b) => comparePlaces(a.place, b.place));
  const page = placed.slice(0, limit);
  const last = placed.length > page.length ? page.at(-1) : undefined;
  const shown = page.map(({ line }) => line);
  const histories = sort === 'health' ? all : await readHistories(deps, caller, shown, moment);
  return {
    lines: shown.map((line) => ({ ...line, figures: figuresOf(historiesOf(line, histories), judging) })),
    nextCursor: last === undefined ? null : cursorOf(last.place),
  };
}

/** Everything shown about own connections taken together; empty when they tell nothing. */
export async function readWholeRelationship(
  deps: Deps,
  caller: Caller,
  connections: readonly OwnConnection[],
  moment: Moment,
): Promise<Relationship | undefined> {
  const line = { key: '', name: '', connections };
  const histories = historiesOf(line, await readHistories(deps, caller, [line], moment));
  const [settings, reading] = await Promise.all([
    readHealthSettings(deps.db, caller.tenantId),
    readReading(deps, caller, moment),
  ]);
  const relationship = relationshipOf(mergeHistories(histories), moment, { voice: 'you', settings, reading });
  if (relationship === undefined) return undefined;
  return { ...relationship, strength: togetherOf(histories, moment) };
}

/** The moment of the question, how the tenant judges health, and how far reading the own mailbox is (undefined when done). */
type Judging = Moment & { readonly settings: HealthSettings; readonly reading: ReadingProgress | undefined };

type Histories = ReadonlyMap<ContactId, History>;

const NOTHING: Histories = new Map();
const NO_HISTORY: History = { days: [], meetings: [] };

function figuresOf(histories: readonly History[], { at, now, settings, reading }: Judging): OwnFigures {
  const history = mergeHistories(histories);
  return {
    strength: togetherOf(histories, { at }),
    health: briefHealthOf({ history, at, settings, reading }),
    milestones: milestonesOf(history, now),
    evidence: evidenceOf(history, at) ?? null,
  };
}

/** An account is as strong as its contacts together. */
function togetherOf(histories: readonly History[], { at }: Pick<Moment, 'at'>): Strength {
  return presentableStrength(accountStrength(histories.map((one) => strengthOf(one, at))));
}

function historiesOf({ connections }: OwnLine, histories: Histories): readonly History[] {
  return connections.map(({ contactId }) => histories.get(contactId) ?? NO_HISTORY);
}

function orderedBy(line: OwnLine, histories: Histories, sort: OwnRelationshipSort, moment: Judging): Place['value'] {
  const { connections } = line;
  switch (sort) {
    case 'strength':
      // The kept sums keep their order from day to day, so a list can be continued tomorrow.
      return -connections.reduce((sum, { strengthSum }) => sum + strengthSum, 0);
    case 'last':
      return least(connections.map(({ lastOn }) => (lastOn === null ? null : -dayNumber(lastOn))));
    case 'next':
      return least(connections.map(({ nextMeetingAt }) => (isToCome(nextMeetingAt, moment) ? nextMeetingAt : null)));
    case 'name':
      return line.name.toLowerCase();
    case 'health': {
      const { at, settings, reading } = moment;
      const health = briefHealthOf({ history: mergeHistories(historiesOf(line, histories)), at, settings, reading });
      return health.state === 'ok' ? -health.score : null;
    }
  }
}

function isToCome(meetingAt: number | null, { now }: Moment): boolean {
  return meetingAt !== null && meetingAt >= now;
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

async function readReading(
  deps: Deps,
  { tenantId, colleagueId }: Caller,
  { now }: Moment,
): Promise<ReadingProgress | undefined> {
  if (colleagueId === undefined) return undefined;
  return ownReadingOf(await findOwnMailbox(deps.db, tenantId, colleagueId), deps.now(), now);
}

async function readHistories(
  deps: Deps,
  { tenantId, colleagueId }: Caller,
  lines: readonly OwnLine[],
  { at }: Moment,
): Promise<Histories> {
  const contactIds = lines.flatMap(({ connections }) => connections.map(({ contactId }) => contactId));
  if (contactIds.length === 0 || colleagueId === undefined) return NOTHING;
  const found = await listOwnHistories(deps.db, tenantId, colleagueId, contactIds, spanOf(at));
  return new Map(found.map((one) => [one.contactId, one.history]));
}
