import * as z from 'zod';
import type { HealthAnswer } from '../services/read-health.ts';
import type { Relationship } from '../services/relationship.ts';
import { addressParamSchema, atSchema, daySchema, instantSchema, presentInstant } from './fields.ts';
import {
  dayActivitySchema,
  keyFiguresSchema,
  milestonesSchema,
  presentDayActivity,
  presentKeyFigures,
  presentMilestones,
  presentTimeLine,
  timeLineSchema,
} from './figures.ts';
import { healthSchema, presentHealth } from './health-states.ts';
import {
  contactSchema,
  personSchema,
  presentContact,
  presentPerson,
  presentStrength,
  strengthSchema,
} from './people.ts';
import { presentReadingProgress, readingProgress } from './reading.ts';
import { defineRoute, EVERYONE } from './route.ts';

/** Everything about one relationship. */
export const relationshipSchema = z
  .strictObject({
    strength: strengthSchema,
    health: healthSchema,
    figures90: keyFiguresSchema,
    figures365: keyFiguresSchema,
    timeLine: timeLineSchema,
    activities: z
      .array(dayActivitySchema)
      .describe('Those of the 90 days before on which something happened, oldest first.'),
    milestones: milestonesSchema,
  })
  .meta({ id: 'Relationship', description: 'Everything shown about one relationship.' });

const ownSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('known'), relationship: relationshipSchema }),
  z.strictObject({ state: z.literal('in_progress'), ...readingProgress }),
  z.strictObject({ state: z.literal('unknown') }),
  z.strictObject({
    state: z.literal('not_sharing'),
    reason: z
      .enum(['off', 'opted_out_group', 'disabled_account', 'erasing'])
      .describe('Why the own mailbox is not read, in the words of `Sharing`; the own choice comes first.'),
  }),
  z.strictObject({ state: z.literal('no_mailbox') }),
]);

const sharedSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('known'),
    relationship: relationshipSchema,
    mostActive: z
      .array(
        z.strictObject({
          person: personSchema,
          activeDays: z.int().min(0).describe('Days of contact among the last 90.'),
        }),
      )
      .describe('The colleagues most active with the contact.'),
  }),
  z.strictObject({ state: z.literal('unknown') }),
  z.strictObject({ state: z.literal('consent_required') }),
]);

const healthAnswerSchema = z
  .strictObject({
    asOf: daySchema.describe('The day as of which the answer holds.'),
    newestDay: daySchema.nullable().describe('The newest day the caller may see anything of; null when there is none.'),
    contact: contactSchema,
    own: ownSchema.describe(
      "The caller's own relationship. `in_progress`: nothing is known of it, and the own mailbox is still being read.",
    ),
    ownPausedUntil: instantSchema
      .nullable()
      .describe(
        "When the caller's own pause ends: until then colleagues see nothing of the caller's. Null without a pause.",
      ),
    shared: sharedSchema.describe('All colleagues together, as far as the caller may see them.'),
  })
  .meta({ id: 'HealthAnswer', description: 'How healthy the relationship with a contact is.' });

/** `GET /api/contacts/{address}/health` */
export const readHealthRoute = defineRoute({
  method: 'GET',
  path: '/api/contacts/{address}/health',
  operationId: 'readHealth',
  summary: 'How healthy this relationship is',
  description:
    'Health with reasons and what would help, key figures and time line: the own relationship and the shared one.',
  params: z.strictObject({ address: addressParamSchema }),
  query: z.strictObject({ at: atSchema }),
  reply: healthAnswerSchema,
  errors: ['invalid_input', 'consent_required'],
  roles: EVERYONE,
});

/** The health of a relationship, domain to wire. */
export function presentHealthAnswer(answer: HealthAnswer): z.infer<typeof healthAnswerSchema> {
  return {
    asOf: answer.asOf,
    newestDay: answer.newestDay,
    contact: presentContact(answer.contact),
    own: presentOwn(answer.own),
    ownPausedUntil: answer.ownPausedUntil === null ? null : presentInstant(answer.ownPausedUntil),
    shared: presentShared(answer.shared),
  };
}

function presentOwn(own: HealthAnswer['own']): z.infer<typeof ownSchema> {
  switch (own.state) {
    case 'known':
      return { state: 'known', relationship: presentRelationship(own.relationship) };
    case 'in_progress':
      return { state: 'in_progress', ...presentReadingProgress(own) };
    case 'not_sharing':
      return { state: 'not_sharing', reason: own.reason };
    case 'unknown':
    case 'no_mailbox':
      return { state: own.state };
  }
}

function presentShared(shared: HealthAnswer['shared']): z.infer<typeof sharedSchema> {
  switch (shared.state) {
    case 'known':
      return {
        state: 'known',
        relationship: presentRelationship(shared.relationship),
        mostActive: shared.mostActive.map(({ person, activeDays }) => ({ person: presentPerson(person), activeDays })),
      };
    case 'unknown':
    case 'consent_required':
      return { state: shared.state };
  }
}

/** A relationship, domain to wire. */
export function presentRelationship(relationship: Relationship): z.infer<typeof relationshipSchema> {
  return {
    strength: presentStrength(relationship.strength),
    health: presentHealth(relationship.health),
    figures90: presentKeyFigures(relationship.figures90),
    figures365: presentKeyFigures(relationship.figures365),
    timeLine: presentTimeLine(relationship.timeLine),
    activities: relationship.activities.map(presentDayActivity),
    milestones: presentMilestones(relationship.milestones),
  };
}
