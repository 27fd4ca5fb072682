import type { ColleagueId } from '../domain/ids.ts';
import type { DirectoryPerson, KnownColleague } from './directory-person.ts';

/** A person of a directory, and the colleagues of the store that this person is. */
export type DirectoryMatch = {
  readonly person: DirectoryPerson;
  /** The one who stays comes first; the others turned out to be the same person. Empty when the person is new. */
  readonly colleagues: readonly KnownColleague[];
  /** The addresses that are this person's own: an address that two people list belongs to one of them. */
  readonly addresses: readonly string[];
};

/**
 * Finds out who the people of a directory are.
 *
 * The object id decides. A colleague of whom only an address is known is the person who has that address; two colleagues with
 * different object ids are two people, even when both list the same private address.
 */
export function matchDirectory(
  known: readonly KnownColleague[],
  people: readonly DirectoryPerson[],
): readonly DirectoryMatch[] {
  const byObjectId = new Map(known.flatMap((one) => (one.objectId === null ? [] : [[one.objectId, one] as const])));
  const holders = new Map(known.flatMap((one) => one.addresses.map((address) => [address, one] as const)));
  const identified = people.map((person) =>
    person.objectId === undefined ? holders.get(person.address ?? '') : byObjectId.get(person.objectId),
  );
  const owners = addressOwners(people, (address, person) => {
    const holder = holders.get(address);
    return holder === undefined || holder.objectId === null || holder.objectId === person.objectId;
  });
  const nameless = new Map<number, KnownColleague[]>();
  for (const colleague of known) {
    if (colleague.objectId !== null) continue;
    const owner = colleague.addresses.map((address) => owners.get(address)).find((index) => index !== undefined);
    if (owner !== undefined) nameless.set(owner, [...(nameless.get(owner) ?? []), colleague]);
  }
  return people.map((person, index) => ({
    person,
    colleagues: unique([identified[index], ...(nameless.get(index) ?? [])]),
    addresses: person.addresses.filter((address) => owners.get(address) === index),
  }));
}

/** Who of several people an address belongs to: whose main address it is, else who lists it first and may have it. */
function addressOwners(
  people: readonly DirectoryPerson[],
  mayHave: (address: string, person: DirectoryPerson) => boolean,
): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const [index, { address }] of people.entries()) {
    if (address !== undefined && !owners.has(address)) owners.set(address, index);
  }
  for (const [index, person] of people.entries()) {
    for (const address of person.addresses) {
      if (!owners.has(address) && mayHave(address, person)) owners.set(address, index);
    }
  }
  return owners;
}

function unique(colleagues: readonly (KnownColleague | undefined)[]): readonly KnownColleague[] {
  const byId = new Map<ColleagueId, KnownColleague>();
  for (const colleague of colleagues) if (colleague !== undefined) byId.set(colleague.colleagueId, colleague);
  return [...byId.values()];
}
