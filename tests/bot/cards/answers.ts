import { addDays, type Day } from '../../../src/domain/calendar.ts';
import type { History } from '../../../src/domain/connection.ts';
import { DEFAULT_HEALTH_SETTINGS } from '../../../src/domain/health-settings.ts';
import type { AskedOfMe, OwnAsk } from '../../../src/services/introduction-shown.ts';
import type { HealthAnswer } from '../../../src/services/read-health.ts';
import type { SharingAnswer } from '../../../src/services/read-sharing.ts';
import { momentOf, type Relationship, relationshipOf } from '../../../src/services/relationship.ts';
import { NOW, OMAR, PRIYA, TODAY, TOVE, YVONNE } from './people.ts';

const DAY_MS = 24 * 60 * 60_000;
const AT = addDays(TODAY, 1);

/** Mail both ways every so many days, with replies, a meeting a month and one to come. */
export function lively(every: number, quietDays: number): History {
  const ages = Array.from(
    { length: Math.floor((360 - quietDays) / every) },
    (_, index) => quietDays + 1 + index * every,
  );
  return {
    days: ages.map((age) => ({
      day: addDays(AT, -age),
      mailsIn: age % 3 === 0 ? 2 : 1,
      mailsOut: 1,
      massIn: 0,
      massOut: 0,
      theirReplySeconds: [7_200 + age * 60],
      ourReplySeconds: [3_600],
    })),
    meetings: [
      ...ages.filter((_, index) => index % 5 === 2).map((age) => meetingAt(addDays(AT, -age))),
      meetingAt(addDays(AT, 6)),
    ],
  };
}

/** A history that the formulas make into a relationship; throws where they find none. */
export function relationship(history: History, voice: 'you' | 'we'): Relationship {
  const found = relationshipOf(history, momentOf(NOW, AT, undefined), { voice, settings: DEFAULT_HEALTH_SETTINGS });
  if (found === undefined) throw new Error('There is nothing in this history.');
  return found;
}

export function healthAnswer(
  parts: Pick<HealthAnswer, 'own' | 'shared'> & Partial<Pick<HealthAnswer, 'ownPausedUntil'>>,
): HealthAnswer {
  return { contact: YVONNE, asOf: TODAY, newestDay: TODAY, ownPausedUntil: null, ...parts };
}

const ASK = {
  id: '5d0e6c1e-3c70-4a53-9d0a-6b3f0a1c2d4e',
  asker: TOVE,
  introducer: PRIYA,
  contact: YVONNE,
  why: 'We are about to renew their contract, and I have never met the person who decides.\nA short call would do.',
  blurb: 'Tove looks after the account of Fourth Coffee at our side. May I put the two of you in touch?',
  askedAt: NOW - 3 * DAY_MS,
  introducedAt: null,
  outcome: null,
} as const;

export function ownAsk(parts: Partial<Omit<OwnAsk, 'side'>>): OwnAsk {
  return { ...ASK, side: 'asker', state: 'waiting', moves: [], ...parts };
}

export function askedOfMe(parts: Partial<Omit<AskedOfMe, 'side'>>): AskedOfMe {
  return {
    ...ASK,
    side: 'introducer',
    state: 'asked',
    declineReason: null,
    askAgainAt: null,
    expiresAt: NOW + 11 * DAY_MS,
    moves: [],
    ...parts,
  };
}

export function sharingAnswer(parts: Partial<SharingAnswer>): SharingAnswer {
  return {
    choice: 'on',
    pausedUntil: null,
    leftOutBy: null,
    isGuest: false,
    isShownToColleagues: true,
    consents: ['userInsights', 'identifiableInsights'],
    mailbox: { state: 'read', months: 12 },
    hiddenContacts: ['doctor@example.org'],
    hiddenDomains: [],
    ...parts,
  };
}

export const ACTIVE = [
  { person: PRIYA, activeDays: 21 },
  { person: OMAR, activeDays: 4 },
];

function meetingAt(day: Day): History['meetings'][number] {
  return {
    meetingId: `meeting ${day}`,
    kind: 'meeting',
    startsAt: Date.parse(`${day}T10:00:00Z`),
    minutes: 30,
    isOurs: true,
    ourAttendees: 1,
  };
}
