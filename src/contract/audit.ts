import * as z from 'zod';
import type { Audit } from '../services/list-audit.ts';
import { partsAfter, writeCursor } from './cursor.ts';
import { cursorSchema, instantSchema, limitSchema, nextCursorSchema, nothingSchema, presentInstant } from './fields.ts';
import { ADMINISTRATORS, defineRoute } from './route.ts';

const AUDIT_ORDER = 'audit';

const auditSchema = z
  .strictObject({
    entries: z.array(
      z.strictObject({
        seq: z.int().min(1),
        at: instantSchema,
        actor: z.string().describe('An object id, `command line` or `service`.'),
        action: z.string(),
        subject: z.string().nullable().describe('An id: of a person, a group, or the number of an address.'),
        detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
        hash: z.string().describe('SHA-256 over this entry and the hash of the one before it.'),
      }),
    ),
    nextCursor: nextCursorSchema,
  })
  .meta({ id: 'Audit', description: 'A page of the audit, newest first: what was decided and by whom, in ids.' });

/** `GET /api/admin/audit` */
export const listAuditRoute = defineRoute({
  method: 'GET',
  path: '/api/admin/audit',
  operationId: 'listAudit',
  summary: 'Audit',
  description: 'What was decided in the organisation, by whom and when. Append-only and chained by hashes.',
  params: nothingSchema,
  query: z.strictObject({ limit: limitSchema, cursor: cursorSchema }),
  reply: auditSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

/** A page of the audit, domain to wire. */
export function presentAudit({ entries, nextBefore }: Audit): z.infer<typeof auditSchema> {
  return {
    entries: entries.map((entry) => ({
      seq: entry.seq,
      at: presentInstant(entry.at),
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject ?? null,
      detail: entry.detail,
      hash: entry.hash,
    })),
    nextCursor: nextBefore === null ? null : writeCursor({ order: AUDIT_ORDER, after: String(nextBefore) }),
  };
}

/** The number a page of the audit begins below, from its cursor. @throws AppError `invalid_input` naming `cursor` */
export function auditBefore(cursor: string | undefined): number | undefined {
  const place = partsAfter(cursor, AUDIT_ORDER, /^(\d{1,15})$/);
  return place === undefined ? undefined : Number(place[0]);
}
