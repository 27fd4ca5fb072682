import type { DirectoryPerson } from '../../src/store/directory-person.ts';

/** A person of the small world, as the directory of the tenant has them. */
export type CastPerson = DirectoryPerson & { readonly objectId: string; readonly address: string };

/** A tenant of the small world with all who may ever be in it. */
export type CastTenant = {
  readonly name: string;
  readonly entraTenantId: string;
  readonly domain: string;
  readonly people: readonly CastPerson[];
  /** Group ids; members are drawn as it goes. */
  readonly groups: readonly string[];
};

/** An administrator, a guest and somebody nobody has heard of, who are in no directory. */
export const OUTSIDERS = {
  administrator: idOf(901),
  guest: idOf(902),
  stranger: idOf(903),
} as const;

/** Two tenants, with some of the same people in both. */
export const TENANTS: readonly CastTenant[] = [
  {
    name: 'Contoso',
    entraTenantId: idOf(1001),
    domain: 'contoso.example',
    people: [
      person(1, 'Tove Lind', 'contoso'),
      person(2, 'Priya Nair', 'contoso'),
      person(3, 'Omar Haddad', 'contoso'),
      person(4, 'Lena Voss', 'contoso'),
      person(5, 'Paul Reyes', 'contoso'),
      person(6, 'Hugo Brandt', 'contoso'),
      { ...person(7, 'Gina Guest', 'contoso'), isGuest: true },
      { ...person(8, 'Sales', 'contoso'), isSharedMailbox: true },
      person(9, 'Hotline', 'contoso'),
    ],
    groups: ['group-one', 'group-two', 'group-three'],
  },
  {
    name: 'Fabrikam',
    entraTenantId: idOf(1002),
    domain: 'fabrikam.example',
    people: [
      person(2, 'Priya Nair', 'fabrikam'),
      person(3, 'Omar Haddad', 'fabrikam'),
      person(11, 'Bela Kiss', 'fabrikam'),
      person(12, 'Cora Diaz', 'fabrikam'),
    ],
    groups: ['group-one', 'group-four'],
  },
];

/** Mail of this person goes one way, so that traffic tells it is a list. */
export const ONLY_RECEIVES = 'Hotline';

/** Writes to everybody and is never answered: a bulk sender by its traffic. */
export const BULK_SENDER = 'offers.team@litware.com';

/** Contacts from the beginning, the ones met most often first. */
export const CONTACTS: readonly string[] = [
  'yvonne@fourthcoffee.com',
  'jonas@fourthcoffee.com',
  'rolf@litware.com',
  'mira@mail.fourthcoffee.com',
  'nadia.k@gmail.com',
  'doctor@clinic.example',
  BULK_SENDER,
  'noreply@litware.com',
];

/** Companies that are asked about and domains that are hidden. */
export const DOMAINS: readonly string[] = [
  'fourthcoffee.com',
  'litware.com',
  'clinic.example',
  'mail.fourthcoffee.com',
];

/** Who comes after a contact was forgotten, so that there is always somebody to meet. */
export function newcomer(number: number): string {
  return `newcomer${number}@${number % 2 === 0 ? 'fourthcoffee.com' : 'litware.com'}`;
}

function person(number: number, name: string, company: string): CastPerson {
  const address = `${name.split(' ')[0]?.toLowerCase()}@${company}.example`;
  return {
    objectId: idOf(number),
    address,
    addresses: [address],
    name,
    department: number % 2 === 0 ? 'Sales' : 'Legal',
    title: `${company} ${number}`,
    isGuest: false,
    isEnabled: true,
    isSharedMailbox: undefined,
  };
}

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
