/** An address as mail uses it, and the name that stood beside it. */
export type NamedAddress = { readonly address: string; readonly name: string | undefined };

const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
const LONGEST_NAME = 120;
/** RFC 5322 dot-atom, with the letters beyond ASCII that RFC 6531 allows. */
const DOT_ATOM = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;
const PLAIN = /^[a-z0-9][a-z0-9_+-]*(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/**
 * Brings an address to the one form that identifies a person: lower case, no quotes, `mailto:` or brackets around it, the domain
 * in its ASCII form (IDN), a trailing dot removed. Plus-tags are kept: `a+b@x` is another address than `a@x`.
 *
 * Takes what directories, calendars and headers contain, such as `"McKay, Yvonne" <Yvonne@FourthCoffee.com>`.
 * Comes back empty for what is no SMTP address (an Exchange legacy name, a group name, an address without a domain).
 */
export function normaliseAddress(raw: string, besideName?: string | null): NamedAddress | undefined {
  if (PLAIN.test(raw) && raw.length <= LONGEST_ADDRESS) return { address: raw, name: cleanName(besideName, raw) };
  const { text, name } = splitName(raw);
  const address = normaliseBare(text);
  if (address === undefined) return undefined;
  return { address, name: cleanName(besideName ?? name, address) };
}

/** The domain of a normalised address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Whether a domain is one of the given ones or lies below one: `mail.contoso.example` below `contoso.example`. */
export function isUnder(domain: string, domains: readonly string[]): boolean {
  return domains.some((parent) => domain === parent || domain.endsWith(`.${parent}`));
}

/**
 * Brings a domain as people type it to its ASCII lower-case form; `undefined` when it is none.
 */
export function normaliseDomain(raw: string): string | undefined {
  const text = raw.trim().replace(/^@/, '').replace(/\.$/, '').toLowerCase();
  if (DOMAIN.test(text)) return text;
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(text)) return undefined;
  const ascii = URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : '';
  return DOMAIN.test(ascii) && !/^[\d.]+$/.test(ascii) ? ascii : undefined;
}

/** The name beside an address without quotes, control characters and doubled spaces; empty when it is only the address again. */
export function cleanName(raw: string | null | undefined, address: string): string | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined;
  const name = raw
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, (found) => (found === '\u200d' ? found : ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(['"])(.*)\1$/, '$2')
    .trim();
  if (name === '' || name.includes('@') || name.toLowerCase() === address) return undefined;
  return [...name].slice(0, LONGEST_NAME).join('');
}

function splitName(raw: string): { text: string; name: string | undefined } {
  const trimmed = raw.trim();
  const open = trimmed.lastIndexOf('<');
  const close = trimmed.indexOf('>', open);
  if (open === -1 || close === -1) return { text: trimmed, name: undefined };
  return { text: trimmed.slice(open + 1, close), name: trimmed.slice(0, open) };
}

function normaliseBare(raw: string): string | undefined {
  const text = raw
    .trim()
    .replace(/^(?:mailto|smtp):/i, '')
    .replace(/^['"]+(?=[^"]*@[^"]*['"]+$)|(?<=@.*)['";,>]+$/g, '')
    .trim();
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > LONGEST_ADDRESS) return undefined;
  const local = normaliseLocalPart(text.slice(0, at));
  const domain = normaliseDomain(text.slice(at + 1));
  return local === undefined || domain === undefined ? undefined : `${local}@${domain}`;
}

function normaliseLocalPart(raw: string): string | undefined {
  const quoted = /^"(.*)"$/.exec(raw)?.[1];
  const local = (quoted ?? raw).normalize('NFC').toLowerCase();
  return DOT_ATOM.test(local) && local.length <= LONGEST_LOCAL_PART ? local : undefined;
}
