import { AppError } from '../domain/app-error.ts';
import { dayNumber } from '../domain/calendar.ts';
import type { History } from '../domain/connection.ts';
import type { Milestones, Strength } from '../domain/figures.ts';
import { type BriefHealth, briefHealthOf } from '../domain/health.ts';
import type { HealthSettings } from '../domain/health-settings.ts';
import type { ColleagueId, ContactId, TenantId } from '../domain/ids.ts';
import { milestonesOf } from '../domain/milestones.ts';
import { presentableStrength, strengthOf } from '../domain/strength.ts';
import { isOwnShown } from '../policy/consent-in-force.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { listOwnHistories } from '../store/histories.ts';
import { listOwnConnections, type OwnConnection } from '../store/own-relationships.ts';
import { readHealthSettings } from '../store/tenant-settings.ts';
import type { ContactShown } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { windowStart } from './evidence.ts';
import { comparePlaces, cursorOf, type Place, readPlace } from './own-order.ts';
import { referenceOf } from './question.ts';
import { type Moment, momentOf, spanOf } from './relationship.ts';

/** One of the asker's own relationships. */
export type OwnRelationship = {
  readonly contact: ContactShown;
  readonly strength: Strength;
  readonly health: BriefHealth;
  readonly milestones: Milestones;
};

/** What own relationships can be ordered by. */
export type OwnRelationshipSort = 'strength' | 'health' | 'last' | 'next' | 'name';

/** A page of own relationships. */
export type OwnRelationships = {
  readonly relationships: readonly OwnRelationship[];
  /** What to pass for the next page; null on the last one. */
  readonly nextCursor: string | null;
};

/**
 * Lists the caller's own relationships of the last year, one row a contact: strongest, healthiest or latest first, next
 * meeting soonest first, or by name. Contacts without the thing ordered by come last.
 *
 * @param input.cursor what the page before gave
 * @throws AppError `consent_required` when the tenant's consent does not cover own insights; `not_found` for a caller
 * without a mailbox here; `invalid_input` naming `cursor`.
 */
export async function listOwnRelationships(
  deps: Deps,
  caller: Caller,
  input: { readonly sort: OwnRelationshipSort; readonly limit: number; readonly cursor?: string | undefined },
): Promise<OwnRelationships> {
  if (!isOwnShown(await listGrantedConsents(deps.db, caller.tenantId))) {
    throw new AppError('consent_required', 'The administrator has not consented to insights about own relationships.');
  }
  if (caller.colleagueId === undefined) {
    throw new AppError('not_found', 'You are not in the directory of this organisation, so there is nothing to list.');
  }
  const settings = await readHealthSettings(deps.db, caller.tenantId);
  const moment = { ...momentOf(deps.now(), referenceOf(deps.now(), undefined).at, undefined), settings };
  const entries = await listEntries(deps, caller.tenantId, caller.colleagueId, input.sort, moment);
  entries.sort((a, b) => comparePlaces(a.place, b.place));
  const after = input.cursor === undefined ? undefined : readPlace(input.cursor);
  const rest = after === undefined ? entries : entries.filter((entry) => comparePlaces(entry.place, after) > 0);
  const page = rest.slice(0, input.limit);
  const last = rest.length > page.length ? page.at(-1) : undefined;
  const missing = page.filter((entry) => entry.history === undefined).map((entry) => entry.connection.contactId);
  const histories = await readHistories(deps, caller.tenantId, caller.colleagueId, missing, moment);
  return {
    relationships: page.map(({ connection, history }) =>
      relationshipOf(connection, history ?? histories.get(connection.contactId) ?? NO_HISTORY, moment),
    ),
    nextCursor: last === undefined ? null : cursorOf(last.place),
  };
}

/** The moment of the question, and how the tenant judges health. */
type Judging = Moment & { readonly settings: HealthSettings };

/** A connection with its place in the order; its history only where the order needed it. */
type Entry = { readonly connection: OwnConnection; readonly place: Place; readonly history: History | undefined };

const NO_HISTORY: History = { days: [], meetings: [] };

async function listEntries(
  deps: Deps,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  sort: OwnRelationshipSort,
  moment: Judging,
): Promise<Entry[]> {
  const connections = await listOwnConnections(deps.db, tenantId, colleagueId, windowStart(moment.at));
  const contactIds = sort === 'health' ? connections.map((connection) => connection.contactId) : [];
  const histories = await readHistories(deps, tenantId, colleagueId, contactIds, moment);
  return connections.map((connection) => {
    const history = sort === 'health' ? (histories.get(connection.contactId) ?? NO_HISTORY) : undefined;
    return {
      connection,
      history,
      place: { value: orderedBy(connection, history, sort, moment), address: connection.address },
    };
  });
}

function orderedBy(
  connection: OwnConnection,
  history: History | undefined,
  sort: OwnRelationshipSort,
  moment: Judging,
): Place['value'] {
  switch (sort) {
    case 'strength':
      // The kept sum keeps its order from day to day, so a list can be continued tomorrow.
      return -connection.strengthSum;
    case 'last':
      return connection.lastOn === null ? null : -dayNumber(connection.lastOn);
    case 'next':
      return connection.nextMeetingAt !== null && connection.nextMeetingAt >= moment.now
        ? connection.nextMeetingAt
        : null;
    case 'name':
      return (connection.name ?? connection.address).toLowerCase();
    case 'health': {
      const health = briefHealthOf({ history: history ?? NO_HISTORY, at: moment.at, settings: moment.settings });
      return health.state === 'ok' ? -health.score : null;
    }
  }
}

async function readHistories(
  deps: Deps,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  contactIds: readonly ContactId[],
  moment: Moment,
): Promise<ReadonlyMap<ContactId, History>> {
  if (contactIds.length === 0) return new Map();
  const histories = await listOwnHistories(deps.db, tenantId, colleagueId, contactIds, spanOf(moment.at));
  return new Map(histories.map((one) => [one.contactId, one.history]));
}

function relationshipOf(connection: OwnConnection, history: History, { at, now, settings }: Judging): OwnRelationship {
  return {
    contact: { address: connection.address, name: connection.name, account: connection.account },
    strength: presentableStrength(strengthOf(history, at)),
    health: briefHealthOf({ history, at, settings }),
    milestones: milestonesOf(history, now),
  };
}
