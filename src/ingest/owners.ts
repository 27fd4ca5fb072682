import type { DirectoryPerson, KnownColleague } from '../store/directory.ts';

/** Who the owners of mailboxes are, whatever a file calls them. */
export type Owners = {
  /** Canonical keys by every id and address: {@link keyOf} a colleague of the store, else what the directory calls the owner. */
  readonly canonical: ReadonlyMap<string, string>;
  /** Canonical keys of those who do not share: their mailboxes are not read. */
  readonly refused: ReadonlySet<string>;
  readonly isKnown: (key: string) => boolean;
};

// With a blank in it: neither an address nor an id has one.
const OF_THE_STORE = 'colleague ';

/** The canonical key of a colleague that is in the store. */
export function keyOf(colleague: Pick<KnownColleague, 'colleagueId'>): string {
  return `${OF_THE_STORE}${colleague.colleagueId}`;
}

/** Whether a canonical key is that of a colleague in the store. */
export function isOfTheStore(key: string): boolean {
  return key.startsWith(OF_THE_STORE);
}

/** Joins what the store knows with the directory of this import: one owner, one key. */
export function ownersOf(known: readonly KnownColleague[], people: readonly DirectoryPerson[]): Owners {
  const canonical = new Map<string, string>();
  for (const colleague of known) {
    const key = keyOf(colleague);
    for (const name of namesOf(colleague.objectId, colleague.addresses)) canonical.set(name, key);
  }
  for (const person of people) {
    const names = namesOf(person.objectId, person.addresses);
    const key = names.map((name) => canonical.get(name)).find((found) => found !== undefined) ?? names[0];
    if (key === undefined) continue;
    for (const name of names) if (!canonical.has(name)) canonical.set(name, key);
  }
  const directory = new Set(people.flatMap((person) => namesOf(person.objectId, person.addresses)));
  return {
    canonical,
    refused: new Set(known.filter((colleague) => !colleague.isSharing).map(keyOf)),
    isKnown: (key) => isOfTheStore(key) || directory.has(key),
  };
}

/** A colleague of whom nothing is known but what a file calls the mailbox: an address, or an id to be named later. */
export function personOfKey(key: string): DirectoryPerson {
  const isAddress = key.includes('@');
  return {
    objectId: isAddress ? undefined : key,
    address: isAddress ? key : undefined,
    addresses: isAddress ? [key] : [],
    name: undefined,
    department: undefined,
    title: undefined,
    isGuest: false,
    isEnabled: true,
    isSharedMailbox: undefined,
  };
}

function namesOf(objectId: string | null | undefined, addresses: readonly string[]): readonly string[] {
  return objectId ? [objectId, ...addresses] : addresses;
}
