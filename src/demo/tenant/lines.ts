import { TENANT } from './cast.ts';
import type { Correspondent } from './correspondent.ts';
import type { Entry, Invited } from './diary.ts';
import type { MadeUpColleague } from './people.ts';
import type { Mail } from './post.ts';

/** Turns people, mails and meetings into lines of JSON without their line ends. */
export type Lines = {
  /** A line as in Data Connect's `User_v1`, and whose the mailbox is. */
  readonly userLine: (colleague: MadeUpColleague) => string;
  /** The copy of a mail in one mailbox as a Microsoft Graph `message`, sender to recipients and times only. */
  readonly messageLine: (mailbox: string, mail: Mail) => string;
  /** The copy of a meeting in one mailbox as a Microsoft Graph `event`. */
  readonly eventLine: (mailbox: string, entry: Entry) => string;
};

/** Prepares the writing of lines: the text of each correspondent is made once, since most lines repeat it. */
export function openLines(): Lines {
  const texts = new Map<Correspondent, string>();
  const otherTexts = new Map<Correspondent, string>();
  const textOf = (who: Correspondent): string => remembered(texts, who, who.address);
  const recipientsOf = (list: readonly Correspondent[], number: number): string =>
    // One mail in 29 is addressed in the recipient's other spelling.
    list.map((who) => (number % 29 === 0 ? remembered(otherTexts, who, who.otherAddress) : textOf(who))).join(',');
  return {
    userLine,
    messageLine: (mailbox, mail) => {
      const key = keyOf(mailbox);
      const sentAt = timeOf(mail.sentAt);
      return (
        `{"mailbox":"${mailbox}","id":"AAMk${key}${mail.number.toString(36)}",` +
        `"internetMessageId":"<${scattered(mail.number)}@${hostOf(mail.from)}>",` +
        `"conversationId":"AAQk${key}${mail.conversation.toString(36)}","isDraft":${mail.isDraft},` +
        `"sentDateTime":"${sentAt}","receivedDateTime":"${mail.isDraft ? sentAt : timeOf(mail.sentAt + 1000)}",` +
        `"from":${textOf(mail.from)},"sender":${textOf(mail.sender)},` +
        `"toRecipients":[${recipientsOf(mail.to, mail.number)}],"ccRecipients":[${recipientsOf(mail.cc, mail.number)}]}`
      );
    },
    eventLine: (mailbox, entry) => {
      const invited = entry.invited.map(
        ({ who, response, type }) =>
          `{"type":"${type}","status":{"response":"${response}"},${textOf(who).slice(1, -1)}}`,
      );
      return (
        `{"mailbox":"${mailbox}","id":"AAMk${keyOf(mailbox)}E${entry.number.toString(36)}",` +
        `"iCalUId":"040000008200E000${scattered(entry.number).toUpperCase()}",` +
        `"start":{"dateTime":"${graphTimeOf(entry.startsAt)}","timeZone":"UTC"},` +
        `"end":{"dateTime":"${graphTimeOf(entry.endsAt)}","timeZone":"UTC"},` +
        `"isCancelled":${entry.isCancelled},"isAllDay":${entry.isAllDay},"sensitivity":"${entry.sensitivity}",` +
        `"organizer":${textOf(entry.organizer)},"attendees":[${invited.join(',')}],` +
        `"responseStatus":{"response":"${ownResponse(mailbox, entry)}"}}`
      );
    },
  };
}

function userLine(colleague: MadeUpColleague): string {
  const { address, otherAddress, kind } = colleague;
  const aliases = otherAddress === address ? [] : [`smtp:${otherAddress}`];
  return JSON.stringify({
    id: colleague.objectId,
    displayName: colleague.name,
    givenName: colleague.givenName,
    surname: colleague.surname,
    mail: address,
    userPrincipalName: kind === 'guest' ? `${address.replace('@', '_')}#EXT#@${TENANT.domain}` : address,
    proxyAddresses: [`SMTP:${address}`, ...aliases],
    department: colleague.department,
    jobTitle: colleague.jobTitle,
    userType: kind === 'guest' ? 'Guest' : 'Member',
    accountEnabled: colleague.lastDay === Number.POSITIVE_INFINITY,
    mailboxSettings: { userPurpose: kind === 'shared' || kind === 'room' ? kind : 'user' },
  });
}

function remembered(texts: Map<Correspondent, string>, who: Correspondent, address: string): string {
  const known = texts.get(who);
  if (known !== undefined) return known;
  const text = JSON.stringify({ emailAddress: { name: who.name, address } });
  texts.set(who, text);
  return text;
}

function ownResponse(mailbox: string, entry: Entry): Invited['response'] {
  if (entry.organizer.mailbox === mailbox) return 'organizer';
  return entry.invited.find(({ who }) => who.mailbox === mailbox)?.response ?? 'none';
}

/** What tells the ids of one mailbox from those of another. */
function keyOf(mailbox: string): string {
  return mailbox.slice(-12);
}

/** Different numbers give different texts: the number itself stands at the end. */
function scattered(number: number): string {
  return `${(Math.imul(number, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}${number.toString(16).padStart(8, '0')}`;
}

function hostOf(who: Correspondent): string {
  return who.address.slice(who.address.lastIndexOf('@') + 1);
}

function timeOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function graphTimeOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}.0000000`;
}
