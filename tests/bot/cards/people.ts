import type { Day } from '../../../src/domain/calendar.ts';
import type { Evidence, Strength, Tier } from '../../../src/domain/figures.ts';
import type { ContactShown, Introducer, Person } from '../../../src/services/answer.ts';

/** The day the cards are drawn on. */
export const TODAY = '2026-11-24' as Day;
export const NOW = Date.parse('2026-11-24T09:30:00Z');

export const YVONNE: ContactShown = {
  address: 'yvonne@fourthcoffee.com',
  name: 'Yvonne Lang',
  account: 'fourthcoffee.com',
};
export const NAMELESS: ContactShown = { address: 'j.becker@fourthcoffee.com', name: null, account: 'fourthcoffee.com' };

export const TOVE = person('Tove Lindqvist', 'Account Manager', 'Sales');
export const PRIYA = person('Priya Nair', 'Head of Partnerships', 'Business Development');
export const OMAR = person('Omar Haddad', 'Engineer', 'Product');
export const LONG_NAMED = person(
  'Maximiliana von Hohenstein-Oberwaldenburg zu Lichtenau',
  'Senior Vice President, Strategic Partnerships and Alliances',
  'Corporate Development Central and Eastern Europe',
);
/** Known by address only: nothing else is in the directory. */
export const ADDRESS_ONLY: Person = {
  objectId: null,
  address: 'mila.novak@contoso.com',
  name: null,
  title: null,
  department: null,
};
/** A mailbox whose owner the directory has not named. */
export const NOBODY_YET: Person = { objectId: null, address: null, name: null, title: null, department: null };

function person(name: string, title: string, department: string): Person {
  const address = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@contoso.com`;
  return { objectId: `00000000-0000-4000-8000-${idOf(name)}`, address, name, title, department };
}

export function evidence(mailsIn: number, mailsOut: number, meetings: number, daysSinceLast: number): Evidence {
  return { mailsIn, mailsOut, meetings, lastOn: TODAY, daysSinceLast };
}

export function strength(tier: Tier): Strength {
  const score = { strong: 4.2, medium: 1.9, weak: 0.4 }[tier];
  return { score, tier, probability: 0.8 };
}

export function introducer(of: Person, tier: Tier, rests: Evidence): Introducer {
  return { person: of, strength: strength(tier), evidence: rests };
}

function idOf(name: string): string {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return String(sum).padStart(12, '0');
}
