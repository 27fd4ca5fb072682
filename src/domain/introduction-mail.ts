/** A mail as a draft: plain text, lines broken by `\n`. */
export type MailDraft = { readonly to: readonly string[]; readonly subject: string; readonly body: string };

/** The texts a tenant's introductions are written from. */
export type IntroductionTemplate = { readonly subject: string; readonly body: string };

/** What a template may name, in braces. */
export type Placeholder = 'contact' | 'asker' | 'introducer' | 'blurb' | 'why';

/** Somebody in a mail: how he is called, and where it goes. */
export type MailPerson = { readonly name: string | null; readonly address: string | null };

/** What a mail that introduces two people is made from. */
export type MailParts = {
  readonly contact: MailPerson;
  readonly asker: MailPerson;
  readonly introducer: MailPerson;
  readonly blurb: string;
  readonly why: string;
};

/** All placeholders of a template. */
export const PLACEHOLDERS: readonly Placeholder[] = ['contact', 'asker', 'introducer', 'blurb', 'why'];

/** The template of a tenant that has none of its own. */
export const USUAL_TEMPLATE: IntroductionTemplate = {
  subject: 'Introduction: {contact} and {asker}',
  body: [
    'Hello {contact}, hello {asker},',
    '',
    'I would like to introduce the two of you.',
    '',
    '{blurb}',
    '',
    'I leave it to you to take it from here.',
    '',
    'Best regards',
    '{introducer}',
  ].join('\n'),
};

/** The longest template, in characters. */
export const MOST_TEMPLATE_CHARACTERS = { subject: 200, body: 4_000 } as const;

/** The longest compose link that Outlook on the web takes in all browsers, in characters. */
const MOST_LINK_CHARACTERS = 2_000;
const COMPOSE = 'https://outlook.office.com/mail/deeplink/compose';
/** The longest subject of a link, in characters before they are escaped. */
const MOST_SUBJECT_CHARACTERS = 120;

/** Whatever stands in braces in a template and is no placeholder, as it was written. */
export function unknownPlaceholders(text: string): readonly string[] {
  const named = [...text.matchAll(/\{([^{}]*)\}/g)].map(([whole, name]) => ({ whole, name }));
  return named.filter(({ name }) => !PLACEHOLDERS.some((known) => known === name)).map(({ whole }) => whole);
}

/** The mail that introduces two people to each other, to both. What somebody wrote is put in as it is: braces in it mean nothing. */
export function introductionMail(template: IntroductionTemplate, parts: MailParts): MailDraft {
  const values: Readonly<Record<Placeholder, string>> = {
    contact: calledOf(parts.contact),
    asker: calledOf(parts.asker),
    introducer: calledOf(parts.introducer),
    blurb: parts.blurb,
    why: parts.why,
  };
  const filled = (text: string): string =>
    text.replaceAll(/\{([^{}]*)\}/g, (whole, name) => (isPlaceholder(name) ? values[name] : whole));
  return {
    to: addressesOf(parts.contact, parts.asker),
    subject: oneLine(filled(template.subject)),
    // Nothing was given to forward: no gap where it would be.
    body: filled(template.body)
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
  };
}

/** What the asker may write to the introducer afterwards. */
export function thankYouMail(parts: Pick<MailParts, 'contact' | 'asker' | 'introducer'>): MailDraft {
  const [contact, asker, introducer] = [parts.contact, parts.asker, parts.introducer].map(calledOf);
  return {
    to: addressesOf(parts.introducer),
    subject: oneLine(`Thank you for introducing me to ${contact}`),
    body: [`Hello ${introducer},`, '', `thank you for introducing me to ${contact}.`, '', 'Best regards', asker].join(
      '\n',
    ),
  };
}

/**
 * The link that opens a draft in Outlook on the web. It is at most 2,000 characters long: what does not fit is cut off the end of the
 * body, and nothing else is cut but a very long subject.
 */
export function composeLink(mail: MailDraft): string {
  const subject = [...mail.subject.toWellFormed()].slice(0, MOST_SUBJECT_CHARACTERS).join('');
  const head = `${COMPOSE}?to=${encodeURIComponent(mail.to.join(';'))}&subject=${encodeURIComponent(subject)}&body=`;
  let link = head;
  for (const character of mail.body.toWellFormed()) {
    const escaped = encodeURIComponent(character === '\n' ? '\r\n' : character);
    if (link.length + escaped.length > MOST_LINK_CHARACTERS) break;
    link += escaped;
  }
  return link;
}

function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((known) => known === name);
}

function calledOf({ name, address }: MailPerson): string {
  return oneLine(name ?? address ?? '');
}

function addressesOf(...people: readonly MailPerson[]): readonly string[] {
  return people.flatMap(({ address }) => address ?? []);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
