import * as z from 'zod';
import { composeLink, type MailDraft } from '../domain/introduction-mail.ts';
import type { AskedOfMe, IntroductionShown, OwnAsk } from '../services/introduction-shown.ts';
import { instantSchema, nothingSchema, presentInstant } from './fields.ts';
import { contactSchema, personSchema, presentContact, presentPerson } from './people.ts';
import { defineRoute, EVERYONE } from './route.ts';

const reasonSchema = z
  .enum(['notKnownWell', 'notAboutContact', 'notAtAll'], 'Write notKnownWell, notAboutContact or notAtAll.')
  .describe(
    '`notKnownWell`: does not know the contact well. `notAboutContact`, `notAtAll`: does not want to be asked so again.',
  );

const outcomeSchema = z
  .enum(['met', 'noAnswer', 'notNeeded'], 'Write met, noAnswer or notNeeded.')
  .describe('What came of an introduction, as the asker tells it.');

const shared = {
  id: z.uuid(),
  asker: personSchema,
  introducer: personSchema,
  contact: contactSchema,
  why: z.string().describe('For the introducer alone.'),
  blurb: z.string().describe('What the introducer may forward to the contact.'),
  askedAt: instantSchema,
  introducedAt: instantSchema.nullable(),
  outcome: outcomeSchema.nullable(),
};

const ownAskSchema = z
  .strictObject({
    side: z.literal('asker'),
    ...shared,
    state: z
      .enum(['waiting', 'accepted', 'introduced', 'unanswered', 'closed', 'cancelled'])
      .describe('`unanswered` after a no and after a silence alike, at a moment that says nothing of either.'),
    moves: z
      .array(z.enum(['cancel', 'conclude']))
      .describe('What the caller may do: `conclude` by `complete` with an outcome.'),
  })
  .meta({ id: 'OwnAsk', description: 'An introduction the caller asked for.' });

const askedOfMeSchema = z
  .strictObject({
    side: z.literal('introducer'),
    ...shared,
    state: z.enum(['asked', 'later', 'accepted', 'introduced', 'closed', 'expired', 'cancelled']),
    declineReason: reasonSchema.nullable(),
    askAgainAt: instantSchema.nullable().describe('When “not now” is over.'),
    expiresAt: instantSchema.describe('When the ask ends without an answer; after a yes it says nothing.'),
    moves: z.array(z.enum(['accept', 'later', 'decline', 'complete'])).describe('What the caller may do.'),
  })
  .meta({ id: 'AskedOfMe', description: 'An introduction that is asked of the caller.' });

const introductionSchema = z
  .discriminatedUnion('side', [ownAskSchema, askedOfMeSchema])
  .meta({ id: 'Introduction', description: 'An introduction by the eyes of the caller.' });

const introductionsSchema = z
  .strictObject({ introductions: z.array(introductionSchema).max(200) })
  .meta({ id: 'Introductions', description: 'Introductions, newest first.' });

const mailSchema = z
  .strictObject({
    to: z.array(z.string()),
    subject: z.string(),
    body: z.string().describe('Plain text.'),
    composeLink: z.string().describe('Opens the draft in Outlook on the web; a very long body is cut.'),
  })
  .meta({ id: 'MailDraft', description: 'A mail that the caller may send. The service sends none.' });

const idParams = z.strictObject({ id: z.string().max(36, 'It is the id of an introduction.') });

/** `POST /api/introductions` */
export const askIntroductionRoute = defineRoute({
  method: 'POST',
  path: '/api/introductions',
  operationId: 'askIntroduction',
  summary: 'Ask for an introduction',
  description:
    'Asks a colleague who is proposed to the caller for the contact now; of all others nothing is said. The same ask while it is open gives ' +
    'back what was asked before. The contact never learns of it.',
  params: nothingSchema,
  query: nothingSchema,
  body: z.strictObject({
    introducer: z
      .string()
      .max(320, 'An address has at most 320 characters.')
      .describe('The address of the colleague, or the id in the directory.'),
    contact: z.string().max(320, 'An address has at most 320 characters.').describe('The address of the contact.'),
    why: z.string().max(2_000, 'At most 500 characters.').describe('Why, for the introducer: 1 to 500 characters.'),
    blurb: z
      .string()
      .max(4_000, 'At most 1000 characters.')
      .optional()
      .describe('What may be forwarded: up to 1000 characters.'),
  }),
  reply: ownAskSchema,
  errors: ['invalid_input', 'forbidden', 'consent_required', 'not_found', 'conflict'],
  roles: EVERYONE,
});

/** `GET /api/introductions` */
export const listIntroductionsRoute = defineRoute({
  method: 'GET',
  path: '/api/introductions',
  operationId: 'listIntroductions',
  summary: 'My introductions',
  description:
    'What the caller asked for and what is asked of the caller, newest first, as far as it may be shown now.',
  params: nothingSchema,
  query: z.strictObject({
    side: z.enum(['asker', 'introducer'], 'Write asker or introducer.').optional().describe('Only one side of them.'),
  }),
  reply: introductionsSchema,
  errors: ['invalid_input'],
  roles: EVERYONE,
});

/** `GET /api/introductions/{id}` */
export const readIntroductionRoute = defineRoute({
  method: 'GET',
  path: '/api/introductions/{id}',
  operationId: 'readIntroduction',
  summary: 'One introduction',
  description: 'For its asker and its introducer, each by the own eyes; for nobody else.',
  params: idParams,
  query: nothingSchema,
  reply: introductionSchema,
  errors: ['invalid_input', 'not_found'],
  roles: EVERYONE,
});

/** `GET /api/introductions/{id}/mail` */
export const readIntroductionMailRoute = defineRoute({
  method: 'GET',
  path: '/api/introductions/{id}/mail',
  operationId: 'readIntroductionMail',
  summary: 'The mail to write',
  description:
    'For the introducer the mail to both, from the organisation’s template; for the asker, once introduced, a thank-you to the introducer.',
  params: idParams,
  query: nothingSchema,
  reply: mailSchema,
  errors: ['invalid_input', 'not_found', 'conflict'],
  roles: EVERYONE,
});

/** `POST /api/introductions/{id}/accept` */
export const acceptIntroductionRoute = defineRoute({
  method: 'POST',
  path: '/api/introductions/{id}/accept',
  operationId: 'acceptIntroduction',
  summary: 'Introduce',
  description: 'The introducer will write; the asker is told so.',
  params: idParams,
  query: nothingSchema,
  reply: askedOfMeSchema,
  errors: ['invalid_input', 'forbidden', 'not_found', 'conflict'],
  roles: EVERYONE,
});

/** `POST /api/introductions/{id}/later` */
export const postponeIntroductionRoute = defineRoute({
  ...acceptIntroductionRoute,
  path: '/api/introductions/{id}/later',
  operationId: 'postponeIntroduction',
  summary: 'Not now',
  description: 'The introducer is asked again in a week. The asker learns nothing of it.',
});

/** `POST /api/introductions/{id}/decline` */
export const declineIntroductionRoute = defineRoute({
  method: 'POST',
  path: '/api/introductions/{id}/decline',
  operationId: 'declineIntroduction',
  summary: 'Say no',
  description:
    'To the asker it looks like silence. The reason is kept as a wish of the introducer, who can take it back.',
  params: idParams,
  query: nothingSchema,
  body: z.strictObject({ reason: reasonSchema }),
  reply: askedOfMeSchema,
  errors: ['invalid_input', 'forbidden', 'not_found', 'conflict'],
  roles: EVERYONE,
});

/** `POST /api/introductions/{id}/complete` */
export const completeIntroductionRoute = defineRoute({
  method: 'POST',
  path: '/api/introductions/{id}/complete',
  operationId: 'completeIntroduction',
  summary: 'It is done',
  description: 'From the introducer: the mail is out. From the asker, with an outcome: what came of it.',
  params: idParams,
  query: nothingSchema,
  body: z.strictObject({ outcome: outcomeSchema.optional() }),
  reply: introductionSchema,
  errors: ['invalid_input', 'not_found', 'conflict'],
  roles: EVERYONE,
});

/** `POST /api/introductions/{id}/cancel` */
export const cancelIntroductionRoute = defineRoute({
  method: 'POST',
  path: '/api/introductions/{id}/cancel',
  operationId: 'cancelIntroduction',
  summary: 'Take an ask back',
  description: 'For the asker, as long as the ask waits or is accepted.',
  params: idParams,
  query: nothingSchema,
  reply: ownAskSchema,
  errors: ['invalid_input', 'forbidden', 'not_found', 'conflict'],
  roles: EVERYONE,
});

/** An ask, domain to wire. */
export function presentOwnAsk(ask: OwnAsk): z.infer<typeof ownAskSchema> {
  return { side: 'asker', ...sharedOf(ask), state: ask.state, moves: [...ask.moves] };
}

/** What is asked of somebody, domain to wire. */
export function presentAskedOfMe(asked: AskedOfMe): z.infer<typeof askedOfMeSchema> {
  return {
    side: 'introducer',
    ...sharedOf(asked),
    state: asked.state,
    declineReason: asked.declineReason,
    askAgainAt: asked.askAgainAt === null ? null : presentInstant(asked.askAgainAt),
    expiresAt: presentInstant(asked.expiresAt),
    moves: [...asked.moves],
  };
}

/** An introduction, domain to wire. */
export function presentIntroduction(shown: IntroductionShown): z.infer<typeof introductionSchema> {
  return shown.side === 'asker' ? presentOwnAsk(shown) : presentAskedOfMe(shown);
}

/** Introductions, domain to wire. */
export function presentIntroductions(shown: readonly IntroductionShown[]): z.infer<typeof introductionsSchema> {
  return { introductions: shown.map(presentIntroduction) };
}

/** A draft, domain to wire. */
export function presentMail(mail: MailDraft): z.infer<typeof mailSchema> {
  return { to: [...mail.to], subject: mail.subject, body: mail.body, composeLink: composeLink(mail) };
}

function sharedOf(shown: IntroductionShown): Pick<z.infer<typeof ownAskSchema>, keyof typeof shared> {
  return {
    id: shown.id,
    asker: presentPerson(shown.asker),
    introducer: presentPerson(shown.introducer),
    contact: presentContact(shown.contact),
    why: shown.why,
    blurb: shown.blurb,
    askedAt: presentInstant(shown.askedAt),
    introducedAt: shown.introducedAt === null ? null : presentInstant(shown.introducedAt),
    outcome: shown.outcome,
  };
}
