import type { Day } from '../domain/calendar.ts';
import type { DayActivity, KeyFigures, Milestones, Strength, Week } from '../domain/figures.ts';
import type { Health } from '../domain/health.ts';
import type { ContactShown, Person } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/** Everything shown about one relationship, whoever is on our side of it. */
export type Relationship = {
  readonly strength: Strength;
  readonly health: Health;
  readonly figures90: KeyFigures;
  readonly figures365: KeyFigures;
  /** The last 53 weeks, oldest first. */
  readonly timeLine: readonly Week[];
  /** The 90 days before, oldest first. */
  readonly activities: readonly DayActivity[];
  readonly milestones: Milestones;
};

/** A colleague who takes much part in the relationship, with the days of contact among the last 90. */
export type ActiveColleague = { readonly person: Person; readonly activeDays: number };

/** The asker's own relationship with the contact. */
export type OwnRelationshipHealth =
  | { readonly state: 'known'; readonly relationship: Relationship }
  | { readonly state: 'unknown' }
  | { readonly state: 'not_sharing' }
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
  readonly shared: SharedRelationshipHealth;
  /** The newest day, among all the caller may see, on which something happened; null when there is none. */
  readonly newestDay: Day | null;
};

export async function readHealth(
  _deps: Deps,
  _caller: Caller,
  _input: { readonly address: string; readonly at?: Day | undefined },
): Promise<HealthAnswer> {
  throw new Error('in the making');
}
