import * as z from 'zod';
import { MOST_INTRODUCERS } from '../domain/introducers.ts';
import type { AccountIntroducers } from '../services/find-account-introducers.ts';
import type { Introducers } from '../services/find-introducers.ts';
import { ABOUT, aboutSchema } from './about.ts';
import { addressParamSchema, atSchema, daySchema, domainParamSchema } from './fields.ts';
import {
  contactSchema,
  introducerSchema,
  ownTieSchema,
  presentContact,
  presentIntroducer,
  presentOwnTie,
  presentStrength,
  strengthSchema,
} from './people.ts';
import { presentReadingProgress, readingSchema } from './reading.ts';
import { defineRoute, EVERYONE } from './route.ts';

const stateSchema = z
  .enum(['found', 'not_enough_evidence', 'nothing_known'])
  .describe('`not_enough_evidence`: too little to name anybody. `nothing_known`: nothing the caller may see.');

const asked = {
  asOf: daySchema.describe('The day as of which the answer holds.'),
  newestDay: daySchema.nullable().describe('The newest day the caller may see anything of; null when there is none.'),
  reading: readingSchema,
  about: aboutSchema('introducers'),
};

const introducersSchema = z
  .strictObject({
    ...asked,
    contact: contactSchema,
    ownTie: ownTieSchema,
    state: stateSchema,
    introducers: z.array(introducerSchema).max(MOST_INTRODUCERS).describe('Best first.'),
  })
  .meta({ id: 'Introducers', description: 'Who can introduce the caller to a contact.' });

const accountIntroducersSchema = z
  .strictObject({
    ...asked,
    account: z.string(),
    state: stateSchema,
    introducers: z.array(introducerSchema).max(MOST_INTRODUCERS).describe('By all their contacts there, best first.'),
    contacts: z
      .array(
        z.strictObject({
          contact: contactSchema,
          strength: strengthSchema.describe('Of all colleagues together, as far as the caller may see them.'),
          isKnownToCaller: z.boolean(),
          introducers: z.array(introducerSchema).max(3),
        }),
      )
      .max(5)
      .describe('Best known first.'),
  })
  .meta({ id: 'AccountIntroducers', description: 'Who knows anybody at an account.' });

/** `GET /api/contacts/{address}/introducers` */
export const findIntroducersRoute = defineRoute({
  method: 'GET',
  path: '/api/contacts/{address}/introducers',
  operationId: 'findIntroducers',
  summary: 'Who knows this person',
  description: 'At most five colleagues who know the contact, best first, and how well the caller knows it.',
  params: z.strictObject({ address: addressParamSchema }),
  query: z.strictObject({ at: atSchema }),
  reply: introducersSchema,
  errors: ['invalid_input', 'consent_required'],
  roles: EVERYONE,
});

/** `GET /api/accounts/{domain}/introducers` */
export const findAccountIntroducersRoute = defineRoute({
  method: 'GET',
  path: '/api/accounts/{domain}/introducers',
  operationId: 'findAccountIntroducers',
  summary: 'Who knows anybody at this company',
  description: 'The colleagues who know the account best, and its best-known contacts with who knows them.',
  params: z.strictObject({ domain: domainParamSchema }),
  query: z.strictObject({ at: atSchema }),
  reply: accountIntroducersSchema,
  errors: ['invalid_input', 'consent_required'],
  roles: EVERYONE,
});

/** Introducers to a contact, domain to wire. */
export function presentIntroducers(answer: Introducers): z.infer<typeof introducersSchema> {
  return {
    asOf: answer.asOf,
    newestDay: answer.newestDay,
    reading: answer.reading === null ? null : presentReadingProgress(answer.reading),
    about: ABOUT.introducers,
    contact: presentContact(answer.contact),
    ownTie: presentOwnTie(answer.ownTie),
    state: answer.state,
    introducers: answer.introducers.map(presentIntroducer),
  };
}

/** Introducers to an account, domain to wire. */
export function presentAccountIntroducers(answer: AccountIntroducers): z.infer<typeof accountIntroducersSchema> {
  return {
    asOf: answer.asOf,
    newestDay: answer.newestDay,
    reading: answer.reading === null ? null : presentReadingProgress(answer.reading),
    about: ABOUT.introducers,
    account: answer.account,
    state: answer.state,
    introducers: answer.introducers.map(presentIntroducer),
    contacts: answer.contacts.map((entry) => ({
      contact: presentContact(entry.contact),
      strength: presentStrength(entry.strength),
      isKnownToCaller: entry.isKnownToAsker,
      introducers: entry.introducers.map(presentIntroducer),
    })),
  };
}
