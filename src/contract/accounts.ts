import * as z from 'zod';
import type { Account } from '../services/read-account.ts';
import { ABOUT, aboutSchema } from './about.ts';
import { bandSchema } from './band.ts';
import { daySchema, domainParamSchema, nothingSchema } from './fields.ts';
import { contactSchema, presentContact, presentStrength, strengthSchema } from './people.ts';
import { defineRoute, EVERYONE } from './route.ts';

const band = bandSchema.nullable();

const accountFiguresSchema = z
  .strictObject({
    engagementScore: z.int().min(0).max(100).nullable().describe('In steps of 10; 50 is the middle account.'),
    mailsToAccount: band,
    mailsFromAccount: band,
    meetingsFromAccount: band.describe('Meetings and calls the account invited to.'),
    meetingsToAccount: band.describe('Meetings and calls we invited to.'),
    colleaguesInMeetings: band,
    colleaguesInMails: band,
    contactsInMeetings: band,
    contactsInMails: band,
    engagementStartsOn: daySchema.nullable().describe('The first day of the month the figures begin in.'),
    daysSinceLastMail: band,
    daysSinceLastMeeting: band,
    averageMeetingMinutes: band,
    averageReplyHours: band.describe('Hours in which the account answered on average.'),
    aggregationStartsOn: daySchema,
    aggregationLevel: z.enum(['year', 'month', 'week']),
    about: aboutSchema('accountFigures'),
  })
  .meta({
    id: 'AccountFigures',
    description:
      'De-identified figures; null where too few colleagues contribute, or where one of them alone would change the figure.',
  });

const figuresSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('shown'), figures: accountFiguresSchema }),
  z.strictObject({ state: z.literal('too_few_people'), atLeast: z.int().describe('Colleagues it takes.') }),
  z.strictObject({ state: z.literal('consent_required') }),
]);

const peopleSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('shown'),
    contacts: z
      .array(
        z.strictObject({
          contact: contactSchema,
          strength: strengthSchema,
          lastOn: daySchema.nullable().describe('The last day something happened that the caller may see.'),
        }),
      )
      .max(25)
      .describe('Best known first.'),
  }),
  z.strictObject({ state: z.literal('consent_required') }),
]);

const accountSchema = z
  .strictObject({
    account: z.string(),
    asOf: daySchema.describe('The day as of which people are listed.'),
    figures: figuresSchema.describe('As of the Monday of this week.'),
    people: peopleSchema.describe('The contacts there that the caller may see.'),
  })
  .meta({ id: 'Account', description: 'An outside organisation: what the crowd adds up to, and the people there.' });

/** `GET /api/accounts/{domain}` */
export const readAccountRoute = defineRoute({
  method: 'GET',
  path: '/api/accounts/{domain}',
  operationId: 'readAccount',
  summary: 'An account',
  description:
    'De-identified figures (each shown only when enough colleagues contribute and none of them decides it alone) and the ' +
    'people there the caller may see. The figures cover the 365 days before the Monday (UTC) of this week, the same for ' +
    'everybody all week; people are listed as of today.',
  params: z.strictObject({ domain: domainParamSchema }),
  query: nothingSchema,
  reply: accountSchema,
  errors: ['invalid_input', 'consent_required'],
  roles: EVERYONE,
});

/** An account, domain to wire. */
export function presentAccount(account: Account): z.infer<typeof accountSchema> {
  return {
    account: account.account,
    asOf: account.asOf,
    figures: presentFigures(account.figures),
    people: presentPeople(account.people),
  };
}

function presentFigures(figures: Account['figures']): z.infer<typeof figuresSchema> {
  switch (figures.state) {
    case 'shown':
      return { state: 'shown', figures: presentAccountFigures(figures.figures) };
    case 'too_few_people':
      return { state: 'too_few_people', atLeast: figures.atLeast };
    case 'consent_required':
      return { state: 'consent_required' };
  }
}

function presentPeople(people: Account['people']): z.infer<typeof peopleSchema> {
  switch (people.state) {
    case 'shown':
      return {
        state: 'shown',
        contacts: people.contacts.map((entry) => ({
          contact: presentContact(entry),
          strength: presentStrength(entry.strength),
          lastOn: entry.lastOn,
        })),
      };
    case 'consent_required':
      return { state: 'consent_required' };
  }
}

type AccountFigures = Extract<Account['figures'], { state: 'shown' }>['figures'];

function presentAccountFigures(figures: AccountFigures): z.infer<typeof accountFiguresSchema> {
  return {
    engagementScore: figures.engagementScore,
    mailsToAccount: presentBand(figures.mailsToAccount),
    mailsFromAccount: presentBand(figures.mailsFromAccount),
    meetingsFromAccount: presentBand(figures.meetingsFromAccount),
    meetingsToAccount: presentBand(figures.meetingsToAccount),
    colleaguesInMeetings: presentBand(figures.colleaguesInMeetings),
    colleaguesInMails: presentBand(figures.colleaguesInMails),
    contactsInMeetings: presentBand(figures.contactsInMeetings),
    contactsInMails: presentBand(figures.contactsInMails),
    engagementStartsOn: figures.engagementStartsOn,
    daysSinceLastMail: presentBand(figures.daysSinceLastMail),
    daysSinceLastMeeting: presentBand(figures.daysSinceLastMeeting),
    averageMeetingMinutes: presentBand(figures.averageMeetingMinutes),
    averageReplyHours: presentBand(figures.averageReplyHours),
    aggregationStartsOn: figures.aggregationStartsOn,
    aggregationLevel: figures.aggregationLevel,
    about: ABOUT.accountFigures,
  };
}

function presentBand(value: AccountFigures['mailsToAccount']): z.infer<typeof band> {
  return value === null ? null : { from: value.from, to: value.to };
}
