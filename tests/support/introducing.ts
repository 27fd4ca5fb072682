import type { Caller } from '../../src/services/caller.ts';
import { ADDRESSES, PEOPLE, type World } from './world.ts';

/** A person of Contoso who asks or is asked. */
export function callerOf({ contoso }: World, who: keyof typeof PEOPLE): Caller {
  return {
    tenantId: contoso.tenantId,
    role: who === 'gina' ? 'guest' : 'colleague',
    colleagueId: contoso.colleagues[who],
    objectId: PEOPLE[who].objectId,
  };
}

/** An ask of somebody about Yvonne. */
export function askOf(introducer: keyof typeof PEOPLE, contact: keyof typeof ADDRESSES = 'yvonne') {
  return {
    introducer: PEOPLE[introducer].objectId,
    contact: ADDRESSES[contact],
    why: 'I would like to show her our new roaster.',
    blurb: 'Tove builds roasters and would like half an hour of your time.',
  };
}

const DAY_MS = 24 * 60 * 60_000;

/** So many days in milliseconds. */
export function days(count: number): number {
  return count * DAY_MS;
}
