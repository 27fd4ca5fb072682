import type { AskedOfMe, OwnAsk } from './introduction.ts';

type DeclineReason = NonNullable<AskedOfMe['declineReason']>;
type Outcome = NonNullable<OwnAsk['outcome']>;

/** What the tab Introductions says, in English; another language is another object of this shape. */
export const WORDS = {
  title: 'Introductions',
  lead: 'What colleagues ask of you, and what you asked of them. Whoever is asked decides in private.',
  loading: 'Loading your introductions',
  somebody: 'A colleague',
  empty: {
    title: 'No introductions yet',
    text: 'Ask the bot “who knows …”, or open somebody’s mail in Outlook with Acquaint beside it: whoever can introduce you is there, with the way to ask.',
  },
  gone: {
    title: 'This introduction is not here',
    text: 'It is over and forgotten, or it may not be shown any more. There is nothing you need to do.',
  },
  asked: 'Asked',
  introduced: 'Introduced',
  ends: 'Ends',
  why: 'Why',
  blurb: 'What may be forwarded',
  nothingToForward: 'Nothing was written.',
  choices: 'What you can do',
  mine: {
    title: 'Asked of you',
    about: 'Only you see these. A no looks like no answer.',
    none: 'Nobody has asked you.',
    name: (asker: string, contact: string) => `${asker} would like to meet ${contact}`,
    states: {
      asked: 'Waits for you',
      later: 'Later',
      accepted: 'You said yes',
      introduced: 'Introduced',
      closed: 'Closed',
      expired: 'Time is over',
      cancelled: 'Taken back',
    },
    says: sayingsOfMine,
    accept: 'Introduce',
    acceptEffect: (asker: string) =>
      `You get a ready mail to both, to change and send yourself. ${asker} learns that you will write.`,
    later: 'Not now',
    laterEffect: 'You are asked again in a week. Nobody is told.',
    decline: {
      notKnownWell: 'I don’t know them well',
      notAboutContact: 'Don’t ask me about them',
      notAtAll: 'Don’t ask me at all',
    },
    declineEffect: effectOfNo,
    complete: 'I have sent it',
    completeEffect: (asker: string) => `${asker} sees that the introduction was made.`,
    askAgain: 'I can be asked again',
    askAgainEffect: (reason: DeclineReason, contact: string) =>
      reason === 'notAtAll'
        ? 'Colleagues can ask you for introductions again. This no stays a no.'
        : `Colleagues can ask you about ${contact} again. This no stays a no.`,
    mail: 'The mail to both',
    mailAbout: 'Opens in Outlook, where you change what you like and send it yourself.',
    openMail: 'Open the mail in Outlook',
    done: {
      accept: (asker: string) => `Thank you. ${asker} knows that you will write; the mail is ready.`,
      later: 'You are asked again in a week.',
      decline: 'Nobody is told. It looks as if no answer came.',
      complete: 'Thank you. They take it from here.',
      askAgain: 'You can be asked again.',
    },
  },
  own: {
    title: 'You asked',
    about:
      'If the answer is no, or none comes, you learn only that no answer came. Nobody outside learns that you asked.',
    none: 'You have asked nobody.',
    name: (contact: string, introducer: string) => `${contact}, through ${introducer}`,
    states: {
      waiting: 'Waiting for an answer',
      accepted: 'Said yes',
      introduced: 'Introduced',
      unanswered: 'No answer came',
      closed: 'Done',
      cancelled: 'Taken back',
    },
    says: sayingsOfOwn,
    cancel: 'Take it back',
    cancelEffect: (introducer: string) => `${introducer} no longer has to answer, and sees that you took it back.`,
    conclude: {
      met: 'We are in touch',
      noAnswer: 'They did not answer',
      notNeeded: 'No longer needed',
    },
    concludeEffect: effectOfOutcome,
    thanks: 'Write a thank-you mail in Outlook',
    done: {
      cancel: 'Taken back. Your colleague does not have to answer any more.',
      conclude: (introducer: string) => `${introducer} learns what came of it.`,
    },
  },
} as const;

function sayingsOfMine(state: AskedOfMe['state'], asker: string, contact: string): string {
  switch (state) {
    case 'asked':
      return `You know ${contact}. Would you introduce them to each other?`;
    case 'later':
      return 'You said not now. You can answer at any time before you are asked again.';
    case 'accepted':
      return `${asker} knows that you will write. Send the mail, then say that you have sent it.`;
    case 'introduced':
      return `${asker} and ${contact} take it from here.`;
    case 'closed':
      return 'There is nothing you need to do.';
    case 'expired':
      return 'The time to answer is over. There is nothing you need to do.';
    case 'cancelled':
      return `${asker} took it back. There is nothing you need to do.`;
  }
}

function effectOfNo(reason: DeclineReason, asker: string, contact: string): string {
  const silent = `${asker} is not told.`;
  switch (reason) {
    case 'notKnownWell':
      return `You are no longer proposed for introductions to ${contact}. ${silent}`;
    case 'notAboutContact':
      return `Nobody can ask you about ${contact} any more. ${silent}`;
    case 'notAtAll':
      return `Nobody can ask you for introductions any more. ${silent}`;
  }
}

function sayingsOfOwn(state: OwnAsk['state'], introducer: string, contact: string): string {
  switch (state) {
    case 'waiting':
      return `${introducer} has your ask. There is nothing you need to do.`;
    case 'accepted':
      return `${introducer} will introduce you to ${contact} by mail.`;
    case 'introduced':
      return `${introducer} has written to you and ${contact}. It is your turn now.`;
    case 'unanswered':
      return 'That happens: people are busy. You can ask somebody else.';
    case 'closed':
      return `You told ${introducer} what came of it.`;
    case 'cancelled':
      return 'You took it back.';
  }
}

function effectOfOutcome(outcome: Outcome, introducer: string): string {
  switch (outcome) {
    case 'met':
      return `${introducer} learns that it worked. A thank-you mail is ready then.`;
    case 'noAnswer':
      return `${introducer} learns that no answer came from outside.`;
    case 'notNeeded':
      return `${introducer} learns that nothing more has to be done.`;
  }
}
