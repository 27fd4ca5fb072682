import type { Evidence } from '../../src/domain/figures.ts';
import { askingInEnglish } from './en-asking.ts';
import { extensionInEnglish } from './en-extension.ts';
import { healthInEnglish } from './en-health.ts';
import { introducingInEnglish } from './en-introducing.ts';
import { sharingInEnglish } from './en-sharing.ts';
import type { Formats } from './formats.ts';
import type { GeneralWords, KnowingWords, Words } from './words.ts';

/** Everything in English. */
export function english(place: Pick<Words, 'locale' | 'timeZone' | 'format'>): Words {
  const { format } = place;
  return {
    language: 'en',
    ...place,
    general: GENERAL,
    knowing: knowing(format),
    health: healthInEnglish(format),
    asking: askingInEnglish(),
    introducing: introducingInEnglish(),
    sharing: sharingInEnglish(format),
    extension: extensionInEnglish(),
  };
}

const GENERAL: GeneralWords = {
  welcomeTitle: 'Hello, this is Acquaint',
  welcome:
    'I find out which of your colleagues knows somebody outside the company, get you introduced, and show how a relationship is doing.',
  readTitle: 'What is read',
  read: 'When mails and meetings were, with whom, in which direction and how long. Only as far as your administrator allows.',
  neverTitle: 'What is never read',
  never: 'Subjects, texts and attachments. Private appointments are left out.',
  turnOffTitle: 'Where to turn it off',
  turnOff: 'Say “stop sharing” or use the button below. It takes effect at once, and what was read is deleted.',
  examplesTitle: 'Try for example',
  quoted: (words) => `“${words}”`,
  helpTitle: 'What you can say',
  help: 'In your own words, or like this:',
  helpSetUp: 'Nothing is shown before an administrator of your organisation has set up Acquaint and consented.',
  commands: ({ contact = 'Yvonne Lang', account = 'Fourth Coffee' }) => [
    { say: `who knows ${contact}`, does: 'Colleagues who can introduce you' },
    { say: `who knows anyone at ${account}`, does: 'The best known people there' },
    { say: `introduce me to ${contact}`, does: 'Ask a colleague for an introduction' },
    { say: `how are we doing with ${contact}`, does: 'Health of the relationship' },
    { say: 'my introductions', does: 'What you asked and were asked' },
    { say: 'what do you show of me', does: 'What colleagues see' },
    { say: 'stop sharing', does: 'Also: pause sharing, resume sharing' },
  ],
  nothing: {
    nothing_known: {
      title: 'Nothing found',
      text: 'Nobody who shares has had anything with them in the last year. Check how it is written, or ask for the company.',
    },
    not_enough_evidence: {
      title: 'Not enough to name anybody',
      text: 'There is some mail, but it takes mail both ways or a meeting before I name a colleague.',
    },
    consent_required: {
      title: 'Not switched on here',
      text: 'Your administrator has not consented to this kind of insight. Until then I show nothing of it to anybody.',
    },
    not_for_guests: {
      title: 'Not open to guests',
      text: 'The organisation you visit has not opened this to guests.',
    },
    unknown_tenant: {
      title: 'Your organisation does not use Acquaint',
      text: 'An administrator of your organisation has to set it up first.',
    },
    not_in_directory: {
      title: 'I do not know you yet',
      text: 'You are not in the directory I work with. New people appear within a day; after that, ask your administrator.',
    },
    not_understood: {
      title: 'I did not understand that',
      text: 'Here is what you can say.',
    },
    not_an_address: {
      title: 'That is nobody I can look up',
      text: 'Give a mail address, a name, or a company by its name or web address.',
    },
    introduction_gone: {
      title: 'This introduction is gone',
      text: 'It was taken back or is no longer kept. There is nothing left to do.',
    },
    not_allowed: {
      title: 'That is not yours to do',
      text: 'Only the person it concerns can do this.',
    },
    too_many_asks: {
      title: 'Many of your asks still wait',
      text: 'Wait for an answer or take one back, then ask again. This keeps asks worth answering.',
    },
    asked_before: {
      title: 'You asked this before',
      text: 'The same colleague can be asked about the same person once in three months.',
    },
    already_asking: {
      title: 'You are already asking about this person',
      text: 'Wait for the answer or take that ask back; then you can ask somebody else.',
    },
    ask_refused: {
      title: 'You cannot ask this now',
      text: 'You asked about this person lately, or many of your asks still wait. Look at your introductions.',
    },
    cannot_be_asked: {
      title: 'This colleague cannot be asked',
      text: 'Choose somebody else who knows them.',
    },
    too_late: {
      title: 'That is no longer possible',
      text: 'This introduction has moved on. Open it again to see how it stands.',
    },
    not_ready: {
      title: 'Not ready yet',
      text: 'I am still starting. Try again in a minute.',
    },
  },
  failedTitle: 'That went wrong',
  failed:
    'It is not your fault, and nothing was changed half-way. Try again; if it happens again, give this reference to support.',
  reference: 'Reference',
  privatelyTitle: 'I will answer you in private',
  privately: 'Not everybody here may see this, so I have written to you in our own chat.',
  chooseTitle: (asked) => `Several match “${asked}”`,
  choose: 'Choose one:',
  and: 'and',
  more: (count) => `and ${count} more`,
  asOf: (day) => `As of ${day}, from mails and meetings of colleagues who share.`,
  openTab: 'Open in Acquaint',
  openSettings: 'All settings',
  openConsent: 'For administrators: consent',
  buttons: { help: 'Help', sharing: 'My sharing', shown: 'What colleagues see', introductions: 'My introductions' },
};

function knowing(format: Formats): KnowingWords {
  return {
    title: (contact) => `Who knows ${contact}`,
    accountTitle: (account) => `Who knows anyone at ${account}`,
    tiers: { strong: 'strong', medium: 'medium', weak: 'weak' },
    evidence: (evidence) => evidenceText(format, evidence),
    own: 'You',
    ownTie: {
      known: 'You know them yourself',
      unknown: 'You have had nothing with them in the last year.',
      not_sharing: 'Your own mailbox is not read: your sharing is off.',
    },
    colleagues: 'Colleagues who can introduce you',
    contacts: 'People there',
    nobodyElse: 'Nobody else who shares has had anything with them in the last year.',
    notEnough:
      'There is some mail with colleagues, but not enough to name anybody: it takes mail both ways, or a meeting.',
    nothing: 'Nobody who shares has had anything with them in the last year.',
    stillReading: (read, all) =>
      `Not everything is read yet: on average ${format.number(read)} of ${format.count(all, 'month', 'months')} of all who share.`,
    byNobody: 'too little to name a colleague',
    knownBy: (names) => `Known by ${listOf(names)}`,
    you: 'you',
    unnamed: 'A colleague not yet in the directory',
    ask: 'Ask for an introduction',
    askWhom: (name) => `Ask ${name} for an introduction`,
    showHealth: 'How are we doing?',
    whoKnows: 'Who knows them?',
    whoKnowsWhom: (contact) => `Who knows ${contact}?`,
    line: (name, tier, evidence) => `${name} (${tier}): ${evidence}`,
  };
}

function evidenceText(format: Formats, { mailsIn, mailsOut, meetings, daysSinceLast }: Evidence): string {
  const mails = format.count(mailsIn + mailsOut, 'mail', 'mails');
  const direction = mailsIn > 0 && mailsOut > 0 ? 'both ways' : mailsIn > 0 ? 'from them' : 'to them';
  return [
    ...(mailsIn + mailsOut > 0 ? [`${mails} ${direction}`] : []),
    ...(meetings > 0 ? [format.count(meetings, 'meeting', 'meetings')] : []),
    `last ${format.daysAgo(daysSinceLast)}`,
  ].join(', ');
}

function listOf(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
