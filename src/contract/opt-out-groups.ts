import * as z from 'zod';
import type { GroupsAnswer } from '../services/change-opt-out-groups.ts';
import { instantSchema, nothingSchema, presentInstant, previewSchema } from './fields.ts';
import { ADMINISTRATORS, defineRoute } from './route.ts';

const MOST_GROUPS = 100;

/** A group whose members are left out, on the wire. */
export const optedOutGroupSchema = z
  .strictObject({
    groupId: z.string(),
    name: z.string().nullable(),
    people: z.int().min(0).describe('People in it who are in our directory, groups within it included.'),
    since: instantSchema,
  })
  .meta({ id: 'OptedOutGroup', description: 'A security group whose members are left out.' });

const groupsSchema = z
  .strictObject({ groups: z.array(optedOutGroupSchema) })
  .meta({ id: 'OptedOutGroups', description: 'The security groups whose members are left out, by id.' });

const changedSchema = z
  .strictObject({
    isPreview: z.boolean(),
    groups: z.array(optedOutGroupSchema),
    leftOut: z.int().min(0).describe('People who are left out from now on.'),
    backIn: z.int().min(0).describe('People who are in no opted-out group any more; their own choice decides.'),
  })
  .meta({ id: 'OptedOutGroupsChanged', description: 'What a change of groups did, or would do.' });

/** `GET /api/admin/opt-out-groups` */
export const listOptOutGroupsRoute = defineRoute({
  method: 'GET',
  path: '/api/admin/opt-out-groups',
  operationId: 'listOptOutGroups',
  summary: 'Opted-out groups',
  description: 'The security groups whose members are left out.',
  params: nothingSchema,
  query: nothingSchema,
  reply: groupsSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

const groupIdsSchema = z
  .array(z.string().max(64, 'A group id has at most 64 characters.'))
  .max(MOST_GROUPS, `At most ${MOST_GROUPS} at once.`)
  .optional();

/** `PUT /api/admin/opt-out-groups` */
export const changeOptOutGroupsRoute = defineRoute({
  method: 'PUT',
  path: '/api/admin/opt-out-groups',
  operationId: 'changeOptOutGroups',
  summary: 'Opt groups out',
  description:
    'Opts groups out, or no longer, from the next request on, for the members they have and will have. What was read from mailboxes of ' +
    'those left out is deleted, with receipts. With `preview=true` it says how many people that would be and changes nothing.',
  params: nothingSchema,
  query: z.strictObject({ preview: previewSchema }),
  body: z.strictObject({ add: groupIdsSchema, remove: groupIdsSchema }),
  reply: changedSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

type Group = GroupsAnswer['groups'][number];

/** A group, domain to wire. */
export function presentOptedOutGroup(group: Group): z.infer<typeof optedOutGroupSchema> {
  return { groupId: group.groupId, name: group.name, people: group.people, since: presentInstant(group.since) };
}

/** The groups, domain to wire. */
export function presentOptedOutGroups(groups: readonly Group[]): z.infer<typeof groupsSchema> {
  return { groups: groups.map(presentOptedOutGroup) };
}

/** What a change did, domain to wire. */
export function presentGroupsChange(answer: GroupsAnswer, isPreview: boolean): z.infer<typeof changedSchema> {
  return {
    isPreview,
    groups: answer.groups.map(presentOptedOutGroup),
    leftOut: answer.leftOut,
    backIn: answer.backIn,
  };
}
