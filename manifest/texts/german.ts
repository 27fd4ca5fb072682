import type { Texts } from './texts.ts';

/** The words in German, which become `de.json` and the overrides of the add-in. */
export const GERMAN: Texts = {
  name: { short: 'Acquaint', full: 'Acquaint: wer kennt wen' },
  description: {
    short: 'Sehen, wer im Haus jemanden draußen kennt, und sich bekannt machen lassen.',
    full: (
      supportUrl,
    ) => `Sie möchten jemanden außerhalb Ihres Unternehmens erreichen. Wahrscheinlich kennt ihn schon jemand im
Haus. Acquaint sagt Ihnen, wer das ist, hilft Ihnen um Vermittlung zu bitten und zeigt, wie es um eine Beziehung steht. Es arbeitet mit
Microsoft Teams und mit Outlook.

**Was Sie tun können**

* Fragen Sie den Bot „wer kennt“ jemanden, und sehen Sie bis zu fünf Personen im Haus mit den Gründen: Mails in beide Richtungen,
  Treffen, wann zuletzt.
* Bitten Sie um Vermittlung. Die gefragte Person entscheidet für sich; niemand wird von Software vorgestellt.
* Öffnen Sie den Seitenbereich neben einer Mail oder einem Termin: wie es um die Beziehung steht und warum, wer die Person noch kennt.
* Sehen Sie Ihre eigenen Beziehungen durch und welche davon Pflege brauchen.
* Suchen Sie beim Schreiben einer Nachricht und teilen Sie, was Sie gefunden haben.

**Was gelesen wird und was nicht**

* Wer wann mit wem Mails und Termine hatte, in welcher Richtung und wie lange. Nie Betreff, Text oder Anhang.
* Private Termine bleiben außen vor.
* Sie entscheiden, was andere von Ihnen sehen: Freigabe pausieren oder beenden, Personen oder Domänen verbergen. Es wirkt sofort, und
  was gelesen wurde, wird gelöscht. Sie sehen, wem etwas von Ihnen gezeigt wurde.

**Was Sie vorher wissen sollten**

* Die Verwaltung Ihres Unternehmens muss Acquaint einrichten und zustimmen, bevor irgendjemand etwas sieht.
* Sie melden sich mit Ihrem Arbeitskonto an; ein anderes Konto ist nicht nötig. Gäste sehen nur, was für sie freigegeben ist.
* Das erste Jahr zu lesen dauert eine Weile; bis dahin sind Antworten unvollständig. Beim Zustand einer Beziehung steht,
  wie weit es ist.
* In Gruppenchats und Kanälen kommen Auskünfte über Personen privat zu Ihnen.
* Auf dem Telefon öffnet sich der Seitenbereich neben Mails, die Sie lesen; noch nicht beim Schreiben und bei Terminen.

Hilfe und Kontakt: ${supportUrl}`,
  },
  tabs: {
    relationships: 'Beziehungen',
    introductions: 'Vermittlungen',
    settings: 'Einstellungen',
    administration: 'Verwaltung',
  },
  commands: {
    whoKnows: { title: 'wer kennt', description: 'Mit Name, Adresse oder Firma: wer Sie bekannt machen kann' },
    introduceMe: { title: 'stell mich vor:', description: 'Mit Name oder Adresse: um Vermittlung bitten' },
    howAreWeDoing: {
      title: 'wie stehen wir zu',
      description: 'Mit Name oder Adresse: Zustand der Beziehung und warum',
    },
    myIntroductions: { title: 'meine Vermittlungen', description: 'Worum Sie baten und gebeten wurden' },
    whatIsShown: { title: 'was zeigst du von mir', description: 'Was andere von Ihnen sehen' },
    stopSharing: { title: 'Freigabe beenden', description: 'Ab sofort sieht niemand etwas von Ihnen' },
    help: { title: 'Hilfe', description: 'Was Sie schreiben können' },
  },
  search: {
    title: 'Wer kennt',
    description: 'Finden, wer im Haus jemanden draußen kennt',
    person: {
      title: 'Person oder Firma',
      description: 'Ein Name, eine Mailadresse oder eine Firma, zum Beispiel Fourth Coffee',
    },
  },
  ask: { title: 'Um Vermittlung bitten', description: 'Jemanden im Haus über Acquaint bitten, Sie vorzustellen' },
  pane: {
    addInName: 'Acquaint-Seitenbereich',
    addInDescription:
      'Neben einer Mail oder einem Termin: wie es um die Beziehung zu den Beteiligten steht und wer im Haus sie kennt. Für Programme, die Acquaint nicht als Ganzes aufnehmen.',
    group: 'Acquaint',
    button: 'Wer kennt sie?',
    tips: {
      mailRead: 'Zeigt, wie es um die Beziehung zum Absender steht und wer im Haus ihn kennt.',
      mailCompose: 'Zeigt, wie es um die Beziehung zu den Empfängern steht und wer Sie bekannt machen könnte.',
      meetingDetailsOrganizer: 'Zeigt, wie es um die Beziehung zu den Eingeladenen steht und wer sie kennt.',
      meetingDetailsAttendee:
        'Zeigt, wie es um die Beziehung zu den Beteiligten dieses Termins steht und wer sie kennt.',
    },
  },
};
