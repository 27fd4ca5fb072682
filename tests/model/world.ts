// The small world that is walked through: two tenants, each with what really lies in its mailboxes and what the model keeps of it.
import type { TenantId } from '../../src/domain/ids.ts';
import { writeColleagues } from '../../src/store/directory.ts';
import { ensureTenant } from '../../src/store/tenants.ts';
import { type CastPerson, type CastTenant, CONTACTS, TENANTS } from './cast.ts';
import { writeDirectory } from './directory.ts';
import type { Mail } from './mail.ts';
import type { Random } from './random.ts';
import type { Service } from './service.ts';
import { newTenant, type Tenant } from './tenant.ts';

/** A tenant on both sides. */
export type WorldTenant = {
  readonly cast: CastTenant;
  readonly tenantId: TenantId;
  readonly model: Tenant;
  /** What lies in the mailboxes outside of the service. */
  readonly mail: Mail;
  /** Whom mail is exchanged with; forgotten ones stay in it. */
  readonly contacts: string[];
};

/** Everything that a step may use. */
export type World = { readonly service: Service; readonly random: Random; readonly tenants: readonly WorldTenant[] };

/** A spring noon long after today, so that pauses end when the walk says so and not when the database's own clock does. */
const BEGINNING = Date.UTC(2040, 2, 1, 12);
const DAY_MS = 86_400_000;
/** One tenant starts with nearly everybody in the directory, the other with some: the rest come later. */
const KNOWN_AT_FIRST = 0.8;

/** Makes a world in an empty database: the tenants and their directories, nothing decided and nothing read. */
export async function makeWorld(service: Service, random: Random): Promise<World> {
  await service.empty(BEGINNING + random.whole(0, 700) * DAY_MS);
  const { db } = service.deps;
  const tenants: WorldTenant[] = [];
  for (const cast of TENANTS) {
    const { name, entraTenantId, domain } = cast;
    const tenantId = await ensureTenant(db, { name, entraTenantId, domains: [domain] });
    const model = newTenant(name);
    const people = cast.people.filter(() => random.isLucky(KNOWN_AT_FIRST));
    await db.asOwner((transaction) => writeColleagues(transaction, tenantId, people, service.clock.now));
    writeDirectory(model, people, service.clock.now);
    tenants.push({ cast, tenantId, model, mail: new Map(), contacts: [...CONTACTS] });
  }
  return { service, random, tenants };
}

/** How people are called in the log of a walk. */
export function calledOf({ cast }: WorldTenant, objectId: string): string {
  return cast.people.find((person: CastPerson) => person.objectId === objectId)?.name?.split(' ')[0] ?? objectId;
}
