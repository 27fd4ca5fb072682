import type { AskerState } from '../../src/domain/introduction.ts';
import type { AskingWords } from './words.ts';

/** The words for who asks, in German. */
export function askingInGerman(): AskingWords {
  return {
    formTitle: (contact) => `${contact} kennenlernen`,
    formIntro: (introducer) => `Sie bitten ${introducer}. Beide Texte sind Entwürfe: Ändern Sie, was Sie möchten.`,
    why: 'Warum Sie sich kennenlernen möchten',
    blurb: 'Was weitergeleitet werden darf',
    whyMissing: 'Sagen Sie in einem Satz, warum.',
    blurbMissing: 'Geben Sie ein paar Zeilen, die weitergeleitet werden können.',
    whyDraft: (contact) => `Ich würde ${contact} gern kennenlernen. Sie kennen sich: Könnten Sie uns bekannt machen?`,
    blurbDraft: (asker) => `${asker} arbeitet mit mir zusammen. Ich glaube, ein kurzes Gespräch lohnt sich für beide.`,
    seesTitle: (introducer) => `Was ${introducer} sieht`,
    sees: 'Ihren Namen, wen Sie kennenlernen möchten, und beide Texte. Sonst sieht sie niemand.',
    afterTitle: 'Was dann geschieht',
    after: (introducer) =>
      `${introducer} entscheidet, ganz für sich. Bei einem Nein oder ohne Antwort erfahren Sie nur, dass keine Antwort kam. Draußen erfährt niemand von Ihrer Bitte.`,
    send: 'Senden',
    back: 'Jemand anderes',
    title: (contact, introducer) => `Vermittlung zu ${contact} durch ${introducer}`,
    states: {
      waiting: 'Wartet auf Antwort',
      accepted: 'Zugesagt',
      introduced: 'Bekannt gemacht',
      unanswered: 'Keine Antwort',
      closed: 'Erledigt',
      cancelled: 'Zurückgezogen',
    },
    stateText,
    asked: 'Gebeten',
    introduced: 'Bekannt gemacht',
    youWrote: 'Was Sie geschrieben haben',
    cancel: 'Zurückziehen',
    cancelWhat: 'Niemand muss dann mehr antworten.',
    whatCame: 'Was ist daraus geworden?',
    outcomes: { met: 'In Kontakt', noAnswer: 'Keine Antwort von dort', notNeeded: 'Nicht mehr nötig' },
    outcomeButtons: { met: 'Wir sind in Kontakt', noAnswer: 'Von dort kam nichts', notNeeded: 'Nicht mehr nötig' },
    sayThanks: 'Dankesmail in Outlook schreiben',
    notReached: (introducer) => `${introducer} hat mich noch nicht in Teams. Bitte senden Sie Ihre Bitte per Mail.`,
    writeMail: 'Mail in Outlook schreiben',
    thanks: (introducer, contact) => ({
      subject: `Danke für die Vermittlung zu ${contact}`,
      body: `Guten Tag ${introducer},\n\nvielen Dank, dass Sie mich mit ${contact} bekannt gemacht haben. Das hat mir sehr geholfen.\n\nFreundliche Grüße`,
    }),
    listTitle: 'Meine Vermittlungen',
    listAsker: 'Ihre Bitten',
    listIntroducer: 'Bitten an Sie',
    listNone: 'Sie haben noch keine Vermittlungen.',
    listHint: 'Fragen Sie „wer kennt …“, um jemanden zu finden, der Sie bekannt macht.',
    open: 'Öffnen',
  };
}

function stateText(state: AskerState, introducer: string, contact: string): string {
  switch (state) {
    case 'waiting':
      return `Ihre Bitte liegt bei ${introducer}. Sie müssen nichts tun.`;
    case 'accepted':
      return `${introducer} macht Sie per Mail mit ${contact} bekannt.`;
    case 'introduced':
      return `${introducer} hat Ihnen und ${contact} geschrieben. Jetzt sind Sie an der Reihe.`;
    case 'unanswered':
      return 'Das kommt vor: Alle haben viel zu tun. Sie können jemand anderen bitten.';
    case 'closed':
      return `${introducer} weiß, was daraus geworden ist.`;
    case 'cancelled':
      return 'Sie haben die Bitte zurückgezogen. Niemand sieht sie mehr.';
  }
}
