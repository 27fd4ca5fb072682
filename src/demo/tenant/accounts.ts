import { CAST_CONTACTS } from './cast.ts';
import type { Correspondent } from './correspondent.ts';
import { addressPart, type Name, openNames } from './names.ts';
import { chance, logNormal, openWeightedPick, pick, type Random, shuffled } from './random.ts';

/** An outside organisation of the made-up tenant. */
export type MadeUpAccount = { readonly name: string; readonly domain: string };

/** A person outside, at an account or, on a free-mail domain, at none. */
export type MadeUpContact = Correspondent & {
  readonly account: MadeUpAccount | undefined;
  readonly kind: 'business' | 'freelance' | 'private';
  /** Fixed in the cast: every mail with them is written out there, none is drawn. */
  readonly isCast: boolean;
};

/** Invents the accounts, those of the cast first. */
export function inventAccounts(random: Random, count: number): readonly MadeUpAccount[] {
  const combined = COMPANY_FIRST_WORDS.flatMap((first) =>
    COMPANY_SECOND_WORDS.map((second) => ({
      name: `${first} ${second}`,
      domain: `${first}${second}.example`.toLowerCase(),
    })),
  );
  return [...KNOWN_ACCOUNTS, ...shuffled(random, combined)].slice(0, count);
}

/** Invents the contacts: some on free-mail domains, a few private, the rest spread unevenly over the accounts. */
export function inventContacts(
  random: Random,
  accounts: readonly MadeUpAccount[],
  count: number,
): readonly MadeUpContact[] {
  const nextName = openNames(
    random,
    CAST_CONTACTS.map(({ name }) => name),
  );
  const used = new Set<string>();
  const invent = (kind: MadeUpContact['kind'], account: MadeUpAccount | undefined): MadeUpContact => {
    for (;;) {
      const name = nextName();
      const address = account === undefined ? freeMailAddress(random, name) : companyAddress(random, name, account);
      if (used.has(address)) continue;
      used.add(address);
      return outsider(random, `${name.given} ${name.surname}`, address, kind, account);
    }
  };
  const cast = CAST_CONTACTS.map(({ name, address }) => {
    used.add(address);
    const account = accounts.find(({ domain }) => address.endsWith(`@${domain}`));
    return { ...outsider(random, name, address, 'business', account), isCast: true, utcOffsetHours: 1 };
  });
  const freelance = Array.from({ length: Math.round(count * 0.035) }, () => invent('freelance', undefined));
  const inPrivate = Array.from({ length: Math.round(count * 0.015) }, () => invent('private', undefined));
  const rank = new Map(accounts.map((account, index) => [account, index]));
  const nextAccount = openWeightedPick(accounts, (account) => ((rank.get(account) ?? 0) + 4) ** -0.7);
  const left = count - cast.length - freelance.length - inPrivate.length;
  const business = Array.from({ length: left }, (_, index) =>
    invent('business', index < 2 * accounts.length ? accounts[index % accounts.length] : nextAccount(random)),
  );
  return [...cast, ...business, ...freelance, ...inPrivate];
}

function outsider(
  random: Random,
  name: string,
  address: string,
  kind: MadeUpContact['kind'],
  account: MadeUpAccount | undefined,
): MadeUpContact {
  return {
    name: chance(random, 0.06)
      ? (name
          .match(/^(\S+) (.+)$/)
          ?.slice(1)
          .reverse()
          .join(', ') ?? name)
      : name,
    address,
    otherAddress: `${address.slice(0, 1).toUpperCase()}${address.slice(1)}`,
    account,
    kind,
    isCast: false,
    mailbox: undefined,
    answersAfter: logNormal(random, 11_000, 0.8),
    members: [],
    utcOffsetHours: pick(random, [0, 1, 1, 1, 2]),
    daysOff: [],
    lastDay: Number.POSITIVE_INFINITY,
  };
}

function companyAddress(random: Random, { given, surname }: Name, { domain }: MadeUpAccount): string {
  const first = addressPart(given);
  const last = addressPart(surname);
  const localPart = pick(random, [`${first}.${last}`, `${first}.${last}`, `${first.slice(0, 1)}.${last}`, first]);
  return `${localPart}@${chance(random, 0.03) ? 'eu.' : ''}${domain}`;
}

/** Says in the address itself that nobody is there: a free-mail domain, unlike `.example`, is real. */
function freeMailAddress(random: Random, { given, surname }: Name): string {
  return `made-up.person_${addressPart(given)}_${addressPart(surname)}@${pick(random, FREE_MAIL_DOMAINS)}`;
}

const FREE_MAIL_DOMAINS: readonly string[] = [
  'gmail.com',
  'outlook.com',
  'gmx.de',
  'yahoo.com',
  'web.de',
  'icloud.com',
];

const KNOWN_ACCOUNTS: readonly MadeUpAccount[] = [
  { name: 'Fourth Coffee', domain: 'fourthcoffee.example' },
  { name: 'Northwind', domain: 'northwind.example' },
  { name: 'Tailwind', domain: 'tailwind.example' },
  { name: 'Adventure Works', domain: 'adventureworks.example' },
  { name: 'Proseware', domain: 'proseware.example' },
  { name: 'Fabrikam', domain: 'fabrikam.example' },
  { name: 'Woodgrove', domain: 'woodgrove.example' },
  { name: 'Relecloud', domain: 'relecloud.example' },
];

const COMPANY_FIRST_WORDS: readonly string[] = (
  'Amber Birch Cedar Copper Coral Crescent Delta Ember Falcon Garnet Harbour Indigo Juniper Kestrel Lantern Meadow ' +
  'Nimbus Ochre Pebble Quarry Raven Saffron Tundra Umber Violet Willow'
).split(' ');

const COMPANY_SECOND_WORDS: readonly string[] =
  'Foods Works Labs Logistics Energy Textiles Optics Marine Timber Robotics Media Capital Health Rail'.split(' ');
