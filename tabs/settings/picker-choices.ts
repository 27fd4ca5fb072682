import type { ReplyOf } from '../../src/client/api.ts';
import type { searchContactsRoute } from '../../src/contract/contacts.ts';
import { normaliseAddress, normaliseDomain } from '../../src/domain/address.ts';
import { WORDS } from './words.ts';

/** Somebody, or everybody at a company. */
export type PickerChoice = {
  readonly key: string;
  readonly kind: 'address' | 'domain';
  /** The address or the domain. */
  readonly value: string;
  readonly title: string;
  readonly about: string | undefined;
};

/** What a search found, as choices: the people, then the companies they are at. */
export function choicesOf(
  contacts: ReplyOf<typeof searchContactsRoute>['contacts'],
  withDomains: boolean,
): readonly PickerChoice[] {
  const people = contacts.map(({ contact }) => addressChoice(contact.address, contact.name));
  const domains = [...new Set(contacts.flatMap(({ contact }) => contact.account ?? []))];
  return withDomains ? [...people, ...domains.map(domainChoice)] : people;
}

/** What was typed, when it is a whole address or a domain. */
export function typedChoices(text: string, withDomains: boolean): readonly PickerChoice[] {
  const address = text.includes('@') ? normaliseAddress(text.trim())?.address : undefined;
  if (address !== undefined) return [addressChoice(address, null)];
  const domain = withDomains ? normaliseDomain(text) : undefined;
  return domain === undefined ? [] : [domainChoice(domain)];
}

function addressChoice(address: string, name: string | null): PickerChoice {
  const about = name === null ? undefined : address;
  return { key: `address ${address}`, kind: 'address', value: address, title: name ?? address, about };
}

function domainChoice(domain: string): PickerChoice {
  const title = WORDS.hidden.everybodyAt(domain);
  return { key: `domain ${domain}`, kind: 'domain', value: domain, title, about: undefined };
}
