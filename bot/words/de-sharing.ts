import type { Formats } from './formats.ts';
import type { SharingWords } from './words.ts';

/** The words of sharing in German. */
export function sharingInGerman(format: Formats): SharingWords {
  return {
    title: 'Ihre Freigabe',
    choices: { on: 'An', off: 'Aus', paused: 'Pause' },
    pausedUntil: (moment) => `Pause bis ${moment}`,
    meaning: {
      on: 'Ihr Postfach wird gelesen: wann und mit wem, nie Betreff oder Text. Andere im Haus können herausfinden, wen Sie kennen, außer was Sie verbergen.',
      off: 'Ihr Postfach wird nicht gelesen, und andere sehen nichts von Ihnen. Auch Sie selbst sehen hier nichts Eigenes.',
      paused: 'Bis dahin sehen andere nichts von Ihnen. Nichts wird gelöscht, und Sie selbst sehen alles weiter.',
    },
    notShown: {
      opted_out_group: 'Eine Ihrer Gruppen ist ausgenommen. Darum wird von Ihnen nichts gelesen und nichts gezeigt.',
      disabled_account: 'Ihr Konto ist deaktiviert. Darum wird von Ihnen nichts gelesen und nichts gezeigt.',
      no_consent: 'Ihre Verwaltung hat nicht zugestimmt zu zeigen, wer wen kennt. Darum sehen andere nichts.',
      not_read: 'Von Ihrem Postfach ist noch nichts aufbewahrt. Darum gibt es nichts zu sehen.',
    },
    colleaguesSee: 'Andere sehen',
    seeContacts: 'wen Sie kennen, außer was Sie verbergen',
    seeNothing: 'nichts',
    mailbox: 'Postfach',
    mailboxState: (mailbox) => {
      switch (mailbox.state) {
        case 'erasing':
          return 'wird gerade gelöscht';
        case 'waiting':
          return 'wird wieder gelesen';
        case 'read':
          return `gelesen, ${format.number(mailbox.months)} der letzten 12 Monate`;
        case 'not_read':
          return 'nichts ist aufbewahrt';
      }
    },
    hidden: 'Sie verbergen',
    hiddenCount: (contacts, domains) =>
      contacts + domains === 0
        ? 'nichts'
        : `${format.count(contacts, 'Person', 'Personen')}, ${format.count(domains, 'Domain', 'Domains')}`,
    turnOn: 'Einschalten',
    turnOnWhat: 'Einschalten: Ihr Postfach wird wieder gelesen, und andere können herausfinden, wen Sie kennen.',
    resume: 'Fortsetzen',
    resumeWhat: 'Fortsetzen: Ab sofort können andere wieder herausfinden, wen Sie kennen.',
    turnOff: 'Ausschalten',
    turnOffWhat: 'Ausschalten: Das Lesen endet sofort, und alles aus Ihrem Postfach Gelesene wird gelöscht.',
    turnOffSurely: 'Ausschalten und löschen',
    pause: 'Pausieren',
    pauseWhat: 'Pause: Bis zu dem Tag, den Sie wählen, sehen andere nichts. Nichts wird gelöscht.',
    pauseUntil: 'Pause bis',
    pauseMissing: 'Wählen Sie einen Tag innerhalb des nächsten Jahres.',
    shownTitle: 'Was andere von Ihnen sehen',
    shown: (count) => `Andere können sehen, dass Sie ${format.count(count, 'Person', 'Personen')} kennen:`,
    shownMore: 'Das sind die ersten nach Adresse; es gibt weitere.',
    shownNone: 'Zurzeit sehen andere nichts von Ihnen.',
    shownNote: 'Worüber Sie schrieben, sieht niemand. Personen und Firmen verbergen Sie in den Einstellungen.',
    last: (day) => `zuletzt ${day}`,
  };
}
