import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { dayText } from '../../src/ui/dates.ts';
import type { Sharing } from './section-props.ts';
import { WORDS } from './words.ts';

const words = WORDS.sharing;

/** What follows from all choices now: the own one, the administrator's, and how far reading is. */
export function SharingNow({ sharing, locale }: { readonly sharing: Sharing; readonly locale: string }) {
  return (
    <MessageBar intent={sharing.isShownToColleagues ? 'success' : 'info'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{titleOf(sharing, locale)}</MessageBarTitle> {reasonOf(sharing)}{' '}
        {mailboxWords(sharing.mailbox)}
      </MessageBarBody>
    </MessageBar>
  );
}

function titleOf(sharing: Sharing, locale: string): string {
  if (sharing.isShownToColleagues) return words.now.shown;
  if (sharing.pausedUntil === null || sharing.leftOutBy !== null) return words.now.hidden;
  return words.now.pausedUntil(dayText(sharing.pausedUntil, locale));
}

function reasonOf(sharing: Sharing): string {
  if (sharing.isGuest && sharing.mailbox.state === 'not_read') return words.guest;
  if (sharing.leftOutBy !== null) return words.leftOut[sharing.leftOutBy];
  return sharing.consents.length === 0 ? words.noConsent : '';
}

function mailboxWords(mailbox: Sharing['mailbox']): string {
  return mailbox.state === 'read' ? words.mailbox.read(mailbox.months) : words.mailbox[mailbox.state];
}
