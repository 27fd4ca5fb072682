import { addressesUnder, type NamedAddress, normaliseAddress } from '../domain/address.ts';

/** The ids of a directory have no blanks or control characters. */
const ID = /^[^\s\p{C}]{1,254}$/u;
/** The same few thousand addresses come again and again; above this many the memory is emptied. */
const MOST_REMEMBERED = 100_000;

/** Reads addresses and owners the same way in every line, remembering what it has read. */
export type People = {
  /** Normalises an address as found in a file. */
  readonly read: (raw: string, name?: string | null) => NamedAddress | undefined;
  /** Whether an address lies under the tenant's own domains. */
  readonly isInside: (address: string) => boolean;
  /** The canonical key of a mailbox owner: what the directory calls it, else the id or address itself; empty for neither. */
  readonly ownerKey: (raw: string) => string | undefined;
};

/**
 * Makes the reader for one tenant.
 *
 * @param domains the tenant's own domains; what lies below them is inside too
 * @param owners canonical keys by every id and address the directory knows, in lower case
 */
export function newPeople(domains: readonly string[], owners: ReadonlyMap<string, string>): People {
  const read = new Map<
    string,
    { readonly name: string | null | undefined; readonly person: NamedAddress | undefined }
  >();
  return {
    read: (raw, name) => {
      // Somebody is nearly always called the same, so the last reading answers for the next.
      const last = read.get(raw);
      if (last !== undefined && last.name === name) return last.person;
      const key = copyOf(raw);
      const person = normaliseAddress(key, name);
      remember(read, key, { name, person });
      return person;
    },
    isInside: addressesUnder(domains),
    ownerKey: (raw) => {
      const key = raw.includes('@') ? normaliseAddress(raw)?.address : idOf(raw);
      return key === undefined ? undefined : (owners.get(key) ?? key);
    },
  };
}

function idOf(raw: string): string | undefined {
  return ID.test(raw) ? raw.toLowerCase() : undefined;
}

/** A piece of a line keeps the whole piece of the file in memory for as long as it is remembered; a copy does not. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

function remember<T>(memory: Map<string, T>, key: string, value: T): void {
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  memory.set(key, value);
}
