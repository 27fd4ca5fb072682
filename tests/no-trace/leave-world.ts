import type { Database } from '../../src/store/database.ts';
import { writeColleagues } from '../../src/store/directory.ts';
import type { BuiltTenant } from './build-world.ts';
import { objectId } from './generate-world.ts';
import { colleagueOf, NOW, type WorldPlan } from './world-plan.ts';
import type { Caller, WorldService } from './world-service.ts';

/** An administrator whom no directory names: groups are opted out by this one, so that nobody in the world is changed by it. */
export const ADMINISTRATOR: Caller = { objectId: objectId(98), isGuest: false, isAdministrator: true };

const PAUSE_MS = 90 * 86_400_000;

/** Has the leaver of a world leave, by the use case itself: over HTTP, or with the directory for a disabled account. */
export async function leaveWorld(
  database: Database,
  service: WorldService,
  { tenantId, entraTenantId }: BuiltTenant,
  world: WorldPlan,
): Promise<void> {
  const person = colleagueOf(world.tenant, world.leaver);
  const leaver: Caller = { objectId: world.leaver, isGuest: person.isGuest, isAdministrator: false };
  const change = (body: unknown) => put(service, entraTenantId, leaver, '/api/me/sharing', body);
  const { leaving } = world;
  switch (leaving.way) {
    case 'sharing off':
      return change({ choice: 'off' });
    case 'off and on again':
      await change({ choice: 'off' });
      return change({ choice: 'on' });
    case 'everything forgotten':
      return must(await service.ask(entraTenantId, { caller: leaver, method: 'DELETE', path: '/api/me/data' }));
    case 'group opted out':
      return put(service, entraTenantId, ADMINISTRATOR, '/api/admin/opt-out-groups', { add: [leaving.groupId] });
    case 'account disabled':
      return database.asOwner((transaction) =>
        writeColleagues(transaction, tenantId, [directoryPersonOf(person)], NOW),
      );
    case 'paused': {
      // Pauses end by the clock of the database, which is not the worlds'.
      const now = Math.max(NOW, Date.now());
      const pausedUntil = new Date(now + PAUSE_MS).toISOString();
      return service.at(now, () => change({ choice: 'paused', pausedUntil }));
    }
    case 'contact hidden':
      return change({ hiddenContacts: [...person.hiddenContacts, leaving.contact] });
    case 'domain hidden':
      return change({ hiddenDomains: [...person.hiddenDomains, leaving.domain] });
  }
}

async function put(
  service: WorldService,
  entraTenantId: string,
  caller: Caller,
  path: string,
  body: unknown,
): Promise<void> {
  must(await service.ask(entraTenantId, { caller, method: 'PUT', path, body }));
}

function must({ status, body }: { readonly status: number; readonly body: string }): void {
  if (status !== 200) throw new Error(`Leaving was refused: ${status} ${body}`);
}

function directoryPersonOf(person: ReturnType<typeof colleagueOf>): Parameters<typeof writeColleagues>[2][number] {
  return {
    objectId: person.objectId,
    address: person.address ?? undefined,
    addresses: [...(person.address === null ? [] : [person.address]), ...person.otherAddresses],
    name: person.name ?? undefined,
    department: person.department ?? undefined,
    title: person.title ?? undefined,
    isGuest: person.isGuest,
    isEnabled: false,
    isSharedMailbox: person.isSharedMailbox ?? undefined,
  };
}
