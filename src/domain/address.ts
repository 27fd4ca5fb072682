import { onOneLine } from './plain-text.ts';

/** An address as mail uses it, and the name that stood beside it. */
export type NamedAddress = { readonly address: string; readonly name: string | undefined };

const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
const LONGEST_NAME = 120;
/** An address with a name around it is not longer; checked first, since some patterns below take the square of the length. */
const LONGEST_TEXT = 1000;
/** RFC 5322 dot-atom, with the letters beyond ASCII that RFC 6531 allows. */
const DOT_ATOM = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
// The last label starts with a letter: 10.0.0.12 is a machine's number and nobody's company.
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
const PLAIN =
  /^[a-z0-9][a-z0-9_+-]{0,63}(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
/** How Exchange writes a legacy name as if it were an address: IMCEAEX-_o=Contoso_ou=…@contoso.example. */
const LEGACY = /^imceaex-/;

/**
 * Brings an address to the one form that identifies a person: lower case, no quotes, `mailto:` or brackets around it, the domain
 * in its ASCII form (IDN), a trailing dot removed. Plus-tags are kept: `a+b@x` is another address than `a@x`.
 *
 * Takes what directories, calendars and headers contain, such as `"McKay, Yvonne" <Yvonne@FourthCoffee.com>`,
 * `Yvonne@FourthCoffee.com (Yvonne McKay)` and `Yvonne McKay [mailto:Yvonne@FourthCoffee.com]`.
 * Comes back empty for what is no SMTP address (an Exchange legacy name, a group name, an address without a domain).
 */
export function normaliseAddress(raw: string, besideName?: string | null): NamedAddress | undefined {
  if (raw.length > LONGEST_TEXT) return undefined;
  if (raw.length <= LONGEST_ADDRESS && PLAIN.test(raw) && isPersonal(raw)) {
    return { address: raw, name: cleanName(besideName, raw) };
  }
  const { text, name } = splitName(raw);
  const address = normaliseBare(text);
  if (address === undefined) return undefined;
  return { address, name: cleanName(besideName, address) ?? cleanName(name, address) };
}

/** The domain of a normalised address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/**
 * A test whether a normalised address lies under one of some domains: `a@mail.contoso.example` under `contoso.example`. It looks
 * only at the end of the address, since an import asks it several times a mail.
 */
export function addressesUnder(domains: readonly string[]): (address: string) => boolean {
  const endings = domains.flatMap((domain) => [`@${domain}`, `.${domain}`]);
  return (address) => endings.some((ending) => address.endsWith(ending));
}

/**
 * Brings a domain as people type it to its ASCII lower-case form; `undefined` when it is none.
 */
export function normaliseDomain(raw: string): string | undefined {
  const text = raw.trim().replace(/^@/, '').replace(/\.$/, '').toLowerCase();
  if (DOMAIN.test(text)) return text;
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(text)) return undefined;
  const ascii = URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : '';
  return DOMAIN.test(ascii) ? ascii : undefined;
}

/**
 * The name beside an address without quotes, control characters and doubled spaces, at most 120 characters; empty when it is only
 * an address again. Emoji stay whole: the joiners and tags they are made of are kept.
 */
export function cleanName(raw: string | null | undefined, address: string): string | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined;
  const name = withoutQuotes([...onOneLine(raw)].slice(0, LONGEST_NAME).join(''));
  if (name === '' || name.includes('@') || name.toLowerCase() === address) return undefined;
  return name;
}

function withoutQuotes(text: string): string {
  const inner = /^(['"])(.*)\1$/su.exec(text.trim())?.[2];
  return inner === undefined ? text.trim() : withoutQuotes(inner);
}

function splitName(raw: string): { text: string; name: string | undefined } {
  const trimmed = raw.trim();
  const bracketed = /^([^<]*)<([^<>]*)>[^<>@]*$/su.exec(trimmed) ?? /^([^[]*)\[mailto:([^[\]]*)\]$/isu.exec(trimmed);
  if (bracketed !== null) {
    const [, before = '', inside = ''] = bracketed;
    return { text: inside, name: before.replace(/^\s*mailto:\s*$/i, '') };
  }
  const [, text = '', comment = ''] = /^([^()\s]+)\s*\(([^()]*)\)$/su.exec(trimmed) ?? [];
  return text === '' ? { text: trimmed, name: undefined } : { text, name: comment };
}

function normaliseBare(raw: string): string | undefined {
  const text = raw
    .replace(/\p{Cf}/gu, '')
    .replace(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, '')
    .replace(/^mailto:([^?]*).*$/is, '$1')
    .replace(/^smtp:/i, '')
    .replace(/^['"]+(?=[^"]*@[^"]*['"]+$)|(?<=@.*)['";,>]+$/g, '')
    .trim();
  const at = text.lastIndexOf('@');
  if (at < 1) return undefined;
  const local = normaliseLocalPart(text.slice(0, at));
  const domain = normaliseDomain(text.slice(at + 1));
  if (local === undefined || domain === undefined) return undefined;
  const address = `${local}@${domain}`;
  return address.length <= LONGEST_ADDRESS && isPersonal(address) ? address : undefined;
}

function normaliseLocalPart(raw: string): string | undefined {
  const quoted = /^"(.*)"$/.exec(raw)?.[1];
  const local = (quoted ?? raw).toLowerCase().normalize('NFC');
  return DOT_ATOM.test(local) ? local : undefined;
}

function isPersonal(address: string): boolean {
  return address.lastIndexOf('@') <= LONGEST_LOCAL_PART && !LEGACY.test(address);
}
