import type { ReplyOf } from '../../client/api.ts';
import type { readOwnRelationshipRoute } from '../../contract/relationships.ts';

/** Everything shown about one relationship. */
export type Relationship = ReplyOf<typeof readOwnRelationshipRoute>['relationship'];
