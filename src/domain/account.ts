import emailProviders from 'email-providers';
import { getDomain } from 'tldts';

const FREE_MAIL = new Set(emailProviders);

/**
 * The account a mail domain belongs to: its registrable domain by the public-suffix list, so that `mail.fourthcoffee.co.uk`
 * and `fourthcoffee.co.uk` are one account. `undefined` for a free-mail domain: people there have no company in common.
 */
export function accountOf(domain: string): string | undefined {
  const registrable = getDomain(domain, { allowPrivateDomains: true });
  if (registrable === null || FREE_MAIL.has(registrable) || FREE_MAIL.has(domain)) return undefined;
  return registrable;
}
