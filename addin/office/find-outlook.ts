import { told } from '../../src/client/told.ts';
import type { HostTheme } from '../../src/ui/theme.ts';
import { systemTheme } from '../../src/ui/theme.ts';
import { dialogSignIn } from './dialog-sign-in.ts';
import { listen } from './listen.ts';
import { nestedSignIn } from './nested-sign-in.ts';
import type { Outlook } from './outlook.ts';
import { readItem } from './read-item.ts';
import { writeMail } from './write-mail.ts';

/** Milliseconds in which Office.js has to say where it is. */
const PATIENCE_MS = 8_000;

/** Finds Outlook around this page; comes back empty where there is none. */
export async function findOutlook(): Promise<Outlook | undefined> {
  if (typeof Office === 'undefined') return undefined;
  const { host } = await Promise.race([Office.onReady(), nobody()]);
  if (host !== Office.HostType.Outlook) return undefined;
  const { mailbox } = Office.context;
  const { displayName, emailAddress } = mailbox.userProfile;
  return {
    theme: themeOf(Office.context.officeTheme),
    locale: Office.context.displayLanguage,
    me: { name: displayName, address: emailAddress },
    signIn: givesTokens() ? nestedSignIn() : dialogSignIn(told('sign-in')),
    get writeMail() {
      // There is none beside a draft, whatever the types say.
      return typeof mailbox.displayNewMessageForm === 'function' ? writeMail : undefined;
    },
    readItem: () => readItem(mailbox.item),
    onItem: (listener) => listen(mailbox, Office.EventType.ItemChanged, listener),
    onPeople: (listener) => {
      const { item } = mailbox;
      if (item === undefined || item === null || !('addHandlerAsync' in item)) return () => undefined;
      return listen(item, Office.EventType.RecipientsChanged, listener);
    },
    // Outlook on the web names its colours here only.
    onTheme: (listener) =>
      listen(mailbox, Office.EventType.OfficeThemeChanged, ({ officeTheme }) =>
        listener(themeOf(officeTheme ?? Office.context.officeTheme)),
      ),
  };
}

/** Whether this Outlook does nested app authentication. */
function givesTokens(): boolean {
  return Office.context.requirements.isSetSupported('NestedAppAuth', '1.1');
}

function nobody(): Promise<{ host: undefined }> {
  return new Promise((resolve) => setTimeout(() => resolve({ host: undefined }), PATIENCE_MS));
}

/** Outlook names colours, not themes; older ones name nothing. */
function themeOf(theme: Office.OfficeTheme | undefined): HostTheme {
  const preferred = systemTheme();
  if (theme === undefined || preferred === 'contrast') return preferred;
  const ground = theme.bodyBackgroundColor?.toLowerCase() ?? '';
  if (/^#0{6}(ff)?$/.test(ground)) return 'contrast';
  // With the event Outlook on the web makes a colour of the yes and of the no.
  if (typeof theme.isDarkTheme === 'boolean') return theme.isDarkTheme ? 'dark' : 'light';
  return /^#[0-4]/.test(ground) ? 'dark' : 'light';
}
