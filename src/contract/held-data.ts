import * as z from 'zod';
import type { ExportedContactSection } from '../services/export-contact.ts';
import type { ExportedSection } from '../services/export-own-data.ts';
import { addressParamSchema, instantSchema, nothingSchema, presentInstant } from './fields.ts';
import { eraseOwnDataRoute } from './receipts.ts';
import { ADMINISTRATORS, defineRoute, EVERYONE } from './route.ts';

const heldSchema = z
  .strictObject({
    about: z.string(),
    writtenAt: instantSchema,
    sections: z.record(
      z.string(),
      z.strictObject({ about: z.string(), rows: z.array(z.record(z.string(), z.json())) }),
    ),
  })
  .meta({ id: 'HeldData', description: 'Everything that is held, section by section, each with what it is.' });

/** `GET /api/me/data` */
export const exportOwnDataRoute = defineRoute({
  method: 'GET',
  path: '/api/me/data',
  operationId: 'exportOwnData',
  summary: 'Everything about me',
  description:
    'Everything that is held about the caller, whatever consent and sharing say. Written as it is read: it may be long.',
  params: nothingSchema,
  query: nothingSchema,
  reply: heldSchema,
  errors: ['invalid_input'],
  roles: EVERYONE,
});

/** `GET /api/admin/contacts/{address}/data` */
export const exportContactRoute = defineRoute({
  method: 'GET',
  path: '/api/admin/contacts/{address}/data',
  operationId: 'exportContact',
  summary: 'Everything about a contact',
  description:
    'Everything that is held about a person outside, for the administrator who answers that person, added up over all mailboxes: whose ' +
    'they are, and how many, is not said. That it was asked for is in the audit.',
  params: z.strictObject({ address: addressParamSchema }),
  query: nothingSchema,
  reply: heldSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

/** `DELETE /api/admin/contacts/{address}/data` */
export const eraseContactRoute = defineRoute({
  method: 'DELETE',
  path: '/api/admin/contacts/{address}/data',
  operationId: 'eraseContact',
  summary: 'Forget a contact',
  description:
    'Deletes everything about a person outside from all mailboxes and never writes anything about that address again. Gives the receipt; ' +
    'deleting follows.',
  params: z.strictObject({ address: addressParamSchema }),
  query: nothingSchema,
  reply: eraseOwnDataRoute.reply,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

const ABOUT =
  'Everything that Acquaint holds about this person. Days are UTC. Subjects, texts and attachments are never read.';

/**
 * Everything that is held, as JSON in pieces: one row a line, so that it can be read by people and by programs, and is never in memory
 * as a whole.
 *
 * @param now milliseconds since 1970
 */
export async function* presentHeld(
  sections: AsyncIterable<ExportedSection> | Iterable<ExportedContactSection>,
  now: number,
): AsyncGenerator<string> {
  yield `{\n  "about": ${JSON.stringify(ABOUT)},\n  "writtenAt": ${JSON.stringify(presentInstant(now))},\n  "sections": {`;
  let isFirstSection = true;
  for await (const { name, about, rows } of sections) {
    yield `${isFirstSection ? '' : ','}\n    ${JSON.stringify(name)}: {\n      "about": ${JSON.stringify(about)},\n      "rows": [`;
    isFirstSection = false;
    let isFirstRow = true;
    for await (const row of rows) {
      yield `${isFirstRow ? '' : ','}\n        ${JSON.stringify(row)}`;
      isFirstRow = false;
    }
    yield isFirstRow ? ']\n    }' : '\n      ]\n    }';
  }
  yield '\n  }\n}\n';
}
