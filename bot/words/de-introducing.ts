import type { DeclineReason, IntroductionState, Outcome } from '../../src/domain/introduction.ts';
import type { IntroducingWords } from './words.ts';

/** The words for who is asked, in German. */
export function introducingInGerman(): IntroducingWords {
  return {
    title: (asker, contact) => `${asker} möchte ${contact} kennenlernen`,
    states: {
      asked: 'Wartet auf Sie',
      later: 'Später',
      accepted: 'Zugesagt',
      introduced: 'Bekannt gemacht',
      closed: 'Abgeschlossen',
      expired: 'Abgelaufen',
      cancelled: 'Zurückgezogen',
    },
    stateText,
    later: (day) => `Sie sagten: jetzt nicht. Ich frage am ${day} noch einmal; antworten können Sie jederzeit vorher.`,
    concluded: 'Erledigt. Danke, dass Sie vermittelt haben.',
    why: 'Warum',
    blurb: 'Was weitergeleitet werden darf',
    private: (day) => `Das sehen nur Sie. Ein Nein sieht aus wie keine Antwort. Am ${day} endet die Bitte von selbst.`,
    reminder: 'Eine kleine Erinnerung: Das wartet noch auf Sie. Ich erinnere nicht noch einmal.',
    accept: 'Bekannt machen',
    acceptWhat: 'Sie bekommen eine fertige Mail an beide, die Sie vor dem Senden ändern können',
    notNow: 'Jetzt nicht',
    notNowWhat: 'Ich frage in einer Woche noch einmal; niemand erfährt davon',
    rather: 'Lieber nicht',
    ratherIntro: (asker) => `${asker} erfährt nichts davon, was immer Sie wählen.`,
    declineButtons: {
      notKnownWell: 'Ich kenne die Person kaum',
      notAboutContact: 'Nicht zu dieser Person',
      notAtAll: 'Mich gar nicht fragen',
    },
    declineWhat,
    declined,
    declinedSilently: (asker) => `${asker} erfährt davon nichts: Es sieht aus, als wäre keine Antwort gekommen.`,
    askMeAgain: 'Rückgängig',
    askMeAgainWhat,
    askedAgain: 'Sie können wieder gefragt werden.',
    openMail: 'Mail in Outlook öffnen',
    openMailWhat: 'Eine fertige Mail an beide öffnet sich in Outlook; Sie senden sie selbst',
    sent: 'Ich habe sie gesendet',
    outcome,
  };
}

function stateText(state: Exclude<IntroductionState, 'closed' | 'later'>, asker: string, contact: string): string {
  switch (state) {
    case 'asked':
      return `Sie kennen ${contact}. Würden Sie die beiden bekannt machen?`;
    case 'accepted':
      return `Danke. Öffnen Sie die Mail, ändern Sie, was Sie möchten, und senden Sie sie. ${asker} weiß, dass Sie schreiben werden.`;
    case 'introduced':
      return `Danke. Ab hier machen ${asker} und ${contact} weiter.`;
    case 'expired':
      return 'Die Zeit zum Antworten ist vorbei. Sie müssen nichts tun.';
    case 'cancelled':
      return `${asker} hat die Bitte zurückgezogen. Sie müssen nichts tun.`;
  }
}

function declineWhat(reason: DeclineReason, contact: string): string {
  switch (reason) {
    case 'notKnownWell':
      return `Ich schlage Sie für ${contact} nicht mehr vor`;
    case 'notAboutContact':
      return `Niemand kann Sie mehr zu ${contact} fragen`;
    case 'notAtAll':
      return 'Niemand kann Sie mehr um Vermittlung bitten';
  }
}

function declined(reason: DeclineReason, contact: string): string {
  switch (reason) {
    case 'notKnownWell':
      return `Sie sagten, dass Sie ${contact} kaum kennen. Sie werden dafür nicht mehr vorgeschlagen.`;
    case 'notAboutContact':
      return `Zu ${contact} werden Sie nicht mehr gefragt.`;
    case 'notAtAll':
      return 'Sie werden nicht mehr um Vermittlung gebeten.';
  }
}

function askMeAgainWhat(reason: DeclineReason, contact: string): string {
  return reason === 'notAtAll'
    ? 'Sie können wieder um Vermittlung gebeten werden'
    : `Sie können wieder zu ${contact} gefragt werden`;
}

function outcome(came: Outcome, asker: string, contact: string): string {
  switch (came) {
    case 'met':
      return `${asker} und ${contact} sind in Kontakt, dank Ihnen.`;
    case 'noAnswer':
      return `Von ${contact} kam keine Antwort. ${asker} dankt Ihnen trotzdem.`;
    case 'notNeeded':
      return `Es ist nicht mehr nötig. ${asker} dankt Ihnen trotzdem.`;
  }
}
