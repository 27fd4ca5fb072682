import type { ExtensionWords } from './words.ts';

/** What the message extension says, in English. */
export function extensionInEnglish(): ExtensionWords {
  return {
    insertedIntroducers: 'Open it to see who can introduce you. Everybody sees what they may see.',
    insertedHealth: 'Open it to see how the relationship is doing. Everybody sees what they may see.',
    open: 'Open',
    company: 'Company',
    nothing: 'Nothing found',
    askTitle: 'Ask for an introduction',
    askWho: 'Mail address of whom you would like to meet',
    askHint: 'name@company.com',
    askMissing: 'Give a mail address.',
    askGo: 'Who knows them?',
    askSent: 'I have written to you in our own chat.',
    writeToMe: 'Write to me in our own chat: there I can answer.',
  };
}
