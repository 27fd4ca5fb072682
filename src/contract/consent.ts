import * as z from 'zod';
import type { ConsentAnswer } from '../services/consent-answer.ts';
import type { ConsentPreview } from '../services/preview-consent.ts';
import { instantSchema, nothingSchema, presentInstant, previewSchema } from './fields.ts';
import { optedOutGroupSchema, presentOptedOutGroup } from './opt-out-groups.ts';
import { personSchema, presentPerson } from './people.ts';
import { ADMINISTRATORS, defineRoute } from './route.ts';

type Kind = ConsentPreview['kind'];

const KINDS = ['userInsights', 'aggregatedInsights', 'identifiableInsights'] as const satisfies readonly Kind[];

const wordsSchema = z.strictObject({
  title: z.string(),
  allows: z.string(),
  whoSees: z.string(),
  example: z.string(),
  never: z.string(),
});

const decisionSchema = z.strictObject({
  kind: z.enum(KINDS),
  words: wordsSchema,
  state: z.enum(['granted', 'withdrawn', 'not_decided']),
  guestsMaySee: z.boolean(),
  grantedAt: instantSchema.nullable(),
  grantedBy: z.string().nullable().describe('An object id, or `command line`.'),
  grantedFrom: z.string().nullable().describe('A network address, or `command line`.'),
  wording: z.string().nullable().describe('The version of the words that were agreed to.'),
  withdrawnAt: instantSchema.nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnFrom: z.string().nullable(),
});

const consentsSchema = z
  .strictObject({
    wording: z.string().describe('The version of the words in force: name it when granting.'),
    decisions: z.array(decisionSchema),
  })
  .meta({ id: 'Consents', description: 'What the administrator allows, kind by kind, with the words to read before.' });

const audienceSchema = z.enum(['everybody', 'everybody but guests', 'nobody']);

const previewedSchema = z.strictObject({
  state: z.literal('preview'),
  kind: z.enum(KINDS),
  change: z.enum(['grant', 'withdraw']),
  words: wordsSchema,
  mailboxesRead: z.int().min(0).describe('Mailboxes read from then on.'),
  mailboxesErased: z.int().min(0).describe('Mailboxes of which everything that was read is deleted.'),
  leftOut: z.strictObject({
    sharingOff: z.int().min(0),
    optedOutGroup: z.int().min(0),
    left: z.int().min(0),
  }),
  people: z
    .array(z.strictObject({ person: personSchema, reason: z.enum(['sharing_off', 'opted_out_group', 'left']) }))
    .max(500)
    .describe('Who is left out and why, by address.'),
  groups: z.array(optedOutGroupSchema),
  sees: z.strictObject({
    ownRelationships: z.enum(['each person the own', 'nobody']),
    accountFigures: audienceSchema,
    whoKnowsWhom: audienceSchema,
  }),
});

const decidedSchema = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.literal('decided'), consents: consentsSchema }),
    previewedSchema,
  ])
  .meta({ id: 'ConsentDecided', description: 'The decisions as they stand now, or what would follow from one.' });

/** `GET /api/admin/consent` */
export const readConsentRoute = defineRoute({
  method: 'GET',
  path: '/api/admin/consent',
  operationId: 'readConsent',
  summary: 'What the organisation allows',
  description: 'The decisions about the three kinds of consent, with who took them, when and from where.',
  params: nothingSchema,
  query: nothingSchema,
  reply: consentsSchema,
  errors: ['invalid_input', 'forbidden'],
  roles: ADMINISTRATORS,
});

/** `PUT /api/admin/consent` */
export const changeConsentRoute = defineRoute({
  method: 'PUT',
  path: '/api/admin/consent',
  operationId: 'changeConsent',
  summary: 'Grant or withdraw a consent',
  description:
    'From the next request on. Withdrawing the last kind stops reading and serving and deletes everything that was read. With ' +
    '`preview=true` it says what would happen and changes nothing.',
  params: nothingSchema,
  query: z.strictObject({ preview: previewSchema }),
  body: z.strictObject({
    kind: z.enum(KINDS, `Write one of ${KINDS.join(', ')}.`),
    change: z.enum(['grant', 'withdraw'], 'Write grant or withdraw.'),
    wording: z.string().max(20).optional().describe('The version of the words that were read; needed to grant.'),
    guestsMaySee: z.boolean().optional().describe('Whether guests see it too; stays as it was when left out.'),
  }),
  reply: decidedSchema,
  errors: ['invalid_input', 'forbidden', 'conflict'],
  roles: ADMINISTRATORS,
});

/** The decisions, domain to wire; kinds nobody decided about are told too. */
export function presentConsents({ decisions, wording, words }: ConsentAnswer): z.infer<typeof consentsSchema> {
  return {
    wording,
    decisions: KINDS.map((kind) => {
      const decision = decisions.find((one) => one.kind === kind);
      return {
        kind,
        words: presentWords(words[kind]),
        state: decision === undefined ? 'not_decided' : decision.isGranted ? 'granted' : 'withdrawn',
        guestsMaySee: decision?.guestsMaySee ?? false,
        grantedAt: decision === undefined ? null : presentInstant(decision.grantedAt),
        grantedBy: decision?.grantedBy ?? null,
        grantedFrom: decision?.grantedFrom ?? null,
        wording: decision?.wording ?? null,
        withdrawnAt: decision?.withdrawnAt == null ? null : presentInstant(decision.withdrawnAt),
        withdrawnBy: decision?.withdrawnBy ?? null,
        withdrawnFrom: decision?.withdrawnFrom ?? null,
      };
    }),
  };
}

/** What would follow from a decision, domain to wire. */
export function presentConsentPreview(preview: ConsentPreview): z.infer<typeof previewedSchema> {
  const { leftOut } = preview.reach;
  return {
    state: 'preview',
    kind: preview.kind,
    change: preview.change,
    words: presentWords(preview.words),
    mailboxesRead: preview.mailboxesRead,
    mailboxesErased: preview.mailboxesErased,
    leftOut: { sharingOff: leftOut.sharing_off, optedOutGroup: leftOut.opted_out_group, left: leftOut.left },
    people: preview.leftOut.map(({ person, reason }) => ({ person: presentPerson(person), reason })),
    groups: preview.groups.map(presentOptedOutGroup),
    sees: {
      ownRelationships: preview.sees.ownRelationships,
      accountFigures: preview.sees.accountFigures,
      whoKnowsWhom: preview.sees.whoKnowsWhom,
    },
  };
}

function presentWords(words: ConsentPreview['words']): z.infer<typeof wordsSchema> {
  const { title, allows, whoSees, example, never } = words;
  return { title, allows, whoSees, example, never };
}
