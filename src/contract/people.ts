import * as z from 'zod';
import type { Evidence, Strength } from '../domain/figures.ts';
import type { ContactShown, Introducer, OwnTie, Person } from '../services/answer.ts';
import { ABOUT, aboutSchema } from './about.ts';
import { daySchema } from './fields.ts';

/** A colleague on the wire: what the directory says, nothing from a mailbox. */
export const personSchema = z
  .strictObject({
    address: z.string().nullable(),
    name: z.string().nullable(),
    department: z.string().nullable(),
    title: z.string().nullable(),
  })
  .meta({ id: 'Person', description: 'A colleague, as the directory knows him.' });

/** A contact on the wire. */
export const contactSchema = z
  .strictObject({
    address: z.string(),
    name: z.string().nullable().describe('As seen beside the address in connections the caller may see.'),
    account: z.string().nullable().describe('The registrable domain; null for free mail.'),
  })
  .meta({ id: 'Contact', description: 'A person outside the organisation.' });

/** How well somebody knows a contact. */
export const strengthSchema = z
  .strictObject({
    score: z.number().min(0),
    tier: z.enum(['strong', 'medium', 'weak']),
    probability: z.number().min(0).max(1).describe('That the two exchange something in the next 90 days.'),
    about: aboutSchema('strength'),
  })
  .meta({ id: 'Strength', description: 'How well somebody knows a contact.' });

/** What a strength rests on. */
export const evidenceSchema = z
  .strictObject({
    mailsIn: z.int().min(0).describe('Mails from the contact.'),
    mailsOut: z.int().min(0).describe('Mails to the contact.'),
    meetings: z.int().min(0),
    lastOn: daySchema,
    daysSinceLast: z.int(),
  })
  .meta({ id: 'Evidence', description: 'What the strength rests on: the last year.' });

/** A colleague proposed for an introduction. */
export const introducerSchema = z
  .strictObject({ person: personSchema, strength: strengthSchema, evidence: evidenceSchema })
  .meta({ id: 'Introducer', description: 'A colleague who knows the contact, and why we think so.' });

/** What the asker's own mailbox says. */
export const ownTieSchema = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.literal('known'), strength: strengthSchema, evidence: evidenceSchema }),
    z.strictObject({ state: z.literal('unknown') }),
    z.strictObject({ state: z.literal('not_sharing') }),
    z.strictObject({ state: z.literal('no_mailbox') }),
  ])
  .meta({ id: 'OwnTie', description: 'How well the caller knows the contact.' });

/** A colleague, domain to wire. */
export function presentPerson(person: Person): z.infer<typeof personSchema> {
  return { address: person.address, name: person.name, department: person.department, title: person.title };
}

/** A contact, domain to wire. */
export function presentContact(contact: ContactShown): z.infer<typeof contactSchema> {
  return { address: contact.address, name: contact.name, account: contact.account };
}

/** A strength, domain to wire; the same tie gives the same bytes whichever way its sum was taken. */
export function presentStrength(strength: Strength): z.infer<typeof strengthSchema> {
  return {
    score: roundedFigure(strength.score),
    tier: strength.tier,
    probability: roundedFigure(strength.probability),
    about: ABOUT.strength,
  };
}

/** A figure to four decimals: beyond them lies how a sum was added up, not what it says. */
export function roundedFigure(figure: number): number {
  return Math.round(figure * 10_000) / 10_000;
}

/** Evidence, domain to wire. */
export function presentEvidence(evidence: Evidence): z.infer<typeof evidenceSchema> {
  return {
    mailsIn: evidence.mailsIn,
    mailsOut: evidence.mailsOut,
    meetings: evidence.meetings,
    lastOn: evidence.lastOn,
    daysSinceLast: evidence.daysSinceLast,
  };
}

/** An introducer, domain to wire. */
export function presentIntroducer(introducer: Introducer): z.infer<typeof introducerSchema> {
  return {
    person: presentPerson(introducer.person),
    strength: presentStrength(introducer.strength),
    evidence: presentEvidence(introducer.evidence),
  };
}

/** The asker's own tie, domain to wire. */
export function presentOwnTie(tie: OwnTie): z.infer<typeof ownTieSchema> {
  switch (tie.state) {
    case 'known':
      return { state: 'known', strength: presentStrength(tie.strength), evidence: presentEvidence(tie.evidence) };
    case 'unknown':
    case 'not_sharing':
    case 'no_mailbox':
      return { state: tie.state };
  }
}
