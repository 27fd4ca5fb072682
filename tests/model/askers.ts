// Who asks: the directory's own people and others, with tokens that say more or less, and whoever runs the command line.
import { type Caller, type Identity, readCaller, readCallerAtStore } from '../../src/services/caller.ts';
import { OUTSIDERS } from './cast.ts';
import type { Random } from './random.ts';
import { Refused } from './refused.ts';
import type { Asker, Tenant } from './tenant.ts';
import { calledOf, type World, type WorldTenant } from './world.ts';

/** Somebody who asks, on both sides. */
export type Person = {
  readonly words: string;
  readonly caller: () => Promise<Caller>;
  /** @throws Refused for whom the service does not know */
  readonly asker: () => Asker;
};

/** Anybody at all. */
export function anybody(world: World, tenant: WorldTenant): Person {
  return world.random.pickWeighted<() => Person>([
    [10, () => somebodyOf(world, tenant)],
    [1, () => administrator(world, tenant)],
    [
      1,
      () =>
        holder(world, tenant, { objectId: OUTSIDERS.guest, isGuest: true, isAdministrator: world.random.isLucky(0.2) }),
    ],
    [1, () => holder(world, tenant, { objectId: OUTSIDERS.stranger, isGuest: undefined, isAdministrator: false })],
    [1, () => commandLine(world, tenant, undefined)],
    [1, () => commandLine(world, tenant, world.random.pick(tenant.cast.people).address)],
  ])();
}

/** Somebody of the cast with a token, whether the directory has them at the moment or not. */
export function somebodyOf(world: World, tenant: WorldTenant): Person {
  const { random } = world;
  const { objectId } = random.pick(tenant.cast.people);
  return holder(world, tenant, { objectId, isGuest: saysOf(random), isAdministrator: random.isLucky(0.1) });
}

/** A person with a token, whether the directory has them at the moment or not. */
export function tokenOf(world: World, tenant: WorldTenant, objectId: string): Person {
  return holder(world, tenant, { objectId, isGuest: saysOf(world.random), isAdministrator: false });
}

/** An administrator, of the directory or not. */
export function administrator(world: World, tenant: WorldTenant): Person {
  if (world.random.isLucky(0.2)) return commandLine(world, tenant, undefined);
  return holder(world, tenant, { objectId: OUTSIDERS.administrator, isGuest: false, isAdministrator: true });
}

/** Tokens of one's own people say so, or nothing: then the directory tells. */
function saysOf(random: Random): false | undefined {
  return random.isLucky(0.5) ? false : undefined;
}

function holder(world: World, tenant: WorldTenant, token: Omit<Identity, 'entraTenantId'>): Person {
  const kind = token.isGuest ? ' (guest)' : token.isGuest === undefined ? ' (token without kind)' : '';
  return {
    words: `${calledOf(tenant, token.objectId)}${kind}${token.isAdministrator ? ' (administrator)' : ''}`,
    caller: () => readCaller(world.service.deps, { ...token, entraTenantId: tenant.cast.entraTenantId }),
    asker: () => askerOf(tenant.model, token),
  };
}

/** A guest is a guest whatever else the token says; whom neither token nor directory names one of the own people is a guest. */
function askerOf(tenant: Tenant, token: Omit<Identity, 'entraTenantId'>): Asker {
  const colleague = tenant.colleagues.find(({ objectId }) => objectId === token.objectId);
  // Who has only chosen something is in no directory: that has an address of everybody.
  const inDirectory = colleague?.isGuest && colleague.addresses.length === 0 ? undefined : colleague?.isGuest;
  const isGuest = token.isGuest ?? inDirectory;
  const role = (isGuest ?? true) ? 'guest' : token.isAdministrator ? 'administrator' : 'colleague';
  return { role, isUnknown: isGuest === undefined, colleague, objectId: token.objectId };
}

function commandLine(world: World, tenant: WorldTenant, as: string | undefined): Person {
  return {
    words: as === undefined ? 'the command line' : `the command line as ${as}`,
    caller: () => readCallerAtStore(world.service.deps, { tenant: tenant.cast.name, as }),
    asker: () => {
      if (as === undefined) return { role: 'administrator', colleague: undefined, objectId: undefined };
      const colleague = tenant.model.colleagues.find(({ addresses }) => addresses.includes(as));
      if (colleague === undefined) throw new Refused('invalid_input');
      return { role: colleague.isGuest ? 'guest' : 'colleague', colleague, objectId: undefined };
    },
  };
}
