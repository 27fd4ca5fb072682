import { z } from 'zod';
import { normaliseAddress } from '../domain/address.ts';
import { AppError } from '../domain/app-error.ts';
import type { DirectoryPerson } from '../store/directory-person.ts';
import { linesOf } from './file-lines.ts';

/** Odd or empty says nothing; only who it is must be readable. */
const text = z.string().trim().min(1).nullish().catch(null);
const texts = z.array(z.string()).nullish().catch(null);
/** The fields of a `User_v1` line that say who somebody is; everything else in it is dropped here. */
const USER = z.object({
  id: z.string().regex(/^[^\s\p{C}]{1,254}$/u),
  displayName: text,
  mail: text,
  userPrincipalName: text,
  proxyAddresses: texts,
  otherMails: texts,
  department: text,
  jobTitle: text,
  userType: text,
  accountEnabled: z.boolean().nullish().catch(null),
  mailboxSettings: z.object({ userPurpose: text }).nullish().catch(null),
});
const NOT_A_PERSON = new Set(['shared', 'room', 'equipment']);

/**
 * Reads a directory in the form of Data Connect's `User_v1` files: one JSON object a line, plain or gzip.
 *
 * @throws AppError `invalid_input` naming the first line that is none, since half a directory would name people wrongly.
 */
export async function readUsersFile(file: string): Promise<readonly DirectoryPerson[]> {
  const people: DirectoryPerson[] = [];
  for await (const { line, number } of linesOf(file)) people.push(parseUser(line, number));
  if (people.length === 0) throw new AppError('invalid_input', 'The users file has no user in it.');
  return people;
}

function parseUser(line: string, number: number): DirectoryPerson {
  const parsed = USER.safeParse(parseJson(line));
  if (!parsed.success) {
    throw new AppError('invalid_input', `Line ${number} of the users file is not a User_v1 object with an id.`);
  }
  const user = parsed.data;
  const purpose = user.mailboxSettings?.userPurpose?.toLowerCase();
  const listed = [user.mail, user.userPrincipalName, ...(user.proxyAddresses ?? []), ...(user.otherMails ?? [])];
  const addresses = listed.flatMap((raw) => normaliseAddress(raw ?? '')?.address ?? []);
  return {
    objectId: user.id.toLowerCase(),
    address: addresses[0],
    addresses: [...new Set(addresses)],
    name: user.displayName ?? undefined,
    department: user.department ?? undefined,
    title: user.jobTitle ?? undefined,
    isGuest: user.userType?.toLowerCase() === 'guest',
    isEnabled: user.accountEnabled ?? true,
    isSharedMailbox: purpose === undefined ? undefined : NOT_A_PERSON.has(purpose),
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Reported by its number: JSON's own message would quote the line.
    return undefined;
  }
}
