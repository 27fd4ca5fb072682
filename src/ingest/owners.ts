import type { DirectoryPerson, KnownColleague } from '../store/directory-person.ts';
import { matchDirectory } from '../store/match-directory.ts';

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
  const refused = new Set<string>();
  const add = (key: string, names: readonly string[]) => {
    for (const name of names) canonical.set(name, key);
  };
  for (const colleague of known) {
    add(keyOf(colleague), namesOf(colleague.objectId, colleague.addresses));
    if (!colleague.isSharing) refused.add(keyOf(colleague));
  }
  for (const { person, colleagues, addresses } of matchDirectory(known, people)) {
    const [kept] = colleagues;
    const key = kept === undefined ? (person.objectId ?? addresses[0]) : keyOf(kept);
    if (key === undefined) continue;
    // Several colleagues turn out to be one: what any of them refuses is refused.
    for (const colleague of colleagues) add(key, namesOf(colleague.objectId, colleague.addresses));
    add(key, namesOf(person.objectId, addresses));
    if (colleagues.some((colleague) => !colleague.isSharing)) refused.add(key);
  }
  const keys = new Set(canonical.values());
  return { canonical, refused, isKnown: (key) => keys.has(key) };
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
