/** The made-up tenant. Its domain lies under a reserved name (RFC 2606), so no address in it can ever be reached. */
export const TENANT = {
  name: 'Contoso Demo',
  domain: 'contoso.example',
  entraTenantId: '11111111-1111-4111-8111-111111111111',
};

/** A colleague who is the same whatever the seed, so that docs, start page and journeys can speak of them. */
export type CastColleague = {
  readonly objectId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly address: string;
  /** `null` for a guest. */
  readonly department: string | null;
  readonly jobTitle: string;
};

/** A contact, machine included, who is the same whatever the seed. */
export type CastContact = { readonly name: string; readonly address: string };

/** Asks for introductions; does not know Yvonne McKay. */
export const PRIYA_NAIR: CastColleague = {
  objectId: 'c0117050-0000-4000-8000-00000000a001',
  givenName: 'Priya',
  surname: 'Nair',
  address: 'priya.nair@contoso.example',
  department: 'Sales',
  jobTitle: 'Account executive',
};

/** The introducer: a strong tie with Yvonne McKay, and in touch with Priya Nair. */
export const MARCUS_FELDT: CastColleague = {
  objectId: 'c0117050-0000-4000-8000-00000000a002',
  givenName: 'Marcus',
  surname: 'Feldt',
  address: 'marcus.feldt@contoso.example',
  department: 'Customer success',
  jobTitle: 'Customer success manager',
};

/** The executive who opts out; has a medium tie with Yvonne McKay, which then leaves no trace. */
export const HELENA_BRANDT: CastColleague = {
  objectId: 'c0117050-0000-4000-8000-00000000a003',
  givenName: 'Helena',
  surname: 'Brandt',
  address: 'helena.brandt@contoso.example',
  department: 'Executive',
  jobTitle: 'Chief financial officer',
};

/** Has the other medium tie with Yvonne McKay. */
export const SOFIA_LINDQVIST: CastColleague = {
  objectId: 'c0117050-0000-4000-8000-00000000a004',
  givenName: 'Sofia',
  surname: 'Lindqvist',
  address: 'sofia.lindqvist@contoso.example',
  department: 'Marketing',
  jobTitle: 'Event manager',
};

/** The administrator of the tenant. */
export const ANA_DUARTE: CastColleague = {
  objectId: 'c0117050-0000-4000-8000-00000000a005',
  givenName: 'Ana',
  surname: 'Duarte',
  address: 'ana.duarte@contoso.example',
  department: 'Engineering',
  jobTitle: 'IT administrator',
};

/** A guest of the tenant: an outside address, no mailbox inside. */
export const TOM_OKAFOR: CastColleague = {
  objectId: 'c0117050-0000-4000-8000-00000000a006',
  givenName: 'Tom',
  surname: 'Okafor',
  address: 'tom.okafor@litware.example',
  department: null,
  jobTitle: 'Consultant',
};

/** Well known: strong with Marcus Feldt, medium with Helena Brandt and Sofia Lindqvist, weak with six more, none with Priya Nair. */
export const YVONNE_MCKAY: CastContact = { name: 'Yvonne McKay', address: 'yvonne@fourthcoffee.example' };

/** Priya Nair's cooling contact: twice a week for most of the year, silent for 45 days (up to 51 when holidays lie there). */
export const JONAS_WEBER: CastContact = { name: 'Jonas Weber', address: 'jonas@northwind.example' };

/** Priya Nair's growing contact: first met half a year ago, several times a week by now, meetings planned. */
export const AMARA_DIALLO: CastContact = { name: 'Amara Diallo', address: 'amara@tailwind.example' };

/** Priya Nair's healthy contact: an exchange every week, both ways, and a meeting every four. */
export const KENJI_MORI: CastContact = { name: 'Kenji Mori', address: 'kenji@adventureworks.example' };

/** Writes to three colleagues again and again; nobody ever answered. */
export const ROLF_PETERSEN: CastContact = { name: 'Rolf Petersen', address: 'rolf@proseware.example' };

/** A newsletter that reaches about half of the tenant every week and is never answered. */
export const TRADEWINDS_NEWS: CastContact = { name: 'Tradewinds Weekly', address: 'news@tradewinds.example' };

/** The fixed colleagues, guests included. */
export const CAST_COLLEAGUES: readonly CastColleague[] = [
  PRIYA_NAIR,
  MARCUS_FELDT,
  HELENA_BRANDT,
  SOFIA_LINDQVIST,
  ANA_DUARTE,
  TOM_OKAFOR,
];

/** The fixed contacts who are persons. */
export const CAST_CONTACTS: readonly CastContact[] = [
  YVONNE_MCKAY,
  JONAS_WEBER,
  AMARA_DIALLO,
  KENJI_MORI,
  ROLF_PETERSEN,
];
