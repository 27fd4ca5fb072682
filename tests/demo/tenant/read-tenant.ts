import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { type MadeUpTenant, writeMadeUpTenant } from '../../../src/demo/tenant/write.ts';
import type { Day } from '../../../src/domain/calendar.ts';

/** A recipient as Microsoft Graph has it. */
export type Recipient = { emailAddress: { name: string; address: string } };

/** The lines of the three files, as this test expects them. */
export type User = {
  id: string;
  displayName: string;
  mail: string;
  userPrincipalName: string;
  proxyAddresses: string[];
  department: string | null;
  userType: string;
  accountEnabled: boolean;
  mailboxSettings: { userPurpose: string };
};
export type Message = {
  mailbox: string;
  id: string;
  internetMessageId: string;
  conversationId: string;
  isDraft: boolean;
  sentDateTime: string;
  receivedDateTime: string;
  from: Recipient;
  sender: Recipient;
  toRecipients: Recipient[];
  ccRecipients: Recipient[];
};
export type Event = {
  mailbox: string;
  id: string;
  iCalUId: string;
  start: { dateTime: string; timeZone: string };
  end: { dateTime: string; timeZone: string };
  isCancelled: boolean;
  isAllDay: boolean;
  sensitivity: string;
  organizer: Recipient;
  attendees: (Recipient & { type: string; status: { response: string } })[];
  responseStatus: { response: string };
};

/** Makes up a tenant in a directory of its own, hands it over and removes it afterwards. */
export async function withTenant<T>(
  options: { today: string; seed?: number; scale?: number },
  use: (tenant: MadeUpTenant) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'made-up-tenant-'));
  try {
    return await use(await writeMadeUpTenant({ ...options, directory, today: options.today as Day }));
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The lines of a file, parsed one at a time. */
export async function* linesOf<T>(file: string): AsyncGenerator<T> {
  for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line) as T;
}

/** All lines of a file. */
export async function readLines<T>(file: string): Promise<T[]> {
  const lines: T[] = [];
  for await (const line of linesOf<T>(file)) lines.push(line);
  return lines;
}

/** What the bytes of the three files come to. */
export async function fingerprint({ users, messages, events }: MadeUpTenant): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [users, messages, events]) await pipeline(createReadStream(file), hash, { end: false });
  return hash.digest('hex');
}

/** The address of a recipient, as addresses are compared. */
export function addressOf({ emailAddress }: Recipient): string {
  return emailAddress.address.toLowerCase();
}

/** Everybody a mail went to. */
export function recipientsOf({ toRecipients, ccRecipients }: Message): string[] {
  return [...toRecipients, ...ccRecipients].map(addressOf);
}

/** Addresses of the tenant's own people, aliases included. */
export function ownAddresses(users: readonly User[]): Set<string> {
  return new Set(users.flatMap(({ proxyAddresses }) => proxyAddresses.map((one) => one.slice(5).toLowerCase())));
}
