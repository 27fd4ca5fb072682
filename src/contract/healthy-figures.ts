import * as z from 'zod';
import type { HealthyFigures } from '../domain/healthy-figures.ts';
import type { HealthyFiguresAnswer } from '../services/read-healthy-figures.ts';
import { ABOUT, aboutSchema } from './about.ts';
import { bandSchema } from './band.ts';
import { daySchema, nothingSchema } from './fields.ts';
import { defineRoute, EVERYONE } from './route.ts';

const band = bandSchema.nullable();

const windowSchema = z.strictObject({
  mailsSent: band,
  mailsReceived: band,
  meetings: band.describe('Meetings and calls.'),
  replyHoursByThem: band,
  replyHoursByUs: band,
});

const healthyFiguresSchema = z
  .discriminatedUnion('state', [
    z.strictObject({
      state: z.literal('shown'),
      asOf: daySchema.describe('A Monday: the quarter and the year before it are looked at.'),
      figures90: windowSchema,
      figures365: windowSchema,
      about: aboutSchema('healthyFigures'),
    }),
    z.strictObject({
      state: z.literal('too_few_people'),
      atLeast: z.int().describe('Colleagues with healthy relationships that are needed.'),
    }),
    z.strictObject({ state: z.literal('consent_required') }),
  ])
  .meta({
    id: 'HealthyFigures',
    description:
      'What is usual among the healthy relationships of the organisation: the median of each figure, as a range; null where one colleague alone would decide it.',
  });

/** `GET /api/healthy-relationships` */
export const readHealthyFiguresRoute = defineRoute({
  method: 'GET',
  path: '/api/healthy-relationships',
  operationId: 'readHealthyFigures',
  summary: 'What is usual among healthy relationships',
  description: 'Figures of a crowd to hold a relationship against, the same for everybody all week.',
  params: nothingSchema,
  query: nothingSchema,
  reply: healthyFiguresSchema,
  errors: ['invalid_input'],
  roles: EVERYONE,
});

/** What is usual, domain to wire. */
export function presentHealthyFigures(answer: HealthyFiguresAnswer): z.infer<typeof healthyFiguresSchema> {
  switch (answer.state) {
    case 'shown':
      return {
        state: 'shown',
        asOf: answer.asOf,
        figures90: presentWindow(answer.figures90),
        figures365: presentWindow(answer.figures365),
        about: ABOUT.healthyFigures,
      };
    case 'too_few_people':
      return { state: 'too_few_people', atLeast: answer.atLeast };
    case 'consent_required':
      return { state: 'consent_required' };
  }
}

function presentWindow(figures: HealthyFigures): z.infer<typeof windowSchema> {
  return {
    mailsSent: figures.mailsSent,
    mailsReceived: figures.mailsReceived,
    meetings: figures.meetings,
    replyHoursByThem: figures.replyHoursByThem,
    replyHoursByUs: figures.replyHoursByUs,
  };
}
