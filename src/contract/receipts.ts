import * as z from 'zod';
import type { Receipts } from '../services/list-receipts.ts';
import { partsAfter, writeCursor } from './cursor.ts';
import { cursorSchema, instantSchema, limitSchema, nextCursorSchema, nothingSchema, presentInstant } from './fields.ts';
import { ADMINISTRATORS, defineRoute, EVERYONE } from './route.ts';

/** The order receipts are listed in; it stands in their cursors. */
const RECEIPT_ORDER = 'receipts';

const receiptSchema = z
  .strictObject({
    receiptId: z.guid(),
    subject: z.enum(['mailbox', 'contact', 'tenant']).describe('What was deleted.'),
    reason: z.enum(['sharing_off', 'opted_out_group', 'left', 'erasure_asked', 'consent_withdrawn', 'backup_restored']),
    directoryId: z
      .string()
      .nullable()
      .describe('Whose mailbox, by the id in the directory; null for the other subjects.'),
    askedAt: instantSchema,
    stoppedServingAt: instantSchema.describe('Serving stopped with the choice itself.'),
    rowsDeleted: z.record(z.string(), z.int().min(0)).describe('By table.'),
    goneFromAppAt: instantSchema.nullable().describe('Null while the deletion is under way.'),
    goneFromBackupsBy: instantSchema.describe('From then on no backup that held any of it can be read.'),
  })
  .meta({ id: 'Receipt', description: 'The proof of a deletion.' });

type Receipt = Receipts['receipts'][number];

const receiptsSchema = z
  .strictObject({ receipts: z.array(receiptSchema), nextCursor: nextCursorSchema })
  .meta({ id: 'Receipts', description: 'A page of receipts, newest first.' });

/** `GET /api/me/receipts` */
export const listOwnReceiptsRoute = defineRoute({
  method: 'GET',
  path: '/api/me/receipts',
  operationId: 'listOwnReceipts',
  summary: 'What was deleted of mine',
  description: 'Receipts of the caller’s own mailbox and of the whole organisation, newest first; at most 200.',
  params: nothingSchema,
  query: nothingSchema,
  reply: receiptsSchema,
  errors: ['invalid_input'],
  roles: EVERYONE,
});

/** `GET /api/admin/receipts` */
export const listReceiptsRoute = defineRoute({
  method: 'GET',
  path: '/api/admin/receipts',
  operationId: 'listReceipts',
  summary: 'What was deleted',
  description: 'All receipts of the organisation, newest first.',
  params: nothingSchema,
  query: z.strictObject({ limit: limitSchema, cursor: cursorSchema }),
  reply: receiptsSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

/** `DELETE /api/me/data` */
export const eraseOwnDataRoute = defineRoute({
  method: 'DELETE',
  path: '/api/me/data',
  operationId: 'eraseOwnData',
  summary: 'Forget me',
  description:
    'Stops reading and serving at once and deletes what was read from the caller’s mailbox, what the caller hides, and the log of views. ' +
    'What stays is the no itself. Gives the receipt; deleting follows.',
  params: nothingSchema,
  query: nothingSchema,
  reply: receiptSchema,
  errors: ['invalid_input'],
  roles: EVERYONE,
});

/** A receipt, domain to wire. */
export function presentReceipt(receipt: Receipt): z.infer<typeof receiptSchema> {
  return {
    receiptId: receipt.receiptId,
    subject: receipt.subject,
    reason: REASONS[receipt.reason],
    directoryId: receipt.objectId,
    askedAt: presentInstant(receipt.askedAt),
    stoppedServingAt: presentInstant(receipt.stoppedServingAt),
    rowsDeleted: receipt.rowsDeleted,
    goneFromAppAt: receipt.goneFromAppAt === null ? null : presentInstant(receipt.goneFromAppAt),
    goneFromBackupsBy: presentInstant(receipt.goneFromBackupsBy),
  };
}

const REASONS = {
  'sharing off': 'sharing_off',
  'opted-out group': 'opted_out_group',
  left: 'left',
  'erasure asked': 'erasure_asked',
  'consent withdrawn': 'consent_withdrawn',
  'backup restored': 'backup_restored',
} as const satisfies Readonly<Record<Receipt['reason'], z.infer<typeof receiptSchema>['reason']>>;

/** A page of receipts, domain to wire. */
export function presentReceipts({ receipts, next }: Receipts): z.infer<typeof receiptsSchema> {
  return {
    receipts: receipts.map(presentReceipt),
    nextCursor:
      next === null ? null : writeCursor({ order: RECEIPT_ORDER, after: `${next.askedAt} ${next.receiptId}` }),
  };
}

/** Where a page of receipts begins, from its cursor. @throws AppError `invalid_input` naming `cursor` */
export function receiptsAfter(cursor: string | undefined): Receipts['next'] {
  const place = partsAfter(cursor, RECEIPT_ORDER, /^(\d{1,14}) ([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/);
  return place === undefined ? null : { askedAt: Number(place[0]), receiptId: place[1] ?? '' };
}
