import type { DeclineReason, IntroductionState, Outcome } from '../../src/domain/introduction.ts';
import type { IntroducingWords } from './words.ts';

/** The words for who is asked, in English. */
export function introducingInEnglish(): IntroducingWords {
  return {
    title: (asker, contact) => `${asker} would like to meet ${contact}`,
    states: {
      asked: 'Waits for you',
      later: 'Later',
      accepted: 'You said yes',
      introduced: 'Introduced',
      closed: 'Closed',
      expired: 'Expired',
      cancelled: 'Taken back',
    },
    stateText,
    later: (day) => `You said not now. I will ask again on ${day}; you can answer any time before.`,
    concluded: 'Done. Thank you for introducing them.',
    why: 'Why',
    blurb: 'What may be forwarded',
    private: (day) => `Only you see this, and a no looks like no answer. It ends by itself on ${day}.`,
    reminder: 'A gentle reminder: this still waits for you. I will not remind you again.',
    accept: 'Introduce',
    acceptWhat: 'You get a ready mail to both, which you can change before you send it',
    notNow: 'Not now',
    notNowWhat: 'I ask again in a week; nobody is told',
    rather: 'I would rather not',
    ratherIntro: (asker) => `${asker} is not told, whichever you choose.`,
    declineButtons: {
      notKnownWell: 'I don’t know them well',
      notAboutContact: 'Don’t ask me about them',
      notAtAll: 'Don’t ask me at all',
    },
    declineWhat,
    declined,
    declinedSilently: (asker) => `${asker} is not told: it looks as if no answer came.`,
    askMeAgain: 'Undo',
    askMeAgainWhat,
    askedAgain: 'You can be asked again.',
    openMail: 'Open the mail in Outlook',
    openMailWhat: 'A ready mail to both opens in Outlook; you send it yourself',
    sent: 'I have sent it',
    outcome,
  };
}

function stateText(state: Exclude<IntroductionState, 'closed' | 'later'>, asker: string, contact: string): string {
  switch (state) {
    case 'asked':
      return `You know ${contact}. Would you introduce them to each other?`;
    case 'accepted':
      return `Thank you. Open the mail, change what you like, and send it. ${asker} knows that you will write.`;
    case 'introduced':
      return `Thank you. ${asker} and ${contact} take it from here.`;
    case 'expired':
      return 'The time to answer is over. There is nothing you need to do.';
    case 'cancelled':
      return `${asker} took it back. There is nothing you need to do.`;
  }
}

function declineWhat(reason: DeclineReason, contact: string): string {
  switch (reason) {
    case 'notKnownWell':
      return `I no longer propose you for introductions to ${contact}`;
    case 'notAboutContact':
      return `Nobody can ask you about ${contact} any more`;
    case 'notAtAll':
      return 'Nobody can ask you for introductions any more';
  }
}

function declined(reason: DeclineReason, contact: string): string {
  switch (reason) {
    case 'notKnownWell':
      return `You said you do not know ${contact} well. You are no longer proposed for it.`;
    case 'notAboutContact':
      return `You are not asked about ${contact} any more.`;
    case 'notAtAll':
      return 'You are not asked for introductions any more.';
  }
}

function askMeAgainWhat(reason: DeclineReason, contact: string): string {
  return reason === 'notAtAll' ? 'You can be asked for introductions again' : `You can be asked about ${contact} again`;
}

function outcome(came: Outcome, asker: string, contact: string): string {
  switch (came) {
    case 'met':
      return `${asker} and ${contact} are in touch, thanks to you.`;
    case 'noAnswer':
      return `${contact} did not answer. ${asker} thanks you all the same.`;
    case 'notNeeded':
      return `It is no longer needed. ${asker} thanks you all the same.`;
  }
}
