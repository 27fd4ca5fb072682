/** What the settings tab says, in English; another language is another object of this shape. */
export const WORDS = {
  title: 'Your settings',
  lead: 'What Acquaint reads of your mailbox, and what colleagues see of it. Only who wrote to or met whom, and when. Never what was written.',
  loading: 'Loading your settings',
  sharing: {
    title: 'What you share',
    label: 'Sharing',
    on: 'Share',
    onEffect: 'Colleagues who look for a way to somebody outside see that you know that person, and how well.',
    paused: 'Pause',
    pausedEffect:
      'Colleagues see nothing of yours until the day you choose. Nothing is deleted, and you still see your own.',
    off: 'Turn off',
    offEffect:
      'Reading stops at once, and everything read from your mailbox is deleted. You get a receipt. If you turn it on again later, your mailbox is read anew.',
    exampleTitle: 'An example',
    example:
      'A colleague looks for a way to Yvonne at Fourth Coffee and sees: “You could ask Marcus Feldt. Knows her well, 14 mails both ways, last 12 days ago.” No subject, no text, no attachment.',
    from: 'Share again from',
    save: { on: 'Share', paused: 'Pause', off: 'Turn off and delete' },
    now: {
      shown: 'Colleagues see whom you know',
      hidden: 'Colleagues see nothing of yours',
      pausedUntil: (day: string) => `Paused: colleagues see nothing of yours until ${day}`,
    },
    guest: 'You are a guest here: your mailbox is elsewhere, and nothing of it is read.',
    leftOut: {
      opted_out_group:
        'Your administrator has left out a group that you are in. Nothing of yours is read or shown, whatever you choose here.',
      disabled_account: 'Your account is disabled. Nothing of yours is read or shown, whatever you choose here.',
    },
    noConsent:
      'Your organisation has not agreed yet. Nothing is read or shown until an administrator has, whatever you choose here.',
    mailbox: {
      erasing: 'What was read from your mailbox is being deleted.',
      waiting: 'Your mailbox is waiting to be read.',
      not_read: 'Nothing of your mailbox is kept.',
      read: (months: number) =>
        months >= 12
          ? 'The last 12 months of your mailbox are read.'
          : `${months} of 12 months of your mailbox are read, newest first.`,
    },
    done: {
      on: 'You share again. What colleagues see begins with the next question.',
      paused: (day: string) => `Paused until ${day}. Colleagues see nothing of yours from now on.`,
      off: 'Sharing is off. What was read is being deleted; the receipt is at the end of this page.',
    },
  },
  hidden: {
    title: 'People and companies you hide',
    about:
      'Colleagues never see that you know them. You still do. Your doctor, a headhunter, a client nobody should know of: hide a person by address, or everybody at a company by domain.',
    search: 'Find somebody to hide',
    placeholder: 'Name, address or company',
    list: 'Hidden from colleagues',
    empty: 'You hide nobody.',
    everybodyAt: (domain: string) => `Everybody at ${domain}`,
    remove: 'Show again',
    removeName: (who: string) => `Show ${who} to colleagues again`,
    done: (who: string) => `${who}: hidden from colleagues, from now on.`,
    undone: (who: string) => `${who}: colleagues can see it again.`,
  },
  seen: {
    title: 'Exactly what colleagues see of you',
    about:
      'The same answer colleagues get, asked this moment. Whoever is not in this list, nobody can find through you.',
    list: 'Whom colleagues can see that you know',
    empty: 'Nothing. Colleagues see nothing of yours.',
    last: (day: string) => `last contact ${day}`,
    look: 'Preview',
    lookName: (who: string) => `Preview ${who} as a colleague sees it`,
    hide: 'Hide',
    hideName: (who: string) => `Hide ${who} from colleagues`,
    tiers: { strong: 'Strong', medium: 'Medium', weak: 'Weak' },
    previewTitle: (who: string) => `Who knows ${who}?`,
    previewAbout: 'This is the answer a colleague gets who does not know this person.',
    previewNobody: 'A colleague is told of nobody: there is too little to go by.',
    close: 'Close',
    evidence: (mailsIn: number, mailsOut: number, meetings: number, day: string) =>
      `${mailsIn} mails received, ${mailsOut} sent, ${meetings === 1 ? '1 meeting' : `${meetings} meetings`}, last ${day}`,
  },
  asking: {
    title: 'Introductions',
    about:
      'Colleagues may ask you to introduce them. You decide each time, in private: a no and a silence look the same to whoever asked.',
    askable: 'Colleagues may ask me for introductions',
    notAskable: 'Nobody asks you. Nobody is told that you said so; you are simply not proposed.',
    notAbout: 'Never ask me about',
    notKnownWell: 'I do not know them well',
    empty: 'Nobody so far.',
    search: 'Do not ask me about',
    remove: 'Remove',
    removeName: (who: string) => `Remove ${who} from this list`,
    on: 'Colleagues may ask you again.',
    off: 'From now on nobody asks you.',
    added: (who: string) => `From now on nobody asks you about ${who}.`,
    removed: (who: string) => `${who} is off the list.`,
  },
  views: {
    title: 'Who looked',
    about: 'Each time somebody was shown that you know a person, for a year. Only you see this.',
    list: 'Who was shown your connections',
    empty: 'Nobody has been shown any connection of yours.',
    operator: 'An operator of the service',
    ofContact: (contact: string) => `saw that you know ${contact}`,
    ofAccount: (account: string) => `saw figures about ${account} that your connections are part of`,
    ofNothing: 'saw a connection that is not kept any more',
    guest: 'guest',
  },
  data: {
    title: 'Your data',
    about: 'Everything that is held about you is yours to take and to have deleted.',
    export: 'Download everything',
    exportAbout: 'One file (JSON) with everything that Acquaint holds about you.',
    exported: 'Downloaded as acquaint-my-data.json.',
    file: 'acquaint-my-data.json',
    erase: 'Erase everything …',
    eraseAbout:
      'Deletes what was read from your mailbox, what you hide, and the log of who looked. Sharing is off afterwards.',
    dialogTitle: 'Erase everything about you?',
    dialogText:
      'Reading and showing stop at once. What was read from your mailbox, your hidden list and the log of who looked are deleted, from backups within 30 days. What stays is your no, and a receipt. This cannot be undone.',
    confirmLabel: (word: string) => `Type ${word} to confirm`,
    confirmWord: 'ERASE',
    confirm: 'Erase everything',
    cancel: 'Keep everything',
    erased: (receipt: string) =>
      `Nothing of yours is shown any more, and deleting has begun. Your receipt: ${receipt}.`,
  },
  receipts: {
    title: 'Receipts',
    about: 'The proof of what was deleted of yours, and when.',
    list: 'Receipts',
    empty: 'Nothing of yours was deleted so far.',
    subjects: { mailbox: 'Your mailbox', contact: 'A contact', tenant: 'Your whole organisation' },
    reasons: {
      sharing_off: 'sharing turned off',
      opted_out_group: 'a group was left out',
      left: 'the account left',
      erasure_asked: 'you asked for it',
      consent_withdrawn: 'your organisation withdrew its consent',
      backup_restored: 'a restored backup was cleaned',
    },
    asked: (at: string) => `Stopped showing it ${at}`,
    gone: (rows: number, at: string) => `${rows} rows deleted ${at}`,
    pending: 'deleting is under way',
    backups: (day: string) => `out of all backups by ${day}`,
  },
  picker: {
    searching: 'Searching …',
    nothing: 'Nobody found. Write a whole address or a domain.',
    failed: 'The search did not answer. Try again.',
  },
} as const;
