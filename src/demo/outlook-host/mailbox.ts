import type { DemoChoice } from '../people.ts';
import {
  AMARA_DIALLO,
  type CastColleague,
  type CastContact,
  HELENA_BRANDT,
  JONAS_WEBER,
  KENJI_MORI,
  MARCUS_FELDT,
  PRIYA_NAIR,
  ROLF_PETERSEN,
  SOFIA_LINDQVIST,
  TRADEWINDS_NEWS,
  YVONNE_MCKAY,
} from '../tenant/cast.ts';

/** Somebody on an item, in the words of Office.js. */
type Details = {
  readonly emailAddress: string;
  readonly displayName: string;
  readonly recipientType: 'user' | 'externalUser';
};

/** An item of the made-up mailbox. */
export type MailboxItem = {
  readonly id: string;
  readonly itemType: 'message' | 'appointment';
  readonly isDraft: boolean;
  /** What stands in the list, and in the reading view. */
  readonly title: string;
  readonly text: string;
  readonly from: Details;
  readonly to: readonly Details[];
  readonly cc: readonly Details[];
};

/** The made-up mailbox of somebody: the same few mails and meetings for everybody, addressed to that person. */
export function mailboxOf(person: DemoChoice): readonly MailboxItem[] {
  const me: Details = { emailAddress: person.address, displayName: person.name, recipientType: 'user' };
  const item = (given: Partial<MailboxItem> & Pick<MailboxItem, 'id' | 'title' | 'text' | 'from'>): MailboxItem => ({
    itemType: 'message',
    isDraft: false,
    to: [me],
    cc: [],
    ...given,
  });
  return [
    item({
      id: 'kenji',
      title: 'Pilot in the second quarter',
      text: 'Shall we take it up on Thursday?',
      from: contact(KENJI_MORI),
    }),
    item({
      id: 'yvonne',
      title: 'Your talk at the fair',
      text: 'We have not met yet. I liked your talk.',
      from: contact(YVONNE_MCKAY),
    }),
    item({
      id: 'both',
      title: 'Numbers for the board',
      text: 'With Amara in copy, who has the details.',
      from: contact(JONAS_WEBER),
      cc: [contact(AMARA_DIALLO), colleague(HELENA_BRANDT)],
    }),
    item({
      id: 'rolf',
      title: 'A short question again',
      text: 'Have you had time to look at it?',
      from: contact(ROLF_PETERSEN),
    }),
    item({
      id: 'news',
      title: 'This week on the water',
      text: 'Five stories worth your time.',
      from: contact(TRADEWINDS_NEWS),
    }),
    item({
      id: 'inside',
      title: 'Lunch on Friday',
      text: 'The usual place?',
      from: colleague(person.address === SOFIA_LINDQVIST.address ? PRIYA_NAIR : SOFIA_LINDQVIST),
    }),
    item({
      id: 'meeting',
      itemType: 'appointment',
      title: 'Meeting: growth plan',
      text: 'Invited by Amara Diallo.',
      from: contact(AMARA_DIALLO),
      to: [me, contact(KENJI_MORI), colleague(MARCUS_FELDT)],
    }),
    item({
      id: 'draft',
      isDraft: true,
      title: 'Draft: hello from Contoso',
      text: 'Dear Yvonne, …',
      from: me,
      to: [contact(KENJI_MORI), contact(YVONNE_MCKAY)],
    }),
    item({
      id: 'invitation',
      itemType: 'appointment',
      isDraft: true,
      title: 'New meeting: first call',
      text: 'You are the organiser.',
      from: me,
      to: [contact(YVONNE_MCKAY)],
    }),
  ];
}

function contact({ name, address }: CastContact): Details {
  return { emailAddress: address, displayName: name, recipientType: 'externalUser' };
}

function colleague({ givenName, surname, address }: CastColleague): Details {
  return { emailAddress: address, displayName: `${givenName} ${surname}`, recipientType: 'user' };
}
