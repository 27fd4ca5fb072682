import type { Texts } from './texts.ts';

/** The words in English, which stand in the manifest itself. */
export const ENGLISH: Texts = {
  name: { short: 'Acquaint', full: 'Acquaint: who knows whom' },
  description: {
    short: 'See which colleague knows somebody outside the company, and get introduced.',
    full: (supportUrl) => `You want to reach somebody outside your company. Most likely a colleague knows them already.
Acquaint tells you who, helps you to ask for an introduction, and shows how a relationship is doing. It works with Microsoft Teams
and with Outlook.

**What you can do**

* Ask the bot “who knows” somebody, and see up to five colleagues with the reasons: mails both ways, meetings, when last.
* Ask a colleague for an introduction. They decide in private; nobody is introduced by software.
* Open the pane beside a mail or a meeting: how healthy the relationship is and why, who else knows the person.
* Look through your own relationships, and see which of them need attention.
* Search from the message box and share what you found.

**What is read, and what is not**

* Who had mail and meetings with whom, when, in which direction and how long. Never the subject, the text or an attachment.
* Private meetings are left out.
* You decide what colleagues see of you: pause or stop sharing, hide people or domains. It takes effect at once, and what was read is
  deleted. You can see who was shown something of yours.

**What you need to know first**

* An administrator of your organisation has to set up Acquaint and to consent before anybody sees anything.
* You sign in with your work account; no other account is needed. Guests see only what the organisation has opened to them.
* Reading the first year takes a while; until then answers are incomplete. Health says how far reading is.
* In group chats and channels answers about people come to you in private.
* On a phone the pane opens beside mails you read; not yet while you write, or beside meetings.

Help and contact: ${supportUrl}`,
  },
  tabs: {
    relationships: 'Relationships',
    introductions: 'Introductions',
    settings: 'Settings',
    administration: 'Administration',
  },
  commands: {
    whoKnows: {
      title: 'who knows',
      description: 'Add a name, an address or a company: colleagues who can introduce you',
    },
    introduceMe: {
      title: 'introduce me to',
      description: 'Add a name or an address: ask a colleague for an introduction',
    },
    howAreWeDoing: {
      title: 'how are we doing with',
      description: 'Add a name or an address: health of the relationship, and why',
    },
    myIntroductions: { title: 'my introductions', description: 'What you asked and were asked' },
    whatIsShown: { title: 'what do you show of me', description: 'What colleagues see of you' },
    stopSharing: { title: 'stop sharing', description: 'From now on nobody sees anything of you' },
    help: { title: 'help', description: 'What you can say' },
  },
  search: {
    title: 'Who knows',
    description: 'Find the colleagues who know somebody outside the company',
    person: {
      title: 'Person or company',
      description: 'A name, a mail address or a company, for example Fourth Coffee',
    },
  },
  ask: { title: 'Ask for an introduction', description: 'Ask a colleague on Acquaint to introduce you to somebody' },
  pane: {
    addInName: 'Acquaint side pane',
    addInDescription:
      'Beside a mail or a meeting: how healthy the relationship with the people on it is, and which colleagues know them. For clients that do not take the whole of Acquaint.',
    group: 'Acquaint',
    button: 'Who knows',
    tips: {
      mailRead: 'Shows how the relationship with the sender is doing and which colleagues know them.',
      mailCompose: 'Shows how the relationship with the recipients is doing and who could introduce you.',
      meetingDetailsOrganizer: 'Shows how the relationship with the people you invite is doing and who knows them.',
      meetingDetailsAttendee: 'Shows how the relationship with the people of this meeting is doing and who knows them.',
    },
  },
};
