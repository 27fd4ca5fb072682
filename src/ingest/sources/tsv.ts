import type { NamedAddress } from '../../domain/address.ts';
import type { ParsedLine } from '../item.ts';
import type { People } from '../people.ts';
import { itemKey } from '../short-hash.ts';
import { timeProblem } from '../times.ts';

/**
 * Reads a line `message id <tab> Unix seconds <tab> from <tab> to,to,…`. The line is taken to lie in the mailbox of every
 * inside address on it.
 */
export function parseTsvLine(line: string, people: People, now: number): ParsedLine {
  const fields = line.split('\t');
  const [id = '', seconds = '', sender = '', receivers = ''] = fields;
  if (fields.length !== 4) return bad(`4 fields separated by tabs are expected, ${fields.length} found`);
  if (id.trim() === '') return bad('the message id is empty');
  if (!/^-?\d{1,15}$/.test(seconds)) return bad('the time is not a whole number of Unix seconds');
  const at = Number(seconds) * 1000;
  const problem = timeProblem(at, now);
  if (problem !== undefined) return bad(problem);
  const from = people.read(sender);
  if (from === undefined) return bad('the sender is not a mail address');
  const recipients = readRecipients(receivers, people);
  if (recipients.length === 0) return bad('no recipient is a mail address');
  const inside = [...new Set([from, ...recipients].map((person) => person.address))].filter(people.isInside);
  if (inside.length === 0) return { state: 'left out', why: 'no mailbox' };
  const messageKey = itemKey(id);
  return {
    state: 'items',
    items: inside.map((address) => ({
      kind: 'mail',
      owner: people.ownerKey(address) ?? address,
      at,
      messageKey,
      conversationKey: '',
      parentKey: '',
      from,
      recipients,
      isBulk: false,
    })),
  };
}

function readRecipients(text: string, people: People): readonly NamedAddress[] {
  const found = new Map<string, NamedAddress>();
  for (const raw of text.split(',')) {
    const person = people.read(raw);
    if (person) found.set(person.address, person);
  }
  return [...found.values()];
}

function bad(reason: string): ParsedLine {
  return { state: 'bad', reason };
}
