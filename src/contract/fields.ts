import * as z from 'zod';
import { normaliseAddress, normaliseDomain } from '../domain/address.ts';
import { type Day, parseDay } from '../domain/calendar.ts';

const EARLIEST = '1990-01-01';
const LATEST = '2099-12-31';
const USUAL_PAGE = 25;
/** Addresses in a query at most: more do not stand on a mail that somebody writes by hand. */
const MOST_ADDRESSES = 20;

/** A calendar day in an answer, `YYYY-MM-DD` (UTC). */
export const daySchema = z.iso.date().describe('A calendar day, UTC.');

/** An instant in an answer (RFC 3339, UTC). */
export const instantSchema = z.iso.datetime().describe('An instant, UTC.');

/** An instant, domain to wire. @param moment milliseconds since 1970 */
export function presentInstant(moment: number): string {
  return new Date(moment).toISOString();
}

/** The `at` of a question: answer as of that day with the year before it; today when left out. */
export const atSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'Write a day as YYYY-MM-DD.')
  .transform((text, context): Day => {
    const day = parseDay(text);
    if (day !== undefined && text >= EARLIEST && text <= LATEST) return day;
    context.addIssue({ code: 'custom', message: `Write a day between ${EARLIEST} and ${LATEST}, as YYYY-MM-DD.` });
    return z.NEVER;
  })
  .optional()
  .describe('The day as of which to answer, YYYY-MM-DD; today when left out.')
  .meta({ format: 'date' });

/** A contact's address in a path; brought to the one form that identifies a person. */
export const addressParamSchema = z
  .string()
  .max(320, 'An address has at most 320 characters.')
  .transform((text, context): string => {
    const named = normaliseAddress(text);
    if (named !== undefined) return named.address;
    context.addIssue({ code: 'custom', message: 'Write an e-mail address, such as yvonne@fourthcoffee.example.' });
    return z.NEVER;
  })
  .describe("The contact's e-mail address.");

/** Addresses in a query, apart by commas; each brought to the one form that identifies a person. */
export const addressesSchema = z
  .string()
  .max(MOST_ADDRESSES * 321, `At most ${MOST_ADDRESSES} addresses.`)
  .transform((text, context): readonly string[] => {
    const named = text.split(',').map((part) => normaliseAddress(part)?.address);
    const found = named.filter((address) => address !== undefined);
    if (found.length === named.length && found.length <= MOST_ADDRESSES) return found;
    context.addIssue({ code: 'custom', message: `Write up to ${MOST_ADDRESSES} e-mail addresses, apart by commas.` });
    return z.NEVER;
  });

/** An account's domain in a path, in its ASCII form. */
export const domainParamSchema = z
  .string()
  .max(253, 'A domain has at most 253 characters.')
  .transform((text, context): string => {
    const domain = normaliseDomain(text);
    if (domain !== undefined) return domain;
    context.addIssue({ code: 'custom', message: 'Write a domain, such as fourthcoffee.example.' });
    return z.NEVER;
  })
  .describe("The account's domain.");

/** How many entries a page has at most. */
export const limitSchema = z
  .string()
  .regex(/^([1-9]\d?|100)$/, 'Write a whole number from 1 to 100.')
  .optional()
  .transform((text) => (text === undefined ? USUAL_PAGE : Number(text)))
  .describe('Entries on a page.')
  // For the documentation: a query carries text, but it is a number that is meant.
  .meta({ type: 'integer', minimum: 1, maximum: 100, default: USUAL_PAGE, pattern: undefined });

/** The same for lists that a page loads to the end: far fewer calls. */
export const longLimitSchema = z
  .string()
  .regex(/^([1-9]\d?|[1-4]\d\d|500)$/, 'Write a whole number from 1 to 500.')
  .optional()
  .transform((text) => (text === undefined ? USUAL_PAGE : Number(text)))
  .describe('Entries on a page.')
  .meta({ type: 'integer', minimum: 1, maximum: 500, default: USUAL_PAGE, pattern: undefined });

/** Words that are looked for in a list; none finds all. No database takes control characters in a text. */
export const wordsSchema = z
  .string()
  .max(100, 'At most 100 characters.')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Write plain text, without control characters.')
  .default('');

/** Where a list goes on. */
export const cursorSchema = z
  .string()
  .max(4_000, 'Pass back the `nextCursor` of the page before.')
  .optional()
  .describe('The `nextCursor` of the page before.');

/** What a page says about the next one. */
export const nextCursorSchema = z
  .string()
  .nullable()
  .describe('Pass it as `cursor` for the next page; null on the last.');

/** A query that takes nothing. */
export const nothingSchema = z.strictObject({});

/** Whether to say what would happen instead of doing it. */
export const previewSchema = z
  .enum(['true', 'false'], 'Write true or false.')
  .optional()
  .transform((text) => text === 'true')
  .describe('`true` says what would happen, and changes nothing.');
