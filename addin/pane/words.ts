import { MOST_INTRODUCERS } from '../../src/domain/introducers.ts';
import { countOf } from '../../src/domain/plain-words.ts';
import type { Place } from '../office/outlook.ts';

/** What the pane says, in English. */
export const WORDS = {
  title: 'Acquaint',
  loading: 'Loading',
  outside: {
    where: 'This page belongs in Outlook.',
    how: 'Open a mail or a meeting there and choose “Acquaint”.',
    outlook: 'Open Outlook on the web',
    demo: 'Choose a person of the demo and open the mailbox',
    or: 'There is no mail here to look at. Your relationships you can see in the browser too.',
    relationships: 'Sign in and see your relationships',
  },
  none: { title: 'Nothing is open', text: 'Choose a mail or a meeting: the people on it are shown here.' },
  unreadable: { title: 'Outlook does not say who is on it', text: 'It may still be opening.', again: 'Try again' },
  inside: {
    title: 'Only colleagues here',
    mail: 'Nobody outside your organisation is on this mail.',
    meeting: 'Nobody outside your organisation is in this meeting.',
    draft: 'Add somebody outside your organisation: you see who knows them.',
  },
  nothing: {
    title: 'Nothing is known of them',
    text: 'In the year before today neither you nor a colleague who shares had a mail or meeting with them. Newsletters and automatic senders are not counted.',
  },
  people: 'People outside your organisation',
  stranger: 'new to you',
  strangersFailed: 'It could not be found out whom of them you have met.',
  again: 'Try again',
  health: {
    own: 'Your relationship',
    shared: 'Your colleagues’ relationship',
    notSharing: {
      off: 'You have turned sharing off, so your own mailbox is not read.',
      opted_out_group: 'Your administrator has left out a group that you are in, so your own mailbox is not read.',
      disabled_account: 'Your account is disabled, so your own mailbox is not read.',
      erasing: 'What was read of your mailbox is being deleted.',
    },
    paused: (day: string) => `Sharing is paused until ${day}: colleagues see nothing of yours.`,
    reading: (read: number, all: number) =>
      `Your mailbox is still being read: ${read} of ${all} months, newest first. So far it holds nothing with them.`,
    settings: 'Open your settings',
    noMailbox: 'You have no mailbox in this organisation. What colleagues share is shown.',
    unknown: 'No mail or meeting with them that you may see.',
  },
  knows: {
    title: 'Who knows them',
    new: (count: number) =>
      `${count < MOST_INTRODUCERS ? '' : 'At least '}${countOf(count, 'colleague')} ${count === 1 ? 'knows' : 'know'} them`,
    draft: (name: string) =>
      `You have had no contact with ${name} in the last year. Ask for an introduction before you write.`,
    read: (name: string) => `You had no contact with ${name} in the year before today.`,
    noConsent: 'Your organisation has not agreed to naming the colleagues who know somebody.',
    nobodyElse: 'No other colleague who shares is known to know them.',
    notEnough: 'Colleagues have had contact, but too little to name anybody.',
    nothing: 'No colleague who shares is known to know them.',
    reading: (read: number, all: number) =>
      `${read} of ${all} months of your colleagues’ mail are read, newest first. More may be known later.`,
    colleague: 'A colleague',
    ask: 'Get introduced',
    askOf: (name: string) => `Get introduced by ${name}`,
  },
  ask: {
    title: (name: string) => `Ask ${name}`,
    why: 'Why, for your colleague alone',
    whyDraft: (contact: string) => `I would like to get in touch with ${contact}. Could you introduce me?`,
    blurb: 'What may be forwarded',
    blurbDraft: (me: string) => `${me} would like to meet you and would be glad about a short call.`,
    quiet: 'They decide in private, and nobody else learns of it. A no and no answer look the same.',
    send: 'Ask',
    busy: 'Asking',
    cancel: 'Cancel',
    write: 'Write a mail instead',
    subject: (contact: string) => `Could you introduce me to ${contact}?`,
    asked: (name: string) => `${name} has been asked.`,
  },
  asks: {
    title: 'Your introductions',
    by: (name: string, day: string) => `by ${name}, asked ${day}`,
    from: (name: string, day: string) => `by you, ${name} asked ${day}`,
    decide: 'Open it in Introductions',
    state: {
      waiting: 'Waiting for an answer',
      accepted: 'They will write',
      introduced: 'You were introduced',
      unanswered: 'No answer came',
      closed: 'Done',
      cancelled: 'Taken back',
    },
    ofMe: {
      asked: 'You are asked to introduce them',
      later: 'You will be asked again later',
      accepted: 'You said yes: your mail is to be sent',
      introduced: 'You introduced them',
      closed: 'Done',
      expired: 'Over',
      cancelled: 'Taken back',
    },
  },
  company: {
    title: 'Their company',
    engagement: 'Engagement',
    engagementOf: (score: number) => `${score} of 100 (50 is usual)`,
    colleagues: 'Colleagues in touch',
    contacts: 'People there',
    mailsOut: 'Mails from us',
    mailsIn: 'Mails from them',
    meetingsOut: 'Meetings we invited to',
    meetingsIn: 'Meetings they invited to',
    reply: 'They reply in about',
    hours: 'h',
    tooFew: (least: number) => `Figures are shown once at least ${least} colleagues have had contact.`,
    noConsent: 'Your organisation has not agreed to figures about companies.',
    people: 'Others well known there',
    year: 'The last year, as ranges, so that nobody stands out. What rests on too few people is left out.',
  },
  strength: {
    evidence: (mailsIn: number, mailsOut: number, meetings: number) =>
      [`${countOf(mailsIn, 'mail')} in, ${mailsOut} out`, ...(meetings > 0 ? [countOf(meetings, 'meeting')] : [])].join(
        ', ',
      ),
    last: (ago: string) => `last ${ago}`,
  },
} as const;

/** Where somebody stands on the item, in a word. */
export const PLACES: Readonly<Record<Place, string>> = {
  from: 'sender',
  to: 'to',
  cc: 'copy',
  organiser: 'organiser',
  required: 'attendee',
  optional: 'optional',
};
