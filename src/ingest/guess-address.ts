import type { Item } from './item.ts';

/** Counts in how many items of a mailbox each inside address is. */
export type AddressCounts = { readonly add: (item: Item) => void; readonly best: () => ReadonlySet<string> };

/**
 * Finds the address of an owner of whom only an id is known: the inside address that is on more than half of the mailbox's items,
 * and on more than any other. `best` is empty when there is none: in doubt nobody's mail is taken for the owner's.
 */
export function newAddressCounts(isInside: (address: string) => boolean): AddressCounts {
  const counts = new Map<string, number>();
  let items = 0;
  return {
    add: (item) => {
      const addresses = addressesOf(item).filter(isInside);
      items += Number(item.kind !== 'left out');
      for (const address of addresses) counts.set(address, (counts.get(address) ?? 0) + 1);
    },
    best: () => {
      const [first, second] = [...counts].sort(([, m], [, n]) => n - m);
      if (first === undefined || first[1] * 2 <= items || first[1] === second?.[1]) return new Set();
      return new Set([first[0]]);
    },
  };
}

function addressesOf(item: Item): readonly string[] {
  switch (item.kind) {
    case 'mail':
      return unique([item.from, ...item.recipients]);
    case 'meeting':
      return unique(item.organizer === undefined ? item.attendees : [item.organizer, ...item.attendees]);
    case 'left out':
      return [];
  }
}

function unique(people: readonly { readonly address: string }[]): readonly string[] {
  return [...new Set(people.map((person) => person.address))];
}
