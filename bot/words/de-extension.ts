import type { ExtensionWords } from './words.ts';

/** What the message extension says, in German. */
export function extensionInGerman(): ExtensionWords {
  return {
    insertedIntroducers: 'Öffne die Karte, um zu sehen, wer dich vorstellen kann. Jeder sieht, was er sehen darf.',
    insertedHealth: 'Öffne die Karte, um zu sehen, wie es um die Beziehung steht. Jeder sieht, was er sehen darf.',
    open: 'Öffnen',
    company: 'Firma',
    nothing: 'Nichts gefunden',
    askTitle: 'Um eine Vorstellung bitten',
    askWho: 'Mailadresse der Person, die du kennenlernen möchtest',
    askHint: 'name@firma.com',
    askMissing: 'Gib eine Mailadresse an.',
    askGo: 'Wer kennt sie?',
    askSent: 'Ich habe dir in unserem eigenen Chat geschrieben.',
    writeToMe: 'Schreib mir in unserem eigenen Chat: Dort kann ich antworten.',
  };
}
