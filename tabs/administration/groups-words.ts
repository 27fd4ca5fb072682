/** What the section on groups says. */
export const WORDS = {
  title: 'Groups that are left out',
  about:
    'Nobody in these security groups is read or shown, whatever the person chooses. Groups within a group count, and so does whoever joins later. What was read of them is deleted.',
  list: 'Left out now',
  empty: 'No group is left out.',
  unnamed: 'Group without a name',
  people: (people: number) => (people === 1 ? '1 person' : `${people} people`),
  within: (groups: number) =>
    groups === 0 ? '' : groups === 1 ? ', one group within it' : `, ${groups} groups within it`,
  since: (day: string) => `left out since ${day}`,
  unread: 'its members are not known yet, so nobody is left out by it',
  back: 'Take back in …',
  backName: (group: string) => `Take ${group} back in`,
  findTitle: 'Leave a group out',
  search: 'Find a security group by its name',
  placeholder: 'Works council, Legal …',
  found: 'Groups of your directory',
  none: 'No group of that name.',
  noGroups:
    'The groups of your directory have not been read. Whoever runs the service reads them with the command “acquaint groups read”.',
  out: 'Leave out …',
  outName: (group: string) => `Leave out ${group}`,
  isOut: 'Left out',
  dialog: {
    add: (group: string) => `Leave out everybody in “${group}”?`,
    remove: (group: string) => `Take “${group}” back in?`,
    confirm: { add: 'Leave out', remove: 'Take back in' },
    leftOut: (count: number) =>
      count === 0
        ? 'Nobody is left out by it who is not left out already.'
        : `${count === 1 ? '1 person is' : `${count} people are`} left out from the next request on. What was read from their mailboxes is deleted, with a receipt for each.`,
    backIn: (count: number) =>
      count === 0
        ? 'Nobody comes back: whoever is in it is in another group that is left out, or has no mailbox here.'
        : `${count === 1 ? '1 person is' : `${count} people are`} in no group that is left out any more. The own choice of each decides again, and their mailboxes are read anew.`,
    nested: 'Groups within the group count, too, and so does whoever joins or leaves later.',
  },
  done: {
    add: (group: string) => `“${group}” is left out. Nothing of its members is shown any more.`,
    remove: (group: string) => `“${group}” is back in. Its members’ own choices decide again.`,
  },
} as const;
