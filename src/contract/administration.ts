import * as z from 'zod';
import type { TenantSettings } from '../services/change-settings.ts';
import type { Audit } from '../services/list-audit.ts';
import { partsAfter, writeCursor } from './cursor.ts';
import { cursorSchema, instantSchema, limitSchema, nextCursorSchema, nothingSchema, presentInstant } from './fields.ts';
import { ADMINISTRATORS, defineRoute } from './route.ts';

const AUDIT_ORDER = 'audit';

const leastColleaguesSchema = z
  .int()
  .min(3, 'Never fewer than 3: below that a figure is somebody’s own.')
  .max(50, 'At most 50.')
  .describe('Colleagues that must contribute to each de-identified figure of an account.');

const introductionSubjectSchema = z
  .string()
  .max(200, 'At most 200 characters.')
  .nullable()
  .describe(
    'The subject of the mail that introduces two people; null for the usual one. It may name {contact} and {asker}.',
  );

const introductionBodySchema = z
  .string()
  .max(4_000, 'At most 4000 characters.')
  .nullable()
  .describe(
    'The text of that mail; null for the usual one. It may name {contact}, {asker}, {introducer}, {blurb} and {why}, and nothing else in braces.',
  );

const settingsSchema = z
  .strictObject({
    leastColleagues: leastColleaguesSchema,
    introductionSubject: introductionSubjectSchema,
    introductionBody: introductionBodySchema,
  })
  .meta({ id: 'TenantSettings', description: 'What an administrator sets for the whole organisation.' });

/** `GET /api/admin/settings` */
export const readSettingsRoute = defineRoute({
  method: 'GET',
  path: '/api/admin/settings',
  operationId: 'readSettings',
  summary: 'Settings',
  description: 'What is set for the whole organisation.',
  params: nothingSchema,
  query: nothingSchema,
  reply: settingsSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

/** `PUT /api/admin/settings` */
export const changeSettingsRoute = defineRoute({
  method: 'PUT',
  path: '/api/admin/settings',
  operationId: 'changeSettings',
  summary: 'Change settings',
  description: 'From the next request on. A text that is left out stays. Each change is in the audit.',
  params: nothingSchema,
  query: nothingSchema,
  body: z.strictObject({
    leastColleagues: leastColleaguesSchema,
    introductionSubject: introductionSubjectSchema.optional(),
    introductionBody: introductionBodySchema.optional(),
  }),
  reply: settingsSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

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

/** The settings, domain to wire. */
export function presentSettings(settings: TenantSettings): z.infer<typeof settingsSchema> {
  return {
    leastColleagues: settings.leastColleagues,
    introductionSubject: settings.introductionSubject,
    introductionBody: settings.introductionBody,
  };
}

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
