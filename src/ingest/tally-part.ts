import { type Month, monthAfter, startOfDay } from '../domain/calendar.ts';
import type { Mailbox, PartReport, ThreadSettings } from './import-protocol.ts';
import { type Item, readItem } from './item.ts';
import { mailboxRows, newContacts } from './mailbox-rows.ts';
import type { People } from './people.ts';
import { forgetOld, newReplyMemory, type ReplyMemory } from './replies.ts';
import { linesOf, partsOnDisk } from './spill.ts';
import { type MonthTally, tallyMonth } from './tally.ts';

/**
 * Adds up one part of the mailboxes from the working files, month by month, so that only one month of the part is in memory
 * and a reply finds its question in the month before.
 */
export function tallyPart(
  settings: Pick<ThreadSettings, 'tenantId' | 'folder'>,
  people: People,
  mailboxes: ReadonlyMap<string, Mailbox>,
  part: number,
): PartReport {
  const memories = new Map<string, ReplyMemory>();
  const tallies = new Map<string, (readonly [Month, MonthTally])[]>();
  const leftOut = { repeated: 0, declined: 0 };
  for (const [month, files] of partsOnDisk(settings.folder).get(part) ?? []) {
    for (const [owner, items] of groupByOwner(files)) {
      const mailbox = mailboxes.get(owner);
      if (mailbox === undefined) continue;
      const memory = memories.get(owner) ?? newReplyMemory();
      memories.set(owner, memory);
      const tally = tallyMonth(items, { addresses: new Set(mailbox.addresses), isInside: people.isInside, memory });
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
