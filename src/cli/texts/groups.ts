import { countOf } from '../../domain/plain-words.ts';
import type { GroupsAnswer } from '../../services/change-opt-out-groups.ts';
import type { GroupsImported } from '../../services/import-groups.ts';
import type { OptOutsImported } from '../../services/import-opt-outs.ts';
import { firstOf, momentText, numberText } from './plain.ts';
import { tableLines } from './table.ts';

type Group = GroupsAnswer['groups'][number];

const MOST_NAMED = 20;
const DELETED = 'What was read from their mailboxes is deleted; "receipts" lists the proofs.';

/** The groups whose members are left out, as lines to read. */
export function groupsLines(groups: readonly Group[]): readonly string[] {
  if (groups.length === 0) return ['No group is opted out.'];
  return [
    ...tableLines(['Group', 'Name', 'People', 'Opted out since'], optedOutGroupRows(groups)),
    ...unknownLines(groups),
  ];
}

/** Groups as cells: id, name, people, since when. */
export function optedOutGroupRows(groups: readonly Group[]): readonly (readonly string[])[] {
  return groups.map((group) => [
    group.groupId,
    group.name ?? 'not known yet',
    countOf(group.people, 'person', 'people'),
    momentText(group.since),
  ]);
}

/** What a change of groups did, or would do. */
export function groupsChangeLines(answer: GroupsAnswer, isPreview: boolean): readonly string[] {
  const { leftOut, backIn, groups } = answer;
  const done = isPreview
    ? ['Only a preview: nothing has changed.', ...previewedLines(leftOut, backIn)]
    : changedLines(leftOut, backIn);
  return [...done, '', ...groupsLines(groups)];
}

/** What reading the groups of a directory did. */
export function groupsImportedLines(answer: GroupsImported, perhapsCutOff: readonly string[]): readonly string[] {
  const { groups, members, leftOut, backIn, missing } = answer;
  return [
    `Read ${countOf(groups, 'group')} with ${countOf(members, 'member')}.`,
    ...changedLines(leftOut, backIn),
    ...listed(missing, 'Never read, so nobody is left out by them, though they are opted out or in one that is:'),
    ...listed(
      perhapsCutOff,
      'Exactly 20 members, where Microsoft Graph’s $expand stops. Make sure that nobody is missing:',
    ),
  ];
}

/** What taking over an old list did. */
export function optOutsImportedLines(answer: OptOutsImported): readonly string[] {
  const rows = [
    ['Groups on the list', numberText(answer.groups)],
    ['  newly opted out', numberText(answer.newGroups)],
    ['People on the list', numberText(answer.people)],
    ['  shared until now', numberText(answer.stopped)],
    ['  not in the directory yet', numberText(answer.made)],
  ];
  const total = answer.leftOut;
  const left = total === 0 ? [] : [`${countOf(total, 'person is', 'people are')} left out by a group from now on.`];
  return [
    ...tableLines(['', ''], rows).filter((line) => line.trim() !== ''),
    ...left,
    ...(answer.stopped + total === 0 ? [] : [DELETED]),
    ...unknownLines(answer.optedOut),
  ];
}

function changedLines(leftOut: number, backIn: number): readonly string[] {
  const out = leftOut === 0 ? [] : [`${countOf(leftOut, 'person is', 'people are')} left out from now on. ${DELETED}`];
  const back =
    backIn === 0
      ? []
      : [
          `${countOf(backIn, 'person is', 'people are')} in no opted-out group any more: the own choice of each decides, and with the next ` +
            'import, or by the running service, the mailbox is read again.',
        ];
  return leftOut + backIn === 0 ? ['For nobody anything changes.'] : [...out, ...back];
}

function previewedLines(leftOut: number, backIn: number): readonly string[] {
  return [
    `${countOf(leftOut, 'person', 'people')} would be left out, and what was read from their mailboxes deleted.`,
    `${countOf(backIn, 'person', 'people')} would be in no opted-out group any more: the own choice of each would decide.`,
  ];
}

/** Groups the directory has not named leave nobody out, and that must not go unnoticed. */
function unknownLines(groups: readonly Group[]): readonly string[] {
  const unknown = groups.filter((group) => group.name === null).map((group) => group.groupId);
  return listed(unknown, 'Members not known yet, so nobody is left out by them. Read them with "groups read":');
}

function listed(ids: readonly string[], head: string): readonly string[] {
  if (ids.length === 0) return [];
  return [
    head,
    ...firstOf(
      ids.map((id) => `  ${id}`),
      MOST_NAMED,
    ),
  ];
}
