import { z } from 'zod';
import { AppError } from '../domain/app-error.ts';
import { onOneLine } from '../domain/plain-text.ts';
import type { DirectoryGroup } from '../store/groups.ts';
import { linesOf } from './file-lines.ts';

/** What a file says about the groups of a directory. */
export type GroupsFile = {
  readonly groups: readonly DirectoryGroup[];
  /** Groups with exactly as many members as Microsoft Graph's `$expand` gives at most: there may be more. */
  readonly perhapsCutOff: readonly string[];
};

/** Graph gives no more than this of an expanded collection, and does not say when there are more. */
const MOST_EXPANDED = 20;
const PERSON = '#microsoft.graph.user';
const GROUP = '#microsoft.graph.group';

const id = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .transform((text) => text.toLowerCase());
const NAMED = z.object({ id });
const LISTED = z.object({ members: z.array(z.unknown()) });
const MEMBER = z.object({ id, '@odata.type': z.string().startsWith('#microsoft.graph.') });
const DISPLAYED = z.object({
  displayName: z.string().transform(onOneLine).pipe(z.string().min(1)).nullish().catch(null),
});

/**
 * Reads groups with their members as Microsoft Graph gives them: one JSON object a line, plain or gzip. Members that are neither people
 * nor groups (devices, applications) are left out.
 *
 * @throws AppError `invalid_input` naming the first line that is no group with all its members: whoever is missing in an opted-out group
 * would be read.
 */
export async function readGroupsFile(file: string): Promise<GroupsFile> {
  const groups: DirectoryGroup[] = [];
  const perhapsCutOff: string[] = [];
  for await (const { line, number } of linesOf(file)) {
    const { group, listed } = parseGroup(line, number);
    groups.push(group);
    if (listed === MOST_EXPANDED) perhapsCutOff.push(group.groupId);
  }
  if (groups.length === 0) throw new AppError('invalid_input', 'The groups file has no group in it.');
  return { groups, perhapsCutOff };
}

function parseGroup(line: string, number: number): { readonly group: DirectoryGroup; readonly listed: number } {
  const parsed = parseJson(line);
  const named = NAMED.safeParse(parsed).data;
  if (named === undefined) throw refusal(number, 'is no group: a JSON object with an id is expected');
  const listed = LISTED.safeParse(parsed).data;
  if (listed === undefined) throw refusal(number, 'has no members: they must be in the file, an empty list too');
  if (typeof parsed === 'object' && parsed !== null && 'members@odata.nextLink' in parsed) {
    throw refusal(number, 'does not have all its members: it says itself that more follow');
  }
  const members = listed.members.flatMap((raw) => {
    const member = MEMBER.safeParse(raw).data;
    if (member === undefined) throw refusal(number, 'has a member without an id or a type (@odata.type)');
    const type = member['@odata.type'];
    return type === PERSON || type === GROUP ? [{ memberId: member.id, isGroup: type === GROUP }] : [];
  });
  const name = DISPLAYED.safeParse(parsed).data?.displayName ?? undefined;
  return { group: { groupId: named.id, name, members }, listed: listed.members.length };
}

function refusal(number: number, what: string): AppError {
  return new AppError('invalid_input', `Line ${number} of the groups file ${what}. Nothing was changed.`);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Reported by its number: JSON's own message would quote the line.
    return undefined;
  }
}
