/** Longest link that Outlook, Teams and browsers on every system open, in characters. */
const LONGEST = 2_000;

/** Opens a new mail in Outlook on the web, filled in and not sent. A text that would make the link too long is cut. */
export function composeLink(mail: {
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}): string {
  const linkOf = (body: string): string =>
    `https://outlook.office.com/mail/deeplink/compose?${[
      ['to', mail.to.join(';')],
      ['subject', mail.subject],
      ['body', body],
    ]
      .map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`)
      .join('&')}`;
  const characters = [...mail.body.toWellFormed()];
  let length = characters.length;
  while (length > 0 && linkOf(characters.slice(0, length).join('')).length > LONGEST) length = Math.floor(length * 0.9);
  return linkOf(characters.slice(0, length).join(''));
}
