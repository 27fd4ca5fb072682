import type { CompanyNamed, PersonNamed } from './command.ts';
import type { Token } from './tokens.ts';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const DOMAIN = /^@?(?:https?:\/\/)?(?:www\.)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})\/?$/iu;

/** Words that a name does not begin with: what follows is a question, or nobody in particular. */
const NO_NAME = new Set(
  `what why how when where which whether if that this it me you us them him her he she they everyone everybody nobody anyone anybody someone
  somebody myself yourself was warum wann wo welche welcher ob dass das dies mich dich uns euch ihn ihm sie ihr alle niemand jemand jemanden
  not nicht to`.split(/\s+/),
);

/** Words within a name that say nothing about it. */
const FILLING = new Set(
  'mr mrs ms miss dr prof herr herrn frau the at from of von bei aus der dem den die company firma called named'.split(
    ' ',
  ),
);
const MOST_WORDS = 8;

/** Whom somebody means: an address where there is one, else a name; empty where it is neither. */
export function personOf(tokens: readonly Token[]): PersonNamed | undefined {
  const address = tokens.find(({ written }) => ADDRESS.test(written));
  if (address !== undefined) return { address: address.written.toLowerCase() };
  const name = nameOf(tokens);
  return name === undefined ? undefined : { name };
}

/** Which company somebody means: a domain where there is one, else a name; empty where it is neither. */
export function companyOf(tokens: readonly Token[]): CompanyNamed | undefined {
  const [only] = tokens;
  const domain = tokens.length === 1 && only !== undefined ? domainOf(only) : undefined;
  if (domain !== undefined) return { domain };
  const name = nameOf(tokens);
  return name === undefined ? undefined : { name };
}

/** The domain in a word, if it is one. */
export function domainOf({ written }: Token): string | undefined {
  return ADDRESS.test(written) ? undefined : DOMAIN.exec(written)?.[1]?.toLowerCase();
}

/** Whether a word is an address. */
export function isAddress({ written }: Token): boolean {
  return ADDRESS.test(written);
}

function nameOf(tokens: readonly Token[]): string | undefined {
  const words = tokens.filter(({ folded }) => !FILLING.has(folded.replace(/\.$/, '')));
  const [first] = words;
  if (first === undefined || words.length > MOST_WORDS || NO_NAME.has(first.folded)) return undefined;
  if (words.some(({ folded }) => folded === 'not' || folded === 'nicht')) return undefined;
  return words.map(({ written }) => written.replace(/'s$/i, '')).join(' ');
}
