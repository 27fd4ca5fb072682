import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** What to make up for a measurement. */
export type GraphMailOptions = {
  readonly mails: number;
  readonly mailboxes: number;
  readonly contacts: number;
  /** The first day of the month the mails lie in, `YYYY-MM-01`. */
  readonly month: string;
};

const PIECE = 1 << 20;
/** Colleagues one mostly writes to. */
const PEERS = 80;

/**
 * Writes a month of Graph messages, about 700 bytes each, grouped by mailbox: everybody writes mostly to a few of many contacts
 * (a heavy tail), half of the mails in, half out, one in four between colleagues.
 */
export async function writeGraphMail(file: string, options: GraphMailOptions): Promise<void> {
  const out = createWriteStream(file);
  const next = randomNumbers(7);
  const start = Date.parse(`${options.month}T00:00:00Z`);
  const perMailbox = Math.ceil(options.mails / options.mailboxes);
  let text = '';
  for (let mailbox = 0, written = 0; written < options.mails; mailbox += 1) {
    const known = Array.from({ length: 60 }, () => Math.floor(options.contacts * next() ** 2));
    for (let mail = 0; mail < perMailbox && written < options.mails; mail += 1, written += 1) {
      const at = new Date(start + Math.floor(((mail + next()) / perMailbox) * 28 * 86_400_000));
      text += `${line(mailbox, written, at, known, options, next)}\n`;
      if (text.length > PIECE) {
        if (!out.write(text)) await once(out, 'drain');
        text = '';
      }
    }
  }
  out.end(text);
  await finished(out);
}

function line(
  mailbox: number,
  number: number,
  at: Date,
  known: readonly number[],
  options: GraphMailOptions,
  next: () => number,
): string {
  const owner = colleague(mailbox);
  const isInside = next() < 0.25;
  const other = () =>
    isInside
      ? colleague((mailbox + 1 + Math.floor(PEERS * next() ** 2)) % options.mailboxes)
      : contact(known[Math.floor(known.length * next() ** 2)] ?? 0);
  const isSent = next() < 0.5;
  const from = isSent ? owner : other();
  const recipients = Array.from({ length: next() < 0.7 ? 1 : 1 + Math.floor(next() * 5) }, () =>
    isSent ? other() : owner,
  );
  const id = `AAMkAGI2TG93AAA${number.toString(36).padStart(120, 'x')}`;
  return JSON.stringify({
    mailbox: `colleague.${mailbox}@contoso.example`,
    id,
    internetMessageId: `<${number}.${mailbox}@mail.contoso.example>`,
    conversationId: `AAQkAGI2${Math.floor(number / 4)
      .toString(36)
      .padStart(60, 'c')}`,
    isDraft: false,
    sentDateTime: at.toISOString(),
    receivedDateTime: at.toISOString(),
    from,
    sender: from,
    toRecipients: recipients,
    ccRecipients: next() < 0.2 ? [other()] : [],
  });
}

function colleague(number: number): unknown {
  return { emailAddress: { name: `Colleague ${number}`, address: `colleague.${number}@contoso.example` } };
}

function contact(number: number): unknown {
  return {
    emailAddress: { name: `Contact ${number}`, address: `contact.${number}@company-${number % 20_000}.example` },
  };
}

/** mulberry32 (Tommy Ettinger, public domain): the same numbers at every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
