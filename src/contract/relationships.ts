import * as z from 'zod';
import type { OwnRelationshipSort, OwnRelationships } from '../services/list-own-relationships.ts';
import { writeCursor } from './cursor.ts';
import { cursorSchema, limitSchema, nextCursorSchema, nothingSchema } from './fields.ts';
import { milestonesSchema, presentMilestones } from './figures.ts';
import { briefHealthSchema, presentBriefHealth } from './health-states.ts';
import { contactSchema, presentContact, presentStrength, strengthSchema } from './people.ts';
import { defineRoute, MEMBERS } from './route.ts';

const SORTS = ['strength', 'health', 'last', 'next', 'name'] as const satisfies readonly OwnRelationshipSort[];

const relationshipsSchema = z
  .strictObject({
    relationships: z.array(
      z.strictObject({
        contact: contactSchema,
        strength: strengthSchema,
        health: briefHealthSchema,
        milestones: milestonesSchema,
      }),
    ),
    nextCursor: nextCursorSchema,
  })
  .meta({ id: 'Relationships', description: "A page of the caller's own relationships." });

/** `GET /api/me/relationships` */
export const listOwnRelationshipsRoute = defineRoute({
  method: 'GET',
  path: '/api/me/relationships',
  operationId: 'listOwnRelationships',
  summary: 'My relationships',
  description:
    "The caller's own contacts with strength, health, last and next interaction, from the caller's own mailbox.",
  params: nothingSchema,
  query: z.strictObject({
    sort: z
      .enum(SORTS, `Write one of: ${SORTS.join(', ')}.`)
      .default('strength')
      .describe('What to order by.'),
    limit: limitSchema,
    cursor: cursorSchema,
  }),
  reply: relationshipsSchema,
  errors: ['invalid_input', 'forbidden', 'consent_required', 'not_found'],
  roles: MEMBERS,
});

/** A page of own relationships, domain to wire. */
export function presentRelationships(
  page: OwnRelationships,
  sort: OwnRelationshipSort,
): z.infer<typeof relationshipsSchema> {
  return {
    relationships: page.relationships.map((entry) => ({
      contact: presentContact(entry.contact),
      strength: presentStrength(entry.strength),
      health: presentBriefHealth(entry.health),
      milestones: presentMilestones(entry.milestones),
    })),
    nextCursor: page.nextCursor === null ? null : writeCursor({ order: sort, after: page.nextCursor }),
  };
}
