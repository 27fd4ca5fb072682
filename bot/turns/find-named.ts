import { type FoundContact, searchContacts } from '../../src/services/search-contacts.ts';
import type { CompanyNamed, PersonNamed } from '../commands/command.ts';
import { fold } from '../commands/tokens.ts';
import type { BotDeps, Reader } from './reader.ts';
import { Nothing } from './refusal.ts';

/** What a name stands for, among all that the reader may see: one, or several to choose from. */
export type Found<One> =
  | { readonly found: 'one'; readonly one: One }
  | { readonly found: 'several'; readonly contacts: readonly FoundContact[]; readonly domains: readonly string[] };

/** More than anybody chooses from; the card shows the first. */
const MOST = 40;
/** What stands behind the names of companies and is in no domain. */
const LEGAL_FORMS = new Set([
  'gmbh',
  'ag',
  'kg',
  'se',
  'inc',
  'ltd',
  'llc',
  'plc',
  'corp',
  'co',
  'sa',
  'bv',
  'the',
  'group',
]);

/**
 * The person somebody named, as an address.
 *
 * @throws Nothing `nothing_known` where no contact that the reader may see has that name.
 */
export async function findPerson(deps: BotDeps, { caller }: Reader, who: PersonNamed): Promise<Found<string>> {
  if ('address' in who) return { found: 'one', one: who.address };
  const { contacts } = await searchContacts(deps, caller, { q: who.name, limit: MOST });
  const exact = contacts.filter(({ name }) => name !== null && fold(name) === fold(who.name));
  const [only, another] = exact.length > 0 ? exact : contacts;
  if (only === undefined) throw new Nothing('nothing_known');
  if (another === undefined) return { found: 'one', one: only.address };
  return { found: 'several', contacts, domains: [] };
}

/**
 * The company somebody named, as a domain: by the name in the domain of a contact that the reader may see.
 *
 * @throws Nothing `nothing_known` where there is none.
 */
export async function findCompany(deps: BotDeps, { caller }: Reader, company: CompanyNamed): Promise<Found<string>> {
  if ('domain' in company) return { found: 'one', one: company.domain };
  const words = fold(company.name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !LEGAL_FORMS.has(word));
  const { contacts } = await searchContacts(deps, caller, { q: words.join(' '), limit: MOST });
  const domains = [...new Set(contacts.flatMap(({ account }) => account ?? []))].filter((domain) =>
    words.every((word) => fold(domain).includes(word)),
  );
  const exact = domains.filter((domain) => fold(domain.split('.')[0] ?? '').replaceAll('-', '') === words.join(''));
  const [only, another] = exact.length > 0 ? exact : domains;
  if (only === undefined) throw new Nothing('nothing_known');
  return another === undefined ? { found: 'one', one: only } : { found: 'several', contacts: [], domains };
}
