import emailProviders from 'email-providers';
import { getDomain } from 'tldts';

const FREE_MAIL = new Set([
  ...emailProviders,
  // Not in the list of the package.
  'aon.at',
  'disroot.org',
  'duck.com',
  'fastmail.com',
  'gmx.ch',
  'icloud.com.cn',
  'kolabnow.com',
  'mailfence.com',
  'posteo.de',
  'posteo.net',
  'riseup.net',
  'simplelogin.com',
  'startmail.com',
  'tuta.com',
  'tuta.io',
  'tutanota.com',
  'tutanota.de',
  'xs4all.nl',
  'ziggo.nl',
]);
/** Below this each Microsoft 365 tenant has a domain of its own, but the public-suffix list does not say so. */
const TENANT_DOMAINS = 'onmicrosoft.com';

/**
 * The account a mail domain belongs to: its registrable domain by the public-suffix list, so that `mail.fourthcoffee.co.uk`
 * and `fourthcoffee.co.uk` are one account. `undefined` for a free-mail domain: people there have no company in common.
 */
export function accountOf(domain: string): string | undefined {
  // Who owns a private suffix (blogs, hosting) has staff as well: then the domain itself is registrable.
  const registrable = getDomain(domain, { allowPrivateDomains: true }) ?? getDomain(domain);
  if (registrable === null || FREE_MAIL.has(registrable) || FREE_MAIL.has(domain)) return undefined;
  return registrable === TENANT_DOMAINS ? tenantDomainOf(domain) : registrable;
}

/** Mail within a tenant is also routed over `contoso.mail.onmicrosoft.com`. */
function tenantDomainOf(domain: string): string | undefined {
  const labels = domain.slice(0, -TENANT_DOMAINS.length - 1).split('.');
  const tenant = labels.at(-1) === 'mail' && labels.length > 1 ? labels.at(-2) : labels.at(-1);
  return tenant === undefined || tenant === '' ? undefined : `${tenant}.${TENANT_DOMAINS}`;
}
