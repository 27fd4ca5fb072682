import * as z from 'zod';
import type { Names } from '../services/list-names.ts';
import type { FoundGroups } from '../services/search-groups.ts';
import { partsAfter, writeCursor } from './cursor.ts';
import { cursorSchema, limitSchema, nextCursorSchema, nothingSchema, wordsSchema } from './fields.ts';
import { ADMINISTRATORS, defineRoute } from './route.ts';

const GROUP_ORDER = 'groups';
const MOST_IDS = 100;

const groupsSchema = z
  .strictObject({
    groups: z.array(
      z.strictObject({
        groupId: z.string(),
        name: z.string().describe('Empty where the directory has not named it.'),
        people: z.int().min(0).describe('People in it who are in our directory, groups within it included.'),
        groupsWithin: z.int().min(0),
        isOptedOut: z.boolean(),
      }),
    ),
    nextCursor: nextCursorSchema,
  })
  .meta({
    id: 'Groups',
    description: 'A page of security groups, by name, as far as the groups of the directory were read.',
  });

/** `GET /api/admin/groups` */
export const searchGroupsRoute = defineRoute({
  method: 'GET',
  path: '/api/admin/groups',
  operationId: 'searchGroups',
  summary: 'Find a security group',
  description: 'Security groups of the directory whose name has all the words, with how many people are in each.',
  params: nothingSchema,
  query: z.strictObject({
    q: wordsSchema.describe('Words that must be in the name; none finds all.'),
    limit: limitSchema,
    cursor: cursorSchema,
  }),
  reply: groupsSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

const namesSchema = z
  .strictObject({
    names: z.array(z.strictObject({ id: z.string(), kind: z.enum(['person', 'group']), name: z.string() })),
  })
  .meta({ id: 'Names', description: 'What ids of the directory are called now; who is not there is left out.' });

/** `GET /api/admin/names` */
export const listNamesRoute = defineRoute({
  method: 'GET',
  path: '/api/admin/names',
  operationId: 'listNames',
  summary: 'Names of ids',
  description: 'What people and groups are called whose ids stand in consents, in the audit and in receipts.',
  params: nothingSchema,
  query: z.strictObject({
    ids: z
      .string()
      .max(100 * 65, `At most ${MOST_IDS} ids.`)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Write ids, with commas between them.')
      .transform((text) => [...new Set(text.toLowerCase().split(','))].filter(Boolean))
      .refine((ids) => ids.length <= MOST_IDS, `At most ${MOST_IDS} ids.`)
      .describe('Object ids of people and groups, with commas between them.'),
  }),
  reply: namesSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

/** A page of groups, domain to wire. */
export function presentGroups({ groups, next }: FoundGroups): z.infer<typeof groupsSchema> {
  return {
    groups: groups.map(({ groupId, name, people, groupsWithin, isOptedOut }) => ({
      groupId,
      name,
      people,
      groupsWithin,
      isOptedOut,
    })),
    nextCursor: next === null ? null : writeCursor({ order: GROUP_ORDER, after: `${next.groupId} ${next.name}` }),
  };
}

/** Where a page of groups begins, from its cursor. @throws AppError `invalid_input` naming `cursor` */
export function groupsAfter(cursor: string | undefined): FoundGroups['next'] | undefined {
  const place = partsAfter(cursor, GROUP_ORDER, /^([\w-]{1,64}) (.*)$/u);
  return place === undefined ? undefined : { groupId: place[0] ?? '', name: place[1] ?? '' };
}

/** Names, domain to wire. */
export function presentNames(names: Names): z.infer<typeof namesSchema> {
  return { names: names.map(({ id, kind, name }) => ({ id, kind, name })) };
}
