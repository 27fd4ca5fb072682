import type { ReplyOf } from '../../client/api.ts';
import type { readHealthyFiguresRoute } from '../../contract/healthy-figures.ts';
import type { readOwnRelationshipRoute } from '../../contract/relationships.ts';

/** Everything shown about one relationship. */
export type Relationship = ReplyOf<typeof readOwnRelationshipRoute>['relationship'];

/** What is usual among the healthy relationships of the organisation. */
export type Usual = Extract<ReplyOf<typeof readHealthyFiguresRoute>, { state: 'shown' }>;
