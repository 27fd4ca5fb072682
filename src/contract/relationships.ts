import * as z from 'zod';
import type { OwnAccounts } from '../services/list-own-accounts.ts';
import type { OwnRelationships } from '../services/list-own-relationships.ts';
import type { OwnFigures, OwnRelationshipSort } from '../services/own-relationships.ts';
import type { OwnAccountRead } from '../services/read-own-account.ts';
import type { OwnRelationshipRead } from '../services/read-own-relationship.ts';
import { writeCursor } from './cursor.ts';
import {
  addressesSchema,
  addressParamSchema,
  cursorSchema,
  daySchema,
  domainParamSchema,
  longLimitSchema,
  nextCursorSchema,
  nothingSchema,
} from './fields.ts';
import { milestonesSchema, presentMilestones } from './figures.ts';
import { presentRelationship, relationshipSchema } from './health.ts';
import { briefHealthSchema, presentBriefHealth } from './health-states.ts';
import {
  contactSchema,
  evidenceSchema,
  presentContact,
  presentEvidence,
  presentStrength,
  strengthSchema,
} from './people.ts';
import { defineRoute, MEMBERS } from './route.ts';

const SORTS = ['strength', 'health', 'last', 'next', 'name'] as const satisfies readonly OwnRelationshipSort[];

const figures = {
  strength: strengthSchema,
  health: briefHealthSchema,
  milestones: milestonesSchema,
  evidence: evidenceSchema.nullable().describe('Null where all there is is a meeting to come.'),
};

const relationshipsSchema = z
  .strictObject({
    relationships: z.array(z.strictObject({ contact: contactSchema, ...figures })),
    nextCursor: nextCursorSchema,
  })
  .meta({ id: 'Relationships', description: "A page of the caller's own relationships." });

const ownAccountsSchema = z
  .strictObject({
    accounts: z.array(
      z.strictObject({
        account: z.string().describe('The registrable domain.'),
        contacts: z.int().min(1).describe("The caller's own contacts there."),
        ...figures,
      }),
    ),
    nextCursor: nextCursorSchema,
  })
  .meta({ id: 'OwnAccounts', description: "A page of the accounts of the caller's own contacts." });

const query = z.strictObject({
  sort: z
    .enum(SORTS, `Write one of: ${SORTS.join(', ')}.`)
    .default('strength')
    .describe('What to order by; the probability has the order of the strength.'),
  limit: longLimitSchema,
  cursor: cursorSchema,
});

/** `GET /api/me/relationships` */
export const listOwnRelationshipsRoute = defineRoute({
  method: 'GET',
  path: '/api/me/relationships',
  operationId: 'listOwnRelationships',
  summary: 'My relationships',
  description:
    "The caller's own contacts with strength, health, last and next interaction, from the caller's own mailbox.",
  params: nothingSchema,
  query: query.extend({
    among: addressesSchema
      .optional()
      .describe(
        'Only these contacts: up to 20 addresses, apart by commas, those who only ever wrote to the caller among them. Whoever is not ' +
          'listed has had no contact with the caller in the last year, as far as the caller’s mailbox is read (`GET /api/me/sharing`).',
      ),
  }),
  reply: relationshipsSchema,
  errors: ['invalid_input', 'forbidden', 'consent_required', 'not_found'],
  roles: MEMBERS,
});

/** `GET /api/me/accounts` */
export const listOwnAccountsRoute = defineRoute({
  method: 'GET',
  path: '/api/me/accounts',
  operationId: 'listOwnAccounts',
  summary: 'My accounts',
  description:
    "The accounts of the caller's own contacts: strength, health, last and next interaction with all contacts there together, from the " +
    "caller's own mailbox. Contacts with free mail belong to none.",
  params: nothingSchema,
  query,
  reply: ownAccountsSchema,
  errors: ['invalid_input', 'forbidden', 'consent_required', 'not_found'],
  roles: MEMBERS,
});

const asOf = daySchema.describe('The day as of which the answer holds.');

const ownRelationshipSchema = z
  .strictObject({ asOf, contact: contactSchema, relationship: relationshipSchema })
  .meta({ id: 'OwnRelationship', description: "One of the caller's own relationships." });

const ownAccountSchema = z
  .strictObject({
    asOf,
    account: z.string().describe('The registrable domain.'),
    contacts: z.int().min(1).describe("The caller's own contacts there."),
    relationship: relationshipSchema,
  })
  .meta({ id: 'OwnAccount', description: "The caller's own relationship with an account." });

/** `GET /api/me/relationships/{address}` */
export const readOwnRelationshipRoute = defineRoute({
  method: 'GET',
  path: '/api/me/relationships/{address}',
  operationId: 'readOwnRelationship',
  summary: 'One of my relationships',
  description:
    "Health with reasons and what would help, key figures and time line, from the caller's own mailbox alone.",
  params: z.strictObject({ address: addressParamSchema }),
  query: nothingSchema,
  reply: ownRelationshipSchema,
  errors: ['invalid_input', 'forbidden', 'consent_required', 'not_found'],
  roles: MEMBERS,
});

/** `GET /api/me/accounts/{domain}` */
export const readOwnAccountRoute = defineRoute({
  method: 'GET',
  path: '/api/me/accounts/{domain}',
  operationId: 'readOwnAccount',
  summary: 'One of my accounts',
  description:
    "Health with reasons and what would help, key figures and time line with all own contacts there together, from the caller's own " +
    'mailbox alone.',
  params: z.strictObject({ domain: domainParamSchema }),
  query: nothingSchema,
  reply: ownAccountSchema,
  errors: ['invalid_input', 'forbidden', 'consent_required', 'not_found'],
  roles: MEMBERS,
});

/** One own relationship, domain to wire. */
export function presentOwnRelationship(read: OwnRelationshipRead): z.infer<typeof ownRelationshipSchema> {
  return {
    asOf: read.asOf,
    contact: presentContact(read.contact),
    relationship: presentRelationship(read.relationship),
  };
}

/** The own relationship with an account, domain to wire. */
export function presentOwnAccount(read: OwnAccountRead): z.infer<typeof ownAccountSchema> {
  return {
    asOf: read.asOf,
    account: read.account,
    contacts: read.contacts,
    relationship: presentRelationship(read.relationship),
  };
}

/** A page of own relationships, domain to wire. */
export function presentRelationships(
  page: OwnRelationships,
  sort: OwnRelationshipSort,
): z.infer<typeof relationshipsSchema> {
  return {
    relationships: page.relationships.map((entry) => ({
      contact: presentContact(entry.contact),
      ...presentFigures(entry),
    })),
    nextCursor: presentCursor(page.nextCursor, sort),
  };
}

/** A page of own accounts, domain to wire. */
export function presentOwnAccounts(page: OwnAccounts, sort: OwnRelationshipSort): z.infer<typeof ownAccountsSchema> {
  return {
    accounts: page.accounts.map((entry) => ({
      account: entry.account,
      contacts: entry.contacts,
      ...presentFigures(entry),
    })),
    nextCursor: presentCursor(page.nextCursor, sort),
  };
}

type Presented = Omit<z.infer<typeof relationshipsSchema>['relationships'][number], 'contact'>;

function presentFigures({ strength, health, milestones, evidence }: OwnFigures): Presented {
  return {
    strength: presentStrength(strength),
    health: presentBriefHealth(health),
    milestones: presentMilestones(milestones),
    evidence: evidence === null ? null : presentEvidence(evidence),
  };
}

function presentCursor(after: string | null, sort: OwnRelationshipSort): string | null {
  return after === null ? null : writeCursor({ order: sort, after });
}
