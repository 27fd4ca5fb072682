import { castDaysOff, inventDaysOff } from './calendar/days-off.ts';
import { CAST_COLLEAGUES, type CastColleague, TENANT } from './cast.ts';
import type { Correspondent } from './correspondent.ts';
import { addressPart, openNames } from './names.ts';
import { DEPARTMENTS, type Department, GUEST_DOMAINS, ROOMS, SHARED_MAILBOXES } from './organisation.ts';
import type { Period } from './period.ts';
import { chance, logNormal, pick, type Random, shuffled, wholeBetween } from './random.ts';

/** A user of the made-up tenant. */
export type MadeUpColleague = Correspondent & {
  readonly objectId: string;
  readonly kind: 'person' | 'guest' | 'shared' | 'room';
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly department: string | null;
  readonly jobTitle: string | null;
  /** Names the team inside the whole tenant: `Sales 2`. */
  readonly team: string;
  readonly isLead: boolean;
  /** How much the person deals with the outside, next to the others. */
  readonly outsideWeight: number;
  /** Mails started inside the house in a year. */
  readonly insideMails: number;
};

const LEAVERS = 6;
const GUESTS = 5;

/** Invents everybody with an account: 120 people (5 guests and 6 leavers among them), shared mailboxes and rooms. */
export function inventColleagues(random: Random, period: Period): readonly MadeUpColleague[] {
  const nextName = openNames(
    random,
    CAST_COLLEAGUES.map(({ givenName, surname }) => `${givenName} ${surname}`),
  );
  const seats = DEPARTMENTS.flatMap((department) =>
    Array.from({ length: department.size }, (_, seat) => ({ department, seat })),
  );
  const seated = seats.map(({ department, seat }) => {
    const teamNumber = seat % department.teams;
    const isLead = seat < department.teams;
    const cast = castIn(department, seat);
    const role = { department, team: `${department.name} ${teamNumber + 1}`, isLead };
    return cast === undefined ? inventPerson(random, period, nextName(), role) : castPerson(random, period, cast, role);
  });
  return [
    ...withLeavers(random, period, seated),
    ...inventGuests(random, period, nextName),
    ...inventMailboxes(random),
  ];
}

/** Whether the person is one of those fixed in the cast. */
export function isCast(colleague: MadeUpColleague): boolean {
  return CAST_COLLEAGUES.some(({ objectId }) => objectId === colleague.objectId);
}

type Role = { readonly department: Department; readonly team: string; readonly isLead: boolean };

/** The cast takes the seats right behind the leads. */
function castIn(department: Department, seat: number): CastColleague | undefined {
  return CAST_COLLEAGUES.filter((cast) => cast.department === department.name)[seat - department.teams];
}

function castPerson(random: Random, period: Period, cast: CastColleague, role: Role): MadeUpColleague {
  const name = { given: cast.givenName, surname: cast.surname };
  const person = inventPerson(random, period, name, role);
  return {
    ...person,
    objectId: cast.objectId,
    mailbox: cast.objectId,
    jobTitle: cast.jobTitle,
    daysOff: castDaysOff(period),
    utcOffsetHours: 1,
    outsideWeight: role.department.outsideWeight,
  };
}

function inventPerson(
  random: Random,
  period: Period,
  { given, surname }: { readonly given: string; readonly surname: string },
  { department, team, isLead }: Role,
): MadeUpColleague {
  const objectId = inventObjectId(random);
  const first = addressPart(given);
  const last = addressPart(surname);
  return {
    objectId,
    mailbox: objectId,
    kind: 'person',
    name: `${given} ${surname}`,
    givenName: given,
    surname,
    address: `${first}.${last}@${TENANT.domain}`,
    otherAddress: `${last}.${first}@${TENANT.domain}`,
    department: department.name,
    jobTitle: isLead ? department.leadTitle : pick(random, department.titles),
    team,
    isLead,
    outsideWeight: department.outsideWeight * logNormal(random, 1, 0.6) * (isLead ? 1.5 : 1),
    insideMails: Math.min(450, logNormal(random, isLead ? 230 : 140, 0.5)),
    answersAfter: logNormal(random, 7_000, 0.6),
    members: [],
    utcOffsetHours: chance(random, 0.7) ? 1 : 0,
    daysOff: inventDaysOff(random, period),
    lastDay: Number.POSITIVE_INFINITY,
  };
}

function withLeavers(random: Random, period: Period, people: readonly MadeUpColleague[]): readonly MadeUpColleague[] {
  const mayLeave = people.filter((person) => !isCast(person) && !person.isLead && person.department !== 'Executive');
  const leaving = new Set(shuffled(random, mayLeave).slice(0, LEAVERS));
  return people.map((person) =>
    leaving.has(person) ? { ...person, lastDay: period.first + wholeBetween(random, 90, 320) } : person,
  );
}

function inventGuests(random: Random, period: Period, nextName: () => { given: string; surname: string }) {
  const cast = CAST_COLLEAGUES.filter(({ department }) => department === null);
  return Array.from({ length: GUESTS }, (_, index): MadeUpColleague => {
    const fixed = cast[index];
    const name = fixed === undefined ? nextName() : { given: fixed.givenName, surname: fixed.surname };
    const department = pick(random, DEPARTMENTS.slice(0, 4));
    const person = inventPerson(random, period, name, { department, team: `${department.name} 1`, isLead: false });
    const invented = `${addressPart(name.given)}.${addressPart(name.surname)}@${pick(random, GUEST_DOMAINS)}`;
    const address = fixed?.address ?? invented;
    return {
      ...person,
      objectId: fixed?.objectId ?? person.objectId,
      kind: 'guest',
      mailbox: undefined,
      address,
      otherAddress: address,
      department: null,
      jobTitle: fixed?.jobTitle ?? 'Consultant',
      outsideWeight: 0,
      insideMails: 12,
    };
  });
}

function inventMailboxes(random: Random): readonly MadeUpColleague[] {
  const shared = SHARED_MAILBOXES.map((name) => inventMailbox(random, 'shared', name, `Contoso ${name}`));
  const rooms = ROOMS.map((name) => inventMailbox(random, 'room', `room-${name.toLowerCase()}`, `Room ${name}`));
  return [...shared, ...rooms];
}

function inventMailbox(random: Random, kind: 'shared' | 'room', localPart: string, name: string): MadeUpColleague {
  const objectId = inventObjectId(random);
  const address = `${localPart}@${TENANT.domain}`;
  return {
    objectId,
    mailbox: objectId,
    kind,
    name,
    givenName: null,
    surname: null,
    address,
    otherAddress: address,
    department: null,
    jobTitle: null,
    team: 'none',
    isLead: false,
    outsideWeight: 0,
    insideMails: 0,
    answersAfter: 20_000,
    members: [],
    utcOffsetHours: 1,
    daysOff: [],
    lastDay: Number.POSITIVE_INFINITY,
  };
}

/** A random UUID (RFC 9562, version 4) from the made-up stream. */
function inventObjectId(random: Random): string {
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${pick(random, ['8', '9', 'a', 'b'])}${digits(3)}-${digits(12)}`;
}
