import * as z from 'zod';
import type { Introducing } from '../services/introducing.ts';
import { nothingSchema } from './fields.ts';
import { defineRoute, EVERYONE } from './route.ts';

const MOST = 1_000;
const addressesSchema = z
  .array(z.string().max(320, 'An address has at most 320 characters.'))
  .max(MOST, `At most ${MOST}.`);

const introducingSchema = z
  .strictObject({
    isAskable: z.boolean().describe('False: the caller is asked for no introduction at all.'),
    notAbout: z.array(z.string()).describe('Contacts about whom the caller is not asked.'),
    notKnownWell: z.array(z.string()).describe('Contacts whom the caller does not know well, whatever the mail says.'),
  })
  .meta({ id: 'Introducing', description: 'What the caller does not want to be asked as an introducer.' });

/** `GET /api/me/introducing` */
export const readIntroducingRoute = defineRoute({
  method: 'GET',
  path: '/api/me/introducing',
  operationId: 'readIntroducing',
  summary: 'What I am asked for',
  description: 'What the caller does not want to be asked as an introducer. Nobody else is told.',
  params: nothingSchema,
  query: nothingSchema,
  reply: introducingSchema,
  errors: ['invalid_input'],
  roles: EVERYONE,
});

/** `PUT /api/me/introducing` */
export const changeIntroducingRoute = defineRoute({
  method: 'PUT',
  path: '/api/me/introducing',
  operationId: 'changeIntroducing',
  summary: 'Change what I am asked for',
  description:
    'From the next request on. A list that is given replaces the one before, also what came with a no; what is not given stays.',
  params: nothingSchema,
  query: nothingSchema,
  body: z.strictObject({
    isAskable: z.boolean().optional(),
    notAbout: addressesSchema.optional(),
    notKnownWell: addressesSchema.optional(),
  }),
  reply: introducingSchema,
  errors: ['invalid_input'],
  roles: EVERYONE,
});

/** What somebody is asked for, domain to wire. */
export function presentIntroducing(introducing: Introducing): z.infer<typeof introducingSchema> {
  return {
    isAskable: introducing.isAskable,
    notAbout: [...introducing.notAbout],
    notKnownWell: [...introducing.notKnownWell],
  };
}
