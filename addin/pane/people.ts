import { addressesUnder, domainOf, normaliseAddress } from '../../src/domain/address.ts';
import type { ItemPerson, OutlookItem, Place } from '../office/outlook.ts';

/** Somebody outside the organisation on an item. */
export type OutsidePerson = { readonly address: string; readonly name: string | undefined; readonly place: Place };

/** The order in which people matter: who wrote or invited comes first. */
const ORDER: readonly Place[] = ['from', 'organiser', 'to', 'required', 'cc', 'optional'];

/**
 * The people of an item who are outside the organisation, each once, the sender first. Inside is whoever Outlook says is, or has an
 * address under the domain of one's own.
 */
export function outsidePeople({ people }: OutlookItem, ownAddress: string): readonly OutsidePerson[] {
  const own = normaliseAddress(ownAddress)?.address;
  const isOwn = addressesUnder(own === undefined ? [] : [domainOf(own)]);
  const found = new Map<string, OutsidePerson>();
  for (const person of inOrder(people)) {
    const address = normaliseAddress(person.address)?.address;
    if (address === undefined || person.isInside || isOwn(address) || found.has(address)) continue;
    found.set(address, { address, name: person.name, place: person.place });
  }
  return [...found.values()];
}

function inOrder(people: readonly ItemPerson[]): readonly ItemPerson[] {
  return people.toSorted((a, b) => ORDER.indexOf(a.place) - ORDER.indexOf(b.place));
}
