/** What the section on consent says. */
export const WORDS = {
  loading: 'Loading what your organisation allows',
  intro:
    'Nothing is read until one of these is allowed. Each is allowed and withdrawn on its own, from the next request on. Before every change you see what it would do.',
  states: { granted: 'Allowed', withdrawn: 'Withdrawn', not_decided: 'Not allowed' },
  allows: 'What becomes possible',
  whoSees: 'Who sees it',
  example: 'For example',
  never: 'What never happens',
  granted: (when: string, who: string, from: string, wording: string) =>
    `Allowed ${when} by ${who}, ${from}. These words were read in their version of ${wording}.`,
  withdrawn: (when: string, who: string, from: string) => `Withdrawn ${when} by ${who}, ${from}.`,
  undecided: 'Nobody has decided about this yet.',
  from: (place: string) => (place === 'command line' ? 'at the command line' : `from ${place}`),
  demo: 'as the demo was set up',
  grant: 'Allow …',
  grantName: (title: string) => `Allow: ${title}`,
  withdraw: 'Withdraw …',
  withdrawName: (title: string) => `Withdraw: ${title}`,
  guests: 'Guests of your organisation see it, too',
  dialog: {
    grant: (title: string) => `Allow “${title}”?`,
    withdraw: (title: string) => `Withdraw “${title}”?`,
    guestsOn: (title: string) => `Show “${title}” to guests?`,
    guestsOff: (title: string) => `Show “${title}” to guests no more?`,
    confirm: { grant: 'Allow', withdraw: 'Withdraw', guestsOn: 'Show to guests', guestsOff: 'Hide from guests' },
  },
  read: (count: number) =>
    count === 0
      ? 'No mailbox is read from then on.'
      : `${count === 1 ? '1 mailbox is' : `${count} mailboxes are`} read: who wrote to or met whom, and when. Never subjects, texts or attachments.`,
  erased: (count: number) =>
    count === 0
      ? 'Nothing is deleted: another consent still allows reading.'
      : `Everything that was read from ${count === 1 ? '1 mailbox' : `${count} mailboxes`} is deleted at once, from backups within 30 days. You get a receipt. This cannot be undone; allowed again, mailboxes are read anew.`,
  stops: 'What it allowed is shown to nobody from the next request on.',
  leftOut: 'Left out',
  leftOutNobody: 'Nobody is left out.',
  reasons: {
    sharing_off: 'turned sharing off',
    opted_out_group: 'is in a group that is left out',
    left: 'account disabled',
  },
  counts: (off: number, group: number, left: number) =>
    [
      off === 0 ? '' : `${off} turned sharing off`,
      group === 0 ? '' : `${group} in groups that are left out`,
      left === 0 ? '' : `${left} with disabled accounts`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  showPeople: 'Who they are',
  hidePeople: 'Hide the list',
  more: (count: number) => `and ${count} more`,
  sees: 'Who sees what from then on',
  seesOwn: 'Own relationships',
  seesAccounts: 'Figures about companies, without names',
  seesWho: 'Who knows whom, with names',
  audience: {
    'each person the own': 'each person their own',
    everybody: 'everybody, guests included',
    'everybody but guests': 'everybody but guests',
    nobody: 'nobody',
  },
  confirmWord: 'WITHDRAW',
  confirmLabel: (word: string) => `Type ${word} to confirm`,
  done: {
    granted: (title: string) => `“${title}” is allowed. It holds from the next request on.`,
    withdrawn: (title: string) => `“${title}” is withdrawn. Nobody sees anything of it any more.`,
    erasing: (title: string) => `“${title}” is withdrawn. Deleting has begun; the receipt is under Receipts.`,
    guestsOn: (title: string) => `Guests see “${title}” from now on.`,
    guestsOff: (title: string) => `Guests see nothing of “${title}” any more.`,
  },
} as const;
