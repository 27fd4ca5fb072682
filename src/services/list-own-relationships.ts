import type { Milestones, Strength } from '../domain/figures.ts';
import type { BriefHealth } from '../domain/health.ts';
import type { ContactShown } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

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

export async function listOwnRelationships(
  _deps: Deps,
  _caller: Caller,
  _input: { readonly sort: OwnRelationshipSort; readonly limit: number; readonly cursor?: string | undefined },
): Promise<OwnRelationships> {
  throw new Error('in the making');
}
