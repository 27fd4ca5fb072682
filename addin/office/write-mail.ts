import type { MailDraft } from '../../src/domain/introduction-mail.ts';

/** Opens a mail in Outlook with everything filled in; nothing is sent. */
export function writeMail({ to, subject, body }: MailDraft): void {
  Office.context.mailbox.displayNewMessageForm({ toRecipients: [...to], subject, htmlBody: htmlOf(body) });
}

/** Outlook takes HTML only: what somebody wrote stays text. */
function htmlOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll('\n', '<br>');
}
