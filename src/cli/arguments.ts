import { InvalidArgumentError } from 'commander';
import { atSchema } from '../contract/fields.ts';
import type { PlayerName } from '../demo/playground/config.ts';
import { normaliseAddress, normaliseDomain } from '../domain/address.ts';
import { type Day, type Month, monthOf, startOfDay } from '../domain/calendar.ts';
import { FREQUENCIES, type Frequency } from '../domain/health-settings.ts';
import { CONSENT_KINDS, type ConsentKind } from '../policy/consent-in-force.ts';

/** Reads a calendar day as the REST API does. @throws InvalidArgumentError */
export function dayArgument(text: string): Day {
  const day = atSchema.safeParse(text).data;
  if (day === undefined) throw new InvalidArgumentError('It is not a day from 1990 to 2099, such as 2001-07-01.');
  return day;
}

/** Reads a calendar month. @throws InvalidArgumentError */
export function monthArgument(text: string): Month {
  const first = atSchema.safeParse(`${text}-01`).data;
  if (first === undefined) throw new InvalidArgumentError('It is not a month from 1990 to 2099, such as 2001-07.');
  return monthOf(startOfDay(first));
}

/** What somebody asks about: one contact or a whole account. */
export type Subject = { readonly kind: 'address' | 'domain'; readonly text: string };

/** Reads a mail address or a domain. @throws InvalidArgumentError */
export function subjectArgument(text: string): Subject {
  if (text.includes('@')) return { kind: 'address', text: addressArgument(text) };
  const domain = normaliseDomain(text);
  if (domain === undefined) {
    throw new InvalidArgumentError('It is neither a mail address nor a domain such as fourthcoffee.com.');
  }
  return { kind: 'domain', text: domain };
}

/** Reads a mail address. @throws InvalidArgumentError */
export function addressArgument(text: string): string {
  const address = normaliseAddress(text)?.address;
  if (address === undefined)
    throw new InvalidArgumentError('It is not a mail address such as yvonne@fourthcoffee.com.');
  return address;
}

/** Reads one more domain of the organisation. @throws InvalidArgumentError */
export function domainArgument(text: string, before: readonly string[] | undefined): readonly string[] {
  const domain = normaliseDomain(text);
  if (domain === undefined) throw new InvalidArgumentError('It is not a domain such as contoso.com.');
  return [...(before ?? []), domain];
}

/** Reads a kind of consent. @throws InvalidArgumentError */
export function consentArgument(text: string): ConsentKind {
  const kind = CONSENT_KINDS.find((one) => one === text);
  if (kind === undefined) throw new InvalidArgumentError(`It is one of: ${CONSENT_KINDS.join(', ')}.`);
  return kind;
}

/** Reads one more kind of consent. @throws InvalidArgumentError */
export function consentsArgument(text: string, before: readonly ConsentKind[] | undefined): readonly ConsentKind[] {
  return [...(before ?? []), consentArgument(text)];
}

/** Reads a whole number within bounds. @throws InvalidArgumentError */
export function wholeArgument(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      throw new InvalidArgumentError(`It is not a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

/** Reads how much more or less than usual, in whole percent. @throws InvalidArgumentError */
export function percentArgument(text: string): number {
  const percent = /^-?\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  if (!(Math.abs(percent) <= 50)) throw new InvalidArgumentError('It is not a whole number from -50 to 50.');
  return percent / 100;
}

/** Reads how often contact is expected. @throws InvalidArgumentError */
export function frequencyArgument(text: string): Frequency {
  const frequency = FREQUENCIES.find((one) => one === text);
  if (frequency === undefined) throw new InvalidArgumentError(`It is one of: ${FREQUENCIES.join(', ')}.`);
  return frequency;
}

/** Whom the made-up tenant lends to the Playground. Their names alone: whoever they are is loaded with the demo. */
export const PLAYER_NAMES = Object.keys({
  priya: true,
  marcus: true,
  helena: true,
  sofia: true,
  ana: true,
  tom: true,
} satisfies Record<PlayerName, true>) as readonly PlayerName[];

/** Reads the name of one more person of the made-up tenant. @throws InvalidArgumentError */
export function playerArgument(text: string, before: readonly PlayerName[] | undefined): readonly PlayerName[] {
  const player = PLAYER_NAMES.find((name) => name === text.toLowerCase());
  if (player === undefined) throw new InvalidArgumentError(`It is none of ${PLAYER_NAMES.join(', ')}.`);
  return [...(before ?? []), player];
}
