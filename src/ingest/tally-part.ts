import { type Month, monthAfter, startOfDay } from '../domain/calendar.ts';
import { newAddressCounts } from './guess-address.ts';
import type { Mailbox, PartReport, ThreadSettings } from './import-protocol.ts';
import { type Item, readItem } from './item.ts';
import { mailboxRows, newContacts } from './mailbox-rows.ts';
import type { People } from './people.ts';
import { forgetOld, newReplyMemory, type ReplyMemory } from './replies.ts';
import { linesOf, partOf, partsOnDisk } from './spill.ts';
import { type MonthTally, tallyMonth } from './tally.ts';

/**
 * Adds up one part of the mailboxes from the working files, month by month, so that only one month of the part is in memory
 * and a reply finds its question in the month before.
 */
export function tallyPart(
  settings: Pick<ThreadSettings, 'tenantId' | 'folder' | 'parts'>,
  people: People,
  mailboxes: ReadonlyMap<string, Mailbox>,
  part: number,
): PartReport {
  const memories = new Map<string, ReplyMemory>();
  const tallies = new Map<string, (readonly [Month, MonthTally])[]>();
  const leftOut = { repeated: 0, declined: 0 };
  const months = partsOnDisk(settings.folder).get(part) ?? new Map<Month, readonly string[]>();
  const own = ownAddresses(settings, people, mailboxes, part, [...months.values()].flat());
  for (const [month, files] of months) {
    for (const [owner, items] of groupByOwner(files)) {
      const mailbox = mailboxes.get(owner);
      if (mailbox === undefined) continue;
      const memory = memories.get(owner) ?? newReplyMemory();
      memories.set(owner, memory);
      const tally = tallyMonth(items, {
        addresses: own.get(owner) ?? new Set(),
        isInside: people.isInside,
        memory,
      });
      leftOut.repeated += tally.counts.repeated;
      leftOut.declined += tally.counts.declined;
      tallies.set(owner, [...(tallies.get(owner) ?? []), [month, tally]]);
      forgetOld(memory, startOfDay(monthAfter(month)));
    }
  }
  const contacts = newContacts();
  const rows = [...tallies].flatMap(([owner, months]) => {
    const mailbox = mailboxes.get(owner);
    return mailbox === undefined ? [] : [mailboxRows(settings.tenantId, mailbox.colleagueId, months, contacts)];
  });
  return { rows: { mailboxes: rows, contacts: contacts.lines() }, leftOut };
}

/** The addresses of every owner in the part. Where none is known, the whole mailbox is looked through first: a month may mislead. */
function ownAddresses(
  settings: Pick<ThreadSettings, 'parts'>,
  people: People,
  mailboxes: ReadonlyMap<string, Mailbox>,
  part: number,
  files: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const inPart = [...mailboxes].filter(([owner]) => partOf(owner, settings.parts) === part);
  const counts = new Map(
    inPart
      .filter(([, mailbox]) => mailbox.addresses.length === 0)
      .map(([owner]) => [owner, newAddressCounts(people.isInside)]),
  );
  if (counts.size > 0) {
    for (const line of linesOf(files)) {
      const item = readItem(line);
      counts.get(item.owner)?.add(item);
    }
  }
  return new Map(inPart.map(([owner, mailbox]) => [owner, counts.get(owner)?.best() ?? new Set(mailbox.addresses)]));
}

function groupByOwner(files: readonly string[]): ReadonlyMap<string, readonly Item[]> {
  const owners = new Map<string, Item[]>();
  for (const line of linesOf(files)) {
    const item = readItem(line);
    const items = owners.get(item.owner);
    if (items === undefined) owners.set(item.owner, [item]);
    else items.push(item);
  }
  return owners;
}
