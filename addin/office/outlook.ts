import type { SignIn } from '../../src/client/sign-in.ts';
import type { MailDraft } from '../../src/domain/introduction-mail.ts';
import type { HostTheme } from '../../src/ui/theme.ts';

/** Where somebody stands on a mail or meeting. */
export type Place = 'from' | 'to' | 'cc' | 'organiser' | 'required' | 'optional';

/** Somebody on a mail or meeting, as Outlook knows them. */
export type ItemPerson = {
  readonly address: string;
  readonly name: string | undefined;
  readonly place: Place;
  /** Outlook says: of the same organisation, or a list rather than a person. */
  readonly isInside: boolean;
};

/** The mail or meeting beside the pane. */
export type OutlookItem = {
  readonly kind: 'mail' | 'meeting';
  /** Whether it is being written. */
  readonly isDraft: boolean;
  readonly people: readonly ItemPerson[];
};

/** Outlook, in which the pane is open. */
export type Outlook = {
  readonly theme: HostTheme;
  /** The language and country of Outlook, such as `en-GB`. */
  readonly locale: string;
  readonly me: { readonly name: string; readonly address: string };
  readonly signIn: SignIn;
  /** Opens a mail with everything filled in, for the person to send; Outlook has that beside what is read, not beside a draft. */
  readonly writeMail: ((mail: MailDraft) => void) | undefined;
  /** What is open now; empty when nothing is, or several items at once. @throws Error when Outlook does not say */
  readonly readItem: () => Promise<OutlookItem | undefined>;
  /** Calls back when another item is opened. @returns the way to end that */
  readonly onItem: (listener: () => void) => () => void;
  /** Calls back when the people of a draft change. @returns the way to end that */
  readonly onPeople: (listener: () => void) => () => void;
  /** Calls back when the person changes the theme. @returns the way to end that */
  readonly onTheme: (listener: (theme: HostTheme) => void) => () => void;
};
