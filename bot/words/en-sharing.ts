import type { Formats } from './formats.ts';
import type { SharingWords } from './words.ts';

/** The words of sharing in English. */
export function sharingInEnglish(format: Formats): SharingWords {
  return {
    title: 'Your sharing',
    choices: { on: 'On', off: 'Off', paused: 'Paused' },
    pausedUntil: (moment) => `Paused until ${moment}`,
    meaning: {
      on: 'Your mailbox is read: when and with whom, never subjects or texts. Colleagues can find out whom you know, except what you hide.',
      off: 'Your mailbox is not read, and colleagues see nothing of yours. You see nothing of your own here either.',
      paused: 'Colleagues see nothing of yours until then. Nothing is deleted, and you still see your own.',
    },
    notShown: {
      opted_out_group: 'A group you are in is opted out, so nothing of yours is read or shown.',
      disabled_account: 'Your account is disabled, so nothing of yours is read or shown.',
      no_consent: 'Your administrator has not consented to showing who knows whom, so colleagues see nothing.',
      not_read: 'Nothing of your mailbox is kept yet, so there is nothing to see.',
    },
    colleaguesSee: 'Colleagues see',
    seeContacts: 'whom you know, except what you hide',
    seeNothing: 'nothing',
    mailbox: 'Mailbox',
    mailboxState: (mailbox) => {
      switch (mailbox.state) {
        case 'erasing':
          return 'is being deleted';
        case 'waiting':
          return 'is going to be read again';
        case 'read':
          return `read, ${format.number(mailbox.months)} of the last 12 months`;
        case 'not_read':
          return 'nothing is kept';
      }
    },
    hidden: 'You hide',
    hiddenCount: (contacts, domains) =>
      contacts + domains === 0
        ? 'nothing'
        : `${format.count(contacts, 'person', 'people')}, ${format.count(domains, 'domain', 'domains')}`,
    turnOn: 'Turn on',
    turnOnWhat: 'Turning it on: your mailbox is read again, and colleagues can find out whom you know.',
    resume: 'Resume',
    resumeWhat: 'Resuming: from now on colleagues can again find out whom you know.',
    turnOff: 'Turn off',
    turnOffWhat: 'Turning it off: reading stops at once, and everything read from your mailbox is deleted.',
    turnOffSurely: 'Turn off and delete',
    pause: 'Pause',
    pauseWhat: 'Pausing: colleagues see nothing until the day you choose. Nothing is deleted.',
    pauseUntil: 'Paused until',
    pauseMissing: 'Choose a day within the next year.',
    shownTitle: 'What colleagues see of you',
    shown: (count) => `Colleagues can see that you know ${format.count(count, 'person', 'people')}:`,
    shownMore: 'These are the first ones by address; there are more.',
    shownNone: 'Colleagues see nothing of yours now.',
    shownNote: 'Nobody sees what you wrote about. Hide a person or a company in the settings.',
    last: (day) => `last ${day}`,
  };
}
