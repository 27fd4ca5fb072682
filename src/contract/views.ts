import * as z from 'zod';
import type { Views } from '../services/list-views.ts';
import { partsAfter, writeCursor } from './cursor.ts';
import { cursorSchema, instantSchema, limitSchema, nextCursorSchema, nothingSchema, presentInstant } from './fields.ts';
import { personSchema, presentPerson } from './people.ts';
import { defineRoute, EVERYONE } from './route.ts';

const VIEW_ORDER = 'views';

const viewSchema = z.strictObject({
  at: instantSchema,
  viewer: personSchema.nullable().describe('Null where a command line asked, which only operators can use.'),
  viewerRole: z.enum(['administrator', 'colleague', 'guest']),
  contact: z
    .string()
    .nullable()
    .describe('The address; null where it is not kept any more, or it was about an account.'),
  account: z.string().nullable().describe('Where connections with a whole company were added up.'),
});

const viewsSchema = z
  .strictObject({ views: z.array(viewSchema), nextCursor: nextCursorSchema })
  .meta({ id: 'Views', description: 'A page of the log of who was shown the caller’s connections, newest first.' });

/** `GET /api/me/views` */
export const listViewsRoute = defineRoute({
  method: 'GET',
  path: '/api/me/views',
  operationId: 'listViews',
  summary: 'Who was shown my connections',
  description:
    'When, to whom and about which contact one of the caller’s connections was shown, for a year. Search results and lists of people at ' +
    'a company name no colleague and are not in it.',
  params: nothingSchema,
  query: z.strictObject({ limit: limitSchema, cursor: cursorSchema }),
  reply: viewsSchema,
  errors: ['invalid_input'],
  roles: EVERYONE,
});

/** A page of views, domain to wire. */
export function presentViews({ views, next }: Views): z.infer<typeof viewsSchema> {
  return {
    views: views.map((view) => ({
      at: presentInstant(view.at),
      viewer:
        view.viewerObjectId === null && view.viewerAddress === null
          ? null
          : presentPerson({
              objectId: view.viewerObjectId,
              address: view.viewerAddress,
              name: view.viewerName,
              department: view.viewerDepartment,
              title: view.viewerTitle,
            }),
      viewerRole: view.viewerRole,
      contact: view.contactAddress,
      account: view.account,
    })),
    nextCursor: next === null ? null : writeCursor({ order: VIEW_ORDER, after: `${next.at} ${next.viewId}` }),
  };
}

/** Where a page of views begins, from its cursor. @throws AppError `invalid_input` naming `cursor` */
export function viewsAfter(cursor: string | undefined): Views['next'] {
  const place = partsAfter(cursor, VIEW_ORDER, /^(\d{1,14}) (\d{1,18})$/);
  return place === undefined ? null : { at: Number(place[0]), viewId: place[1] ?? '' };
}
