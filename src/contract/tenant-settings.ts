import * as z from 'zod';
import { FREQUENCIES } from '../domain/health-settings.ts';
import type { TenantSettings } from '../services/change-settings.ts';
import type { GradesPreview, GradesQuestion } from '../services/preview-grades.ts';
import { daySchema, nothingSchema } from './fields.ts';
import { ADMINISTRATORS, defineRoute } from './route.ts';

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

const frequencySchema = z
  .enum(FREQUENCIES, `Write one of: ${FREQUENCIES.join(', ')}.`)
  .describe('How often contact is expected. Meeting it, with both sides taking part, scores 60 or more.');

const adjustmentSchema = z
  .number()
  .min(-0.5, 'At least -0.5: half of what is usual.')
  .max(0.5, 'At most 0.5: half as much again.');

const adjustmentsSchema = z
  .strictObject({ mail: adjustmentSchema, meeting: adjustmentSchema, call: adjustmentSchema })
  .describe('How much more or less than usual a kind of contact weighs; 0 is usual.');

const boundSchema = z
  .int('Write a whole number.')
  .min(1, 'A whole number from 1 to 100.')
  .max(100, 'A whole number from 1 to 100.');

const gradeBoundsSchema = z
  .strictObject({ fairFrom: boundSchema, goodFrom: boundSchema })
  .describe('From which score a health is fair, and from which it is good; below fair it is poor.');

const settingsSchema = z
  .strictObject({
    leastColleagues: leastColleaguesSchema,
    introductionSubject: introductionSubjectSchema,
    introductionBody: introductionBodySchema,
    frequency: frequencySchema,
    adjustments: adjustmentsSchema,
    gradeBounds: gradeBoundsSchema,
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
  description: 'From the next request on. What is left out stays. Each change is in the audit.',
  params: nothingSchema,
  query: nothingSchema,
  body: z.strictObject({
    leastColleagues: leastColleaguesSchema.optional(),
    introductionSubject: introductionSubjectSchema.optional(),
    introductionBody: introductionBodySchema.optional(),
    frequency: frequencySchema.optional(),
    adjustments: adjustmentsSchema.optional(),
    gradeBounds: gradeBoundsSchema.optional(),
  }),
  reply: settingsSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

const adjustmentParamSchema = z
  .string()
  .regex(/^-?0(\.\d{1,4})?$/, 'Write a number from -0.5 to 0.5.')
  .transform(Number)
  .refine((value) => Math.abs(value) <= 0.5, 'Write a number from -0.5 to 0.5.')
  .optional()
  .describe('As in the settings; what is in force when left out.')
  // For the documentation: a query carries text, but it is a number that is meant.
  .meta({ type: 'number', minimum: -0.5, maximum: 0.5, pattern: undefined });

const gradesSchema = z
  .discriminatedUnion('state', [
    z.strictObject({
      state: z.literal('shown'),
      asOf: daySchema.describe('A Monday: the 365 days before it are looked at, all week.'),
      reaching: z
        .array(
          z
            .strictObject({
              percent: z.number().min(0).max(100),
              within: z.number().min(0).max(50).describe('By how many points of percent it may be off.'),
            })
            .nullable(),
        )
        .length(101)
        .describe(
          'For each score from 0 to 100 the share of relationships that reach it; null where one colleague alone would decide it.',
        ),
    }),
    z.strictObject({ state: z.literal('too_few_people'), atLeast: z.int() }),
    z.strictObject({ state: z.literal('consent_required') }),
  ])
  .meta({ id: 'GradesPreview', description: 'Which share of relationships reaches each score.' });

/** `GET /api/admin/settings/grades` */
export const previewGradesRoute = defineRoute({
  method: 'GET',
  path: '/api/admin/settings/grades',
  operationId: 'previewGrades',
  summary: 'Try health settings',
  description:
    'The share of relationships of those who share that reach each score, with the settings in force or with others that are tried here ' +
    'and not saved. A figure of a crowd: it names nobody, and no one colleague decides it.',
  params: nothingSchema,
  query: z.strictObject({
    frequency: frequencySchema.optional(),
    mail: adjustmentParamSchema,
    meeting: adjustmentParamSchema,
    call: adjustmentParamSchema,
  }),
  reply: gradesSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

/** The settings, domain to wire. */
export function presentSettings(settings: TenantSettings): z.infer<typeof settingsSchema> {
  const { adjustments, gradeBounds } = settings;
  return {
    leastColleagues: settings.leastColleagues,
    introductionSubject: settings.introductionSubject,
    introductionBody: settings.introductionBody,
    frequency: settings.frequency,
    adjustments: { mail: adjustments.mail, meeting: adjustments.meeting, call: adjustments.call },
    gradeBounds: { fairFrom: gradeBounds.fairFrom, goodFrom: gradeBounds.goodFrom },
  };
}

/** What is tried, from the query. */
export function gradesQuestionOf(query: z.output<typeof previewGradesRoute.query>): GradesQuestion {
  const { frequency, mail, meeting, call } = query;
  return {
    frequency,
    adjustments: {
      ...(mail === undefined ? {} : { mail }),
      ...(meeting === undefined ? {} : { meeting }),
      ...(call === undefined ? {} : { call }),
    },
  };
}

/** The shares, domain to wire. */
export function presentGrades(preview: GradesPreview): z.infer<typeof gradesSchema> {
  switch (preview.state) {
    case 'shown':
      return {
        state: 'shown',
        asOf: preview.asOf,
        reaching: preview.reaching.map((share) =>
          share === null ? null : { percent: share.percent, within: share.within },
        ),
      };
    case 'too_few_people':
      return { state: 'too_few_people', atLeast: preview.atLeast };
    case 'consent_required':
      return { state: 'consent_required' };
  }
}
