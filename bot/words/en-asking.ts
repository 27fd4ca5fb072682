import type { AskerState } from '../../src/domain/introduction.ts';
import type { AskingWords } from './words.ts';

/** The words for who asks, in English. */
export function askingInEnglish(): AskingWords {
  return {
    formTitle: (contact) => `Get introduced to ${contact}`,
    formIntro: (introducer) => `You ask ${introducer}. Both texts are drafts: make them yours.`,
    why: 'Why you would like to meet',
    blurb: 'What may be forwarded',
    whyMissing: 'Say in a sentence why.',
    blurbMissing: 'Give a few lines that can be forwarded.',
    whyDraft: (contact) => `I would like to get to know ${contact}. You know each other: could you introduce us?`,
    blurbDraft: (asker) => `${asker} and I are colleagues. I think a short talk would be worth it for both of you.`,
    seesTitle: (introducer) => `What ${introducer} sees`,
    sees: 'Your name, whom you want to meet, and both texts. Nobody else sees them.',
    afterTitle: 'What happens then',
    after: (introducer) =>
      `${introducer} decides, in private. If the answer is no, or none comes, you learn only that no answer came. Nobody outside learns that you asked.`,
    send: 'Send',
    back: 'Other colleagues',
    title: (contact, introducer) => `Introduction to ${contact} through ${introducer}`,
    states: {
      waiting: 'Waiting for an answer',
      accepted: 'Said yes',
      introduced: 'Introduced',
      unanswered: 'No answer came',
      closed: 'Done',
      cancelled: 'Taken back',
    },
    stateText,
    asked: 'Asked',
    introduced: 'Introduced',
    youWrote: 'What you wrote',
    cancel: 'Take it back',
    cancelWhat: 'Your colleague no longer has to answer.',
    whatCame: 'What came of it?',
    outcomes: { met: 'We are in touch', noAnswer: 'No answer from them', notNeeded: 'No longer needed' },
    outcomeButtons: { met: 'We are in touch', noAnswer: 'They did not answer', notNeeded: 'No longer needed' },
    sayThanks: 'Write a thank-you mail in Outlook',
    notReached: (introducer) => `${introducer} does not have me in Teams yet, so please send the ask by mail.`,
    writeMail: 'Write the mail in Outlook',
    thanks: (introducer, contact) => ({
      subject: `Thank you for introducing me to ${contact}`,
      body: `Hello ${introducer},\n\nthank you for introducing me to ${contact}. It helped me a lot.\n\nBest regards`,
    }),
    listTitle: 'My introductions',
    listAsker: 'You asked',
    listIntroducer: 'You were asked',
    listNone: 'You have no introductions yet.',
    listHint: 'Ask “who knows …” to find somebody who can introduce you.',
    open: 'Open',
  };
}

function stateText(state: AskerState, introducer: string, contact: string): string {
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
      return 'You took it back. Nobody sees it any more.';
  }
}
