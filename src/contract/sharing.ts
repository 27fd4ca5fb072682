import * as z from 'zod';
import type { SharingAnswer } from '../services/read-sharing.ts';
import { instantSchema, nothingSchema, presentInstant } from './fields.ts';
import { defineRoute, EVERYONE } from './route.ts';

const MOST_HIDDEN = 1_000;

const mailboxSchema = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.literal('erasing'), since: instantSchema }),
    z.strictObject({ state: z.literal('waiting'), since: instantSchema }),
    z.strictObject({ state: z.literal('read'), months: z.int().min(0).max(12) }),
    z.strictObject({ state: z.literal('not_read') }),
  ])
  .describe(
    'What is kept of the mailbox: being deleted, waiting to be read, read (so many of the last twelve months, newest first), or nothing.',
  );

const sharingSchema = z
  .strictObject({
    choice: z.enum(['on', 'paused', 'off']).describe('The own choice.'),
    pausedUntil: instantSchema.nullable(),
    leftOutBy: z
      .enum(['opted_out_group', 'disabled_account'])
      .nullable()
      .describe('What leaves the caller out whatever the own choice is.'),
    isGuest: z.boolean().describe('Whether the caller is known to be a guest, whose mailbox is elsewhere.'),
    isShownToColleagues: z.boolean().describe('Whether colleagues are shown anything of the caller’s now.'),
    consents: z.array(z.enum(['userInsights', 'aggregatedInsights', 'identifiableInsights'])),
    mailbox: mailboxSchema,
    hiddenContacts: z.array(z.string()),
    hiddenDomains: z.array(z.string()),
  })
  .meta({ id: 'Sharing', description: 'What the caller shares, and what follows from it now.' });

/** `GET /api/me/sharing` */
export const readSharingRoute = defineRoute({
  method: 'GET',
  path: '/api/me/sharing',
  operationId: 'readSharing',
  summary: 'What I share',
  description: 'The caller’s own choice, what is hidden, and what follows from it now.',
  params: nothingSchema,
  query: nothingSchema,
  reply: sharingSchema,
  errors: ['invalid_input'],
  roles: EVERYONE,
});

/** `PUT /api/me/sharing` */
export const changeSharingRoute = defineRoute({
  method: 'PUT',
  path: '/api/me/sharing',
  operationId: 'changeSharing',
  summary: 'Change what I share',
  description:
    'From the next request on. Turning sharing off stops reading and serving at once and deletes what was read, with a receipt. A pause ' +
    'hides everything from colleagues and deletes nothing. A list that is given replaces the one before; what is not given stays.',
  params: nothingSchema,
  query: nothingSchema,
  body: z.strictObject({
    choice: z.enum(['on', 'paused', 'off'], 'Write on, paused or off.').optional(),
    pausedUntil: z.iso
      .datetime({ offset: true, message: 'Write an instant, such as 2026-12-24T12:00:00Z.' })
      .optional()
      .describe('When a pause ends, within 366 days; goes with `paused`.'),
    hiddenContacts: z
      .array(z.string().max(320, 'An address has at most 320 characters.'))
      .max(MOST_HIDDEN, `At most ${MOST_HIDDEN}.`)
      .optional(),
    hiddenDomains: z
      .array(z.string().max(253, 'A domain has at most 253 characters.'))
      .max(MOST_HIDDEN, `At most ${MOST_HIDDEN}.`)
      .optional(),
  }),
  reply: sharingSchema,
  errors: ['invalid_input'],
  roles: EVERYONE,
});

/** What somebody shares, domain to wire. */
export function presentSharing(sharing: SharingAnswer): z.infer<typeof sharingSchema> {
  return {
    choice: sharing.choice,
    pausedUntil: sharing.pausedUntil === null ? null : presentInstant(sharing.pausedUntil),
    leftOutBy: sharing.leftOutBy,
    isGuest: sharing.isGuest,
    isShownToColleagues: sharing.isShownToColleagues,
    consents: [...sharing.consents],
    mailbox: presentMailbox(sharing.mailbox),
    hiddenContacts: [...sharing.hiddenContacts],
    hiddenDomains: [...sharing.hiddenDomains],
  };
}

function presentMailbox(mailbox: SharingAnswer['mailbox']): z.infer<typeof mailboxSchema> {
  switch (mailbox.state) {
    case 'erasing':
    case 'waiting':
      return { state: mailbox.state, since: presentInstant(mailbox.since) };
    case 'read':
      return { state: 'read', months: mailbox.months };
    case 'not_read':
      return { state: 'not_read' };
  }
}
