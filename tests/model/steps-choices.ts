// What people and administrators decide.

import { DEFAULT_HEALTH_SETTINGS } from '../../src/domain/health-settings.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeOptOutGroups } from '../../src/services/change-opt-out-groups.ts';
import { changeSettings } from '../../src/services/change-settings.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { eraseContact } from '../../src/services/erase-contact.ts';
import { eraseOwnData } from '../../src/services/erase-own-data.ts';
import { groupsAnswer } from './answer-settings.ts';
import { administrator, anybody, type Person, somebodyOf, tokenOf } from './askers.ts';
import { DOMAINS, newcomer } from './cast.ts';
import { chooserOf } from './directory.ts';
import { type Choice, choose, decide, forgetContact, forgetPerson, membersOfOptedOutGroups, settle } from './model.ts';
import { Refused } from './refused.ts';
import { askedBy, type DrawStep, type Step } from './step.ts';
import type { Asker, Tenant } from './tenant.ts';
import type { World, WorldTenant } from './world.ts';

const DAY_MS = 86_400_000;

export const grant: DrawStep = (world, tenant) => {
  const { random } = world;
  const guestsMaySee = random.pick([undefined, undefined, true, false]);
  const wording = random.isLucky(0.03) ? '2020-01' : WORDING;
  return decideConsent(world, tenant, { isGranted: true, guestsMaySee, wording });
};

export const withdraw: DrawStep = (world, tenant) =>
  decideConsent(world, tenant, { isGranted: false, guestsMaySee: undefined, wording: WORDING });

function decideConsent(
  world: World,
  tenant: WorldTenant,
  decision: { readonly isGranted: boolean; readonly guestsMaySee: boolean | undefined; readonly wording: string },
): Step {
  const { random, service } = world;
  const { isGranted, guestsMaySee, wording } = decision;
  const kind = random.pickWeighted([
    [1, 'userInsights' as const],
    [2, 'aggregatedInsights' as const],
    [3, 'identifiableInsights' as const],
  ]);
  const guests = guestsMaySee === undefined ? '' : guestsMaySee ? ' for guests too' : ' but not for guests';
  return askedBy(tenant, decider(world, tenant), {
    words: `${isGranted ? 'grants' : 'withdraws'} ${kind}${guests}`,
    act: async (caller) => {
      const change = isGranted ? ('grant' as const) : ('withdraw' as const);
      const input = { kind, change, from: '192.0.2.1', wording, guestsMaySee };
      const { decisions } = await changeConsent(service.deps, caller, input);
      return decisions.map(({ kind: of, isGranted: is, guestsMaySee: guests }) => ({ of, is, guests }));
    },
    expect: (asker) => {
      requireAdministrator(asker);
      if (isGranted && wording !== WORDING) throw new Refused('conflict');
      const refused = decide(tenant.model, kind, decision, service.clock.now);
      if (refused !== undefined) throw new Refused(refused);
      return [...CONSENT_KINDS].sort().flatMap((of) => {
        const told = tenant.model.consents.get(of);
        return told === undefined ? [] : [{ of, is: told.isGranted, guests: told.guestsMaySee }];
      });
    },
  });
}

/** Somebody turns sharing off or on, or pauses it. */
export const share: DrawStep = (world, tenant) => {
  const { random, service } = world;
  const choice = random.pickWeighted([
    [3, 'off' as const],
    [4, 'on' as const],
    [2, 'paused' as const],
  ]);
  // At midnight: the clock of the walk passes it only where pauses are looked after (steps-time.ts).
  const midnight = (Math.floor(service.clock.now / DAY_MS) + random.whole(1, 60)) * DAY_MS;
  const pausedUntil = choice === 'paused' ? midnight : undefined;
  const words = `turns sharing ${choice === 'paused' ? `to a pause until ${new Date(pausedUntil ?? 0).toISOString().slice(0, 10)}` : choice}`;
  return chosen(world, tenant, words, () => ({ choice, pausedUntil }));
};

/** Somebody hides a contact or a domain, or hides it no longer. */
export const hide: DrawStep = (world, tenant) => {
  const { random } = world;
  const isContact = random.isLucky(0.6);
  const what = isContact ? random.pick(tenant.contacts) : random.pick(DOMAINS);
  return chosen(world, tenant, `hides ${what}, or shows it again`, ({ colleague }) => {
    const hidden = new Set(isContact ? colleague?.hiddenContacts : colleague?.hiddenDomains);
    if (!hidden.delete(what)) hidden.add(what);
    return isContact ? { hiddenContacts: [...hidden] } : { hiddenDomains: [...hidden] };
  });
};

function chosen(world: World, tenant: WorldTenant, words: string, choiceOf: (asker: Asker) => Choice): Step {
  const { service, random } = world;
  const person = random.isLucky(0.1) ? anybody(world, tenant) : somebodyOf(world, tenant);
  return askedBy(tenant, person, {
    words,
    act: async (caller) => {
      const { receiptId } = await changeSharing(service.deps, caller, choiceOf(person.asker()));
      return { isDeleted: receiptId !== null };
    },
    expect: (asker) => {
      const said = choiceOf(asker);
      const colleague = chooserOf(tenant.model, asker, service.clock.now);
      if (colleague === undefined) throw new Refused('not_found');
      const isDeleted = said.choice === 'off' && colleague.isOn;
      choose(tenant.model, colleague, said, service.clock.now);
      return { isDeleted };
    },
  });
}

/** "Forget me", often of somebody who was shown to others a moment ago. */
export const forgetMe: DrawStep = (world, tenant) => {
  const { random, service } = world;
  const seen = tenant.model.viewsUnderWay.flatMap(({ owner }) => owner.objectId ?? []);
  const isSeen = seen.length > 0 && random.isLucky(0.5);
  const person = isSeen ? tokenOf(world, tenant, random.pick(seen)) : somebodyOf(world, tenant);
  return askedBy(tenant, person, {
    words: 'asks to be forgotten',
    act: async (caller) => {
      const { subject, reason, askedAt, stoppedServingAt } = await eraseOwnData(service.deps, caller);
      return { subject, reason, askedAt, stoppedServingAt };
    },
    expect: (asker) => {
      const { now } = service.clock;
      const colleague = chooserOf(tenant.model, asker, now);
      if (colleague === undefined) throw new Refused('not_found');
      forgetPerson(tenant.model, colleague, now);
      return { subject: 'mailbox', reason: 'erasure asked', askedAt: now, stoppedServingAt: now } as const;
    },
  });
};

/** A contact asks to be forgotten; somebody else comes, so that there is always somebody to meet. */
export const forgetOutsider: DrawStep = (world, tenant) => {
  const { random, service } = world;
  const seen = tenant.model.viewsUnderWay.flatMap(({ contact }) => contact ?? []);
  const address = random.pick(seen.length > 0 && random.isLucky(0.5) ? seen : tenant.contacts);
  return askedBy(tenant, decider(world, tenant), {
    words: `has ${address} forgotten`,
    act: async (caller) => {
      const { subject, reason, askedAt, goneFromAppAt } = await eraseContact(service.deps, caller, { address });
      return { subject, reason, askedAt, goneFromAppAt };
    },
    expect: (asker) => {
      requireAdministrator(asker);
      const { now } = service.clock;
      forgetContact(tenant.model, address, now);
      const { contacts } = tenant;
      // The forgotten one goes on writing now and then; the newcomer takes the place among those met most often.
      contacts.splice(contacts.indexOf(address), 1, newcomer(contacts.length));
      contacts.push(address);
      if (contacts.length > 12) contacts.splice(8, 1);
      return { subject: 'contact', reason: 'erasure asked', askedAt: now, goneFromAppAt: null } as const;
    },
  });
};

/** An administrator opts a group out, or no longer. */
export const optOutGroup: DrawStep = (world, tenant) => {
  const { random, service } = world;
  const groupId = random.pick(tenant.cast.groups);
  const isOptedOut = !(tenant.model.optedOutGroups.get(groupId)?.isOptedOut ?? false) !== random.isLucky(0.1);
  const isPreview = random.isLucky(0.2);
  const change = isOptedOut ? { add: [groupId], remove: [] } : { add: [], remove: [groupId] };
  return askedBy(tenant, decider(world, tenant), {
    words: `${isPreview ? 'asks what it would be if' : 'has'} ${groupId} ${isOptedOut ? 'opted out' : 'not opted out any more'}`,
    act: async (caller) => {
      const answer = await changeOptOutGroups(service.deps, caller, { ...change, isPreview });
      const groups = answer.groups.map(({ groupId: of, people, since }) => ({ groupId: of, people, since }));
      return { groups, leftOut: answer.leftOut, backIn: answer.backIn };
    },
    expect: (asker) => {
      requireAdministrator(asker);
      const { model } = tenant;
      const { now: at } = service.clock;
      const before = model.optedOutGroups;
      const known = before.get(groupId);
      const changedAt = known?.isOptedOut === isOptedOut ? known.changedAt : at;
      model.optedOutGroups = new Map([...before, [groupId, { isOptedOut, changedAt }]]);
      const answer = { groups: groupsAnswer(model), ...outAndBack(model) };
      if (isPreview) model.optedOutGroups = before;
      else {
        model.audited += 1;
        settle(model, at);
      }
      return answer;
    },
  });
};

/** How many would be left out, and how many back in. */
function outAndBack(model: Tenant): { readonly leftOut: number; readonly backIn: number } {
  const members = membersOfOptedOutGroups(model);
  const isMember = ({ objectId }: { readonly objectId: string | undefined }) =>
    objectId !== undefined && members.has(objectId);
  return {
    leftOut: model.colleagues.filter((one) => isMember(one) && !one.isInOptedOutGroup).length,
    backIn: model.colleagues.filter((one) => !isMember(one) && one.isInOptedOutGroup).length,
  };
}

/** An administrator says how many make a crowd. */
export const setCrowd: DrawStep = (world, tenant) => {
  const { random, service } = world;
  const leastColleagues = random.pick([2, 3, 3, 3, 4, 5]);
  return askedBy(tenant, decider(world, tenant), {
    words: `has ${leastColleagues} make a crowd`,
    act: (caller) => changeSettings(service.deps, caller, { leastColleagues }),
    expect: (asker) => {
      requireAdministrator(asker);
      if (leastColleagues < 3) throw new Refused('invalid_input');
      tenant.model.leastColleagues = leastColleagues;
      tenant.model.audited += 1;
      return { leastColleagues, introductionSubject: null, introductionBody: null, ...DEFAULT_HEALTH_SETTINGS };
    },
  });
};

/** Nearly always an administrator; the others are refused. */
function decider(world: World, tenant: WorldTenant): Person {
  return world.random.isLucky(0.95) ? administrator(world, tenant) : anybody(world, tenant);
}

function requireAdministrator({ role }: Asker): void {
  if (role !== 'administrator') throw new Refused('forbidden');
}
