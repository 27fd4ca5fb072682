import type { DirectoryGroup } from '../../store/groups.ts';
import { DEPARTMENTS } from './organisation.ts';
import type { MadeUpColleague } from './people.ts';

/** Every so many people one is on the works council. */
const COUNCIL_EVERY = 23;

/** Groups within a group, by the names of departments. */
const NESTED = { name: 'Confidential work', departments: ['Legal', 'HR'] } as const;

/** The security groups of the made-up tenant: one for each department, one that has two of them within it, and the works council. */
export function groupsOf(colleagues: readonly MadeUpColleague[]): readonly DirectoryGroup[] {
  const people = colleagues.filter(({ kind }) => kind === 'person');
  const ofDepartments = DEPARTMENTS.map(({ name }, index) => ({
    groupId: idOf(index + 1),
    name: `All of ${name}`,
    members: people.filter(({ department }) => department === name).map(personOf),
  }));
  const within = ofDepartments.filter((_group, index) =>
    NESTED.departments.some((name) => name === DEPARTMENTS[index]?.name),
  );
  return [
    ...ofDepartments,
    {
      groupId: idOf(101),
      name: NESTED.name,
      members: within.map(({ groupId }) => ({ memberId: groupId, isGroup: true })),
    },
    {
      groupId: idOf(102),
      name: 'Works council',
      members: people.filter((_person, index) => index % COUNCIL_EVERY === COUNCIL_EVERY - 1).map(personOf),
    },
  ];
}

function personOf({ objectId }: MadeUpColleague): DirectoryGroup['members'][number] {
  return { memberId: objectId.toLowerCase(), isGroup: false };
}

function idOf(number: number): string {
  return `00000000-0000-4000-8000-00000000d${String(number).padStart(3, '0')}`;
}
