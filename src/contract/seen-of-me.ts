import * as z from 'zod';
import type { ShownConnections } from '../services/list-shown-connections.ts';
import { writeCursor } from './cursor.ts';
import { addressParamSchema, cursorSchema, daySchema, limitSchema, nextCursorSchema, nothingSchema } from './fields.ts';
import { findIntroducersRoute } from './introducers.ts';
import { contactSchema, presentContact, presentStrength, strengthSchema } from './people.ts';
import { defineRoute, EVERYONE } from './route.ts';

/** The order own connections that colleagues may see are listed in; it stands in their cursors. */
export const SHOWN_ORDER = 'shown';

const shownSchema = z
  .strictObject({
    connections: z.array(
      z.strictObject({ contact: contactSchema, strength: strengthSchema, lastOn: daySchema.nullable() }),
    ),
    nextCursor: nextCursorSchema,
  })
  .meta({
    id: 'ShownConnections',
    description: 'A page of the caller’s connections that colleagues may see, by address.',
  });

/** `GET /api/me/seen/contacts` */
export const listShownRoute = defineRoute({
  method: 'GET',
  path: '/api/me/seen/contacts',
  operationId: 'listShownConnections',
  summary: 'What colleagues may see of mine',
  description:
    'The caller’s connections that colleagues may see now, read through the very view that answers them. Empty where nothing is shared.',
  params: nothingSchema,
  query: z.strictObject({ limit: limitSchema, cursor: cursorSchema }),
  reply: shownSchema,
  errors: ['invalid_input'],
  roles: EVERYONE,
});

/** `GET /api/me/seen/contacts/{address}/introducers` */
export const previewIntroducersRoute = defineRoute({
  method: 'GET',
  path: '/api/me/seen/contacts/{address}/introducers',
  operationId: 'previewIntroducers',
  summary: 'What a colleague sees who asks about a contact of mine',
  description:
    'The answer to who knows this contact, as a colleague without a tie of the own gets it: the same question, asked as somebody else.',
  params: z.strictObject({ address: addressParamSchema }),
  query: nothingSchema,
  reply: findIntroducersRoute.reply,
  errors: ['invalid_input', 'consent_required', 'forbidden'],
  roles: ['administrator', 'colleague'],
});

/** A page of what colleagues may see, domain to wire. */
export function presentShown({ connections, nextCursor }: ShownConnections): z.infer<typeof shownSchema> {
  return {
    connections: connections.map((one) => ({
      contact: presentContact(one.contact),
      strength: presentStrength(one.strength),
      lastOn: one.lastOn,
    })),
    nextCursor: nextCursor === null ? null : writeCursor({ order: SHOWN_ORDER, after: nextCursor }),
  };
}
