import * as z from 'zod';
import type { FoundContacts } from '../services/search-contacts.ts';
import { writeCursor } from './cursor.ts';
import { cursorSchema, daySchema, limitSchema, nextCursorSchema, nothingSchema } from './fields.ts';
import { contactSchema, presentContact } from './people.ts';
import { defineRoute, EVERYONE } from './route.ts';

/** The order contacts are listed in; it stands in their cursors. */
export const CONTACT_ORDER = 'address';

const contactsSchema = z
  .strictObject({
    contacts: z.array(
      z.strictObject({
        contact: contactSchema,
        lastOn: daySchema.nullable().describe('The last day something happened that the caller may see.'),
      }),
    ),
    nextCursor: nextCursorSchema,
  })
  .meta({ id: 'Contacts', description: 'A page of contacts, by address.' });

/** `GET /api/contacts` */
export const searchContactsRoute = defineRoute({
  method: 'GET',
  path: '/api/contacts',
  operationId: 'searchContacts',
  summary: 'Search contacts',
  description: 'Search by name, address or company among the contacts the caller may see.',
  params: nothingSchema,
  query: z.strictObject({
    q: z
      .string()
      .trim()
      .min(2, 'Write at least 2 characters.')
      .max(200, 'Write at most 200 characters.')
      .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Write plain text, without control characters.')
      .describe('Part of a name, an address or a domain.'),
    limit: limitSchema,
    cursor: cursorSchema,
  }),
  reply: contactsSchema,
  errors: ['invalid_input', 'consent_required'],
  roles: EVERYONE,
});

/** A page of contacts, domain to wire. */
export function presentContacts(page: FoundContacts): z.infer<typeof contactsSchema> {
  return {
    contacts: page.contacts.map((found) => ({ contact: presentContact(found), lastOn: found.lastOn })),
    nextCursor: page.nextCursor === null ? null : writeCursor({ order: CONTACT_ORDER, after: page.nextCursor }),
  };
}
