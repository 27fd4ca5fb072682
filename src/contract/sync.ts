import * as z from 'zod';
import type { Sync } from '../services/read-sync.ts';
import { daySchema, instantSchema, nothingSchema, presentInstant } from './fields.ts';
import { ADMINISTRATORS, defineRoute } from './route.ts';

const bandSchema = z.strictObject({ from: z.int().min(0), to: z.int().min(0).nullable() });

const syncSchema = z
  .strictObject({
    state: z.enum(['consent_required', 'reading', 'idle', 'complete']),
    mailboxes: z
      .int()
      .min(0)
      .describe('Mailboxes whose owners share, of which something is read or due: of others nothing is told.'),
    months: z
      .array(
        z.strictObject({
          month: daySchema.describe('The first day of the month.'),
          mailboxesRead: z.int().min(0),
          items: bandSchema
            .nullable()
            .describe(
              'Mails and meetings, as a range; null without aggregated consent, where too few contribute or one mailbox alone decides it.',
            ),
        }),
      )
      .describe('The newest first.'),
    lastReadAt: instantSchema.nullable(),
    perMinute: z
      .number()
      .min(0)
      .nullable()
      .describe('Months of mailboxes a minute in the last run; null when it is over.'),
    minutesLeft: z.int().min(0).nullable(),
  })
  .meta({ id: 'Sync', description: 'How far reading the last twelve months is.' });

/** `GET /api/admin/sync` */
export const readSyncRoute = defineRoute({
  method: 'GET',
  path: '/api/admin/sync',
  operationId: 'readSync',
  summary: 'How far reading is',
  description:
    'For each of the last twelve months how many of the mailboxes whose owners share are read, what it brought, how fast it goes, and how ' +
    'long the rest takes.',
  params: nothingSchema,
  query: nothingSchema,
  reply: syncSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

/** How far reading is, domain to wire. */
export function presentSync(sync: Sync): z.infer<typeof syncSchema> {
  return {
    state: sync.state,
    mailboxes: sync.mailboxes,
    months: sync.months.map(({ month, mailboxesRead, items }) => ({
      month,
      mailboxesRead,
      items: items === null ? null : { from: items.from, to: items.to },
    })),
    lastReadAt: sync.lastReadAt === null ? null : presentInstant(sync.lastReadAt),
    perMinute: sync.perMinute,
    minutesLeft: sync.minutesLeft,
  };
}
