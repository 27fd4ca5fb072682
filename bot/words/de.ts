import type { Evidence } from '../../src/domain/figures.ts';
import { askingInGerman } from './de-asking.ts';
import { extensionInGerman } from './de-extension.ts';
import { healthInGerman } from './de-health.ts';
import { introducingInGerman } from './de-introducing.ts';
import { sharingInGerman } from './de-sharing.ts';
import type { Formats } from './formats.ts';
import type { GeneralWords, KnowingWords, Words } from './words.ts';

/** Everything in German. */
export function german(place: Pick<Words, 'locale' | 'timeZone' | 'format'>): Words {
  const { format } = place;
  return {
    language: 'de',
    ...place,
    general: GENERAL,
    knowing: knowing(format),
    health: healthInGerman(format),
    asking: askingInGerman(),
    introducing: introducingInGerman(),
    sharing: sharingInGerman(format),
    extension: extensionInGerman(),
  };
}

const GENERAL: GeneralWords = {
  welcomeTitle: 'Guten Tag, hier ist Acquaint',
  welcome:
    'Ich finde heraus, wer im Haus jemanden draußen kennt, vermittle Bekanntschaften und zeige, wie es um eine Beziehung steht.',
  readTitle: 'Was gelesen wird',
  read: 'Wann es Mails und Termine gab, mit wem, in welcher Richtung und wie lange. Nur so weit, wie Ihre Verwaltung es erlaubt.',
  neverTitle: 'Was nie gelesen wird',
  never: 'Betreff, Text und Anhänge. Private Termine bleiben außen vor.',
  turnOffTitle: 'Wo Sie es abschalten',
  turnOff:
    'Schreiben Sie „Freigabe beenden“ oder nutzen Sie den Knopf unten. Es wirkt sofort, und was gelesen wurde, wird gelöscht.',
  examplesTitle: 'Fragen Sie zum Beispiel',
  quoted: (words) => `„${words}“`,
  helpTitle: 'Was Sie schreiben können',
  help: 'In Ihren eigenen Worten, oder so:',
  helpSetUp: 'Nichts wird gezeigt, bevor die Verwaltung Ihrer Organisation Acquaint eingerichtet und zugestimmt hat.',
  commands: ({ contact = 'Yvonne Lang', account = 'Fourth Coffee' }) => [
    { say: `wer kennt ${contact}`, does: 'Wer Sie bekannt machen kann' },
    { say: `wer kennt jemanden bei ${account}`, does: 'Die bekanntesten Leute dort' },
    { say: `stell mich ${contact} vor`, does: 'Um Vermittlung bitten' },
    { say: `wie stehen wir zu ${contact}`, does: 'Zustand der Beziehung' },
    { say: 'meine Vermittlungen', does: 'Worum Sie baten und gebeten wurden' },
    { say: 'was zeigst du von mir', does: 'Was andere von Ihnen sehen' },
    { say: 'Freigabe beenden', does: 'Auch: Freigabe pausieren, Freigabe fortsetzen' },
  ],
  nothing: {
    nothing_known: {
      title: 'Nichts gefunden',
      text: 'Niemand, der freigibt, hatte im letzten Jahr Kontakt. Prüfen Sie die Schreibweise oder fragen Sie nach der Firma.',
    },
    not_enough_evidence: {
      title: 'Zu wenig, um jemanden zu nennen',
      text: 'Es gibt etwas Mail, aber erst Mails in beide Richtungen oder ein Treffen reichen, um jemanden zu nennen.',
    },
    consent_required: {
      title: 'Hier nicht eingeschaltet',
      text: 'Ihre Verwaltung hat dieser Art von Auskunft nicht zugestimmt. Bis dahin zeige ich niemandem etwas davon.',
    },
    not_for_guests: {
      title: 'Für Gäste nicht offen',
      text: 'Die Organisation, in der Sie zu Gast sind, hat das nicht für Gäste freigegeben.',
    },
    unknown_tenant: {
      title: 'Ihre Organisation nutzt Acquaint nicht',
      text: 'Jemand aus der Verwaltung Ihrer Organisation muss es zuerst einrichten.',
    },
    not_in_directory: {
      title: 'Ich kenne Sie noch nicht',
      text: 'Sie stehen nicht in dem Verzeichnis, mit dem ich arbeite. Neue erscheinen binnen eines Tages; danach fragen Sie bitte Ihre Verwaltung.',
    },
    not_understood: {
      title: 'Das habe ich nicht verstanden',
      text: 'Das können Sie schreiben:',
    },
    not_an_address: {
      title: 'Danach kann ich nicht suchen',
      text: 'Nennen Sie eine Mailadresse, einen Namen oder eine Firma mit Namen oder Webadresse.',
    },
    introduction_gone: {
      title: 'Diese Vermittlung gibt es nicht mehr',
      text: 'Sie wurde zurückgezogen oder wird nicht mehr aufbewahrt. Es ist nichts mehr zu tun.',
    },
    not_allowed: {
      title: 'Das dürfen nicht Sie entscheiden',
      text: 'Das kann nur, wen es betrifft.',
    },
    too_many_asks: {
      title: 'Viele Ihrer Bitten sind noch offen',
      text: 'Warten Sie auf eine Antwort oder ziehen Sie eine zurück, dann fragen Sie erneut. So bleibt jede Bitte eine Antwort wert.',
    },
    asked_before: {
      title: 'Darum haben Sie schon gebeten',
      text: 'Wegen derselben Person können Sie dieselbe Kollegin oder denselben Kollegen einmal in drei Monaten bitten.',
    },
    already_asking: {
      title: 'Zu dieser Person fragen Sie schon',
      text: 'Warten Sie auf die Antwort oder ziehen Sie die Bitte zurück; dann können Sie jemand anderen bitten.',
    },
    ask_refused: {
      title: 'Darum können Sie jetzt nicht bitten',
      text: 'Sie haben vor Kurzem zu dieser Person gefragt, oder viele Ihrer Bitten sind noch offen. Sehen Sie unter Ihren Vermittlungen nach.',
    },
    cannot_be_asked: {
      title: 'Hier kann nicht gefragt werden',
      text: 'Wählen Sie jemand anderen mit Kontakt dorthin.',
    },
    too_late: {
      title: 'Das geht nicht mehr',
      text: 'Diese Vermittlung ist schon weiter. Öffnen Sie sie noch einmal, um den Stand zu sehen.',
    },
    not_ready: {
      title: 'Noch nicht bereit',
      text: 'Ich starte gerade. Versuchen Sie es in einer Minute noch einmal.',
    },
  },
  failedTitle: 'Das ist schiefgegangen',
  failed:
    'Es liegt nicht an Ihnen, und nichts wurde halb geändert. Versuchen Sie es noch einmal; kommt es wieder vor, geben Sie dem Support diese Nummer.',
  reference: 'Nummer',
  privatelyTitle: 'Ich antworte Ihnen privat',
  privately: 'Das dürfen hier nicht alle sehen. Die Antwort steht in unserem eigenen Chat.',
  chooseTitle: (asked) => `Mehrere passen zu „${asked}“`,
  choose: 'Bitte wählen Sie:',
  and: 'und',
  more: (count) => `und ${count} weitere`,
  asOf: (day) => `Stand ${day}, aus Mails und Terminen aller, die freigeben.`,
  openTab: 'In Acquaint öffnen',
  openSettings: 'Alle Einstellungen',
  openConsent: 'Für die Verwaltung: zustimmen',
  buttons: {
    help: 'Hilfe',
    sharing: 'Meine Freigabe',
    shown: 'Was andere sehen',
    introductions: 'Meine Vermittlungen',
  },
};

function knowing(format: Formats): KnowingWords {
  return {
    title: (contact) => `Wer kennt ${contact}`,
    accountTitle: (account) => `Wer kennt jemanden bei ${account}`,
    tiers: { strong: 'stark', medium: 'mittel', weak: 'schwach' },
    evidence: (evidence) => evidenceText(format, evidence),
    own: 'Sie',
    ownTie: {
      known: 'Sie haben selbst Kontakt',
      unknown: 'Sie hatten im letzten Jahr keinen Kontakt.',
      not_sharing: 'Ihr Postfach wird nicht gelesen: Ihre Freigabe ist aus.',
    },
    colleagues: 'Wer Sie bekannt machen kann',
    contacts: 'Leute dort',
    nobodyElse: 'Sonst hatte im letzten Jahr niemand Kontakt, der freigibt.',
    notEnough:
      'Es gibt etwas Mail, aber zu wenig, um jemanden zu nennen: Es braucht Mails in beide Richtungen oder ein Treffen.',
    nothing: 'Niemand, der freigibt, hatte im letzten Jahr Kontakt.',
    stillReading: (read, all) =>
      `Noch ist nicht alles gelesen: im Schnitt ${format.number(read)} von ${format.count(all, 'Monat', 'Monaten')} aller, die freigeben.`,
    byNobody: 'zu wenig, um jemanden zu nennen',
    knownBy: (names) => `Bekannt mit ${listOf(names)}`,
    you: 'Ihnen',
    unnamed: 'Jemand, der noch nicht im Verzeichnis steht',
    ask: 'Um Vermittlung bitten',
    askWhom: (name) => `${name} um Vermittlung bitten`,
    showHealth: 'Wie stehen wir dazu?',
    whoKnows: 'Wer hat Kontakt?',
    whoKnowsWhom: (contact) => `Wer kennt ${contact}?`,
    line: (name, tier, evidence) => `${name} (${tier}): ${evidence}`,
  };
}

function evidenceText(format: Formats, { mailsIn, mailsOut, meetings, daysSinceLast }: Evidence): string {
  const mails = format.count(mailsIn + mailsOut, 'Mail', 'Mails');
  const direction = mailsIn > 0 && mailsOut > 0 ? 'hin und her' : mailsIn > 0 ? 'von dort' : 'dorthin';
  return [
    ...(mailsIn + mailsOut > 0 ? [`${mails} ${direction}`] : []),
    ...(meetings > 0 ? [format.count(meetings, 'Treffen', 'Treffen')] : []),
    `zuletzt ${format.daysAgo(daysSinceLast)}`,
  ].join(', ');
}

function listOf(names: readonly string[]): string {
  return new Intl.ListFormat('de', { type: 'conjunction' }).format(names);
}
