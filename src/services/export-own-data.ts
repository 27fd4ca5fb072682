import { type HeldRow, type HeldSection, readHeld } from '../store/held-data.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/** One section of an export: what it is, and its rows, which are read as they are asked for. */
export type ExportedSection = {
  readonly name: HeldSection;
  /** What the section is and why it is held, for a person to read. */
  readonly about: string;
  readonly rows: AsyncIterable<HeldRow>;
};

const SECTIONS: Readonly<Record<HeldSection, string>> = {
  directory: 'Your entry in the directory of your organisation, as far as it is kept here.',
  addresses: 'The addresses by which your mailbox is recognised.',
  groups: 'The security groups of the directory that you are in, as far as they are kept here.',
  sharing: 'What you chose about sharing, whether a group leaves you out, and how far reading or deleting is.',
  hiddenContacts: 'Contacts you hide from your colleagues.',
  hiddenDomains: 'Domains you hide from your colleagues.',
  connections: 'For each of your contacts, what all days and meetings add up to. Names are as your own mail gave them.',
  days: 'For each contact and day, how many mails went which way, and in how many seconds they were answered. No subjects, no texts.',
  meetings: 'Meetings and calls with your contacts: when, how long, who invited. No subjects, no texts.',
  familiarity: 'How often you and a colleague wrote or met in a month. It only puts introducers into an order for you.',
  batches: 'Which months of your mailbox were read, when, and how many items they had.',
  introductionsAskedFor:
    'Introductions you asked for, as far as you may still be shown whom you asked. Kept for a year after their end.',
  introductionsAskedOfMe:
    'Introductions that were asked of you, and what you answered. Kept for a year after their end.',
  notices: 'What you were told, or are to be told, about introductions, and where in the chat it is.',
  notAsked: 'What you do not want to be asked: about whom, or at all.',
  conversation: 'Where the bot reaches you: the chat with it, as Teams names it.',
  corrections: 'Whether an administrator said that your address is, or is not, a shared mailbox.',
  shownTo: 'Who was shown one of your connections, when and about which contact. Kept for a year.',
  looked: 'Which connections of colleagues you were shown, as far as you may still be shown them. Kept for a year.',
  receipts: 'What was deleted, when you or somebody else asked for it and when it was gone.',
  audit: 'What you decided, or what was decided about you, in the audit.',
};

/**
 * Everything that is held about the caller, section by section, whatever consent and sharing say: it is the person's own right.
 *
 * @returns sections in a fixed order; each must be read to its end before the next one
 */
export function exportOwnData(
  deps: Deps & { readonly flushViews: () => Promise<void> },
  caller: Caller,
): AsyncIterable<ExportedSection> {
  return sectionsOf(deps, caller);
}

async function* sectionsOf(
  deps: Deps & { readonly flushViews: () => Promise<void> },
  caller: Caller,
): AsyncGenerator<ExportedSection> {
  await deps.flushViews();
  for (const name of Object.keys(SECTIONS) as readonly HeldSection[]) {
    const { colleagueId, objectId, role } = caller;
    yield {
      name,
      about: SECTIONS[name],
      rows: readHeld(deps.db, caller.tenantId, { colleagueId, objectId, isGuest: role === 'guest' }, name),
    };
  }
}
