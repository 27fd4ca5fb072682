// What the directory says: people come, leave and come back, and groups change.
import { writeColleagues } from '../../src/store/directory.ts';
import { applyGroupOptOuts, writeDirectoryGroups } from '../../src/store/groups.ts';
import { writeDirectory } from './directory.ts';
import { settle } from './model.ts';
import type { DrawStep } from './step.ts';
import { calledOf } from './world.ts';

/** Somebody comes, leaves, comes back, or is told again. */
export const tellPerson: DrawStep = (world, tenant) => {
  const { random, service } = world;
  const person = random.pick(tenant.cast.people);
  const known = tenant.model.colleagues.find(({ objectId }) => objectId === person.objectId);
  const isEnabled = known === undefined || !known.isEnabled || random.isLucky(0.4);
  const told = { ...person, isEnabled, title: `${person.title} since ${service.clock.now}` };
  const what =
    known === undefined ? 'comes' : !isEnabled ? 'leaves' : known.isEnabled ? 'gets a new title' : 'comes back';
  return {
    words: `${tenant.cast.name}: ${calledOf(tenant, person.objectId)} ${what}`,
    tenant,
    isOneTransaction: true,
    act: () =>
      service.deps.db.asOwner((transaction) =>
        writeColleagues(transaction, tenant.tenantId, [told], service.clock.now),
      ),
    expect: () => writeDirectory(tenant.model, [told], service.clock.now),
  };
};

/** The whole directory is read: everybody is told as they are, and whoever is missing comes. */
export const tellEverybody: DrawStep = (world, tenant) => {
  const { service } = world;
  const people = tenant.cast.people.map((person) => {
    const known = tenant.model.colleagues.find(({ objectId }) => objectId === person.objectId);
    return { ...person, isEnabled: known?.isEnabled ?? true };
  });
  return {
    words: `${tenant.cast.name}: the whole directory is read`,
    tenant,
    isOneTransaction: true,
    act: () =>
      service.deps.db.asOwner((transaction) =>
        writeColleagues(transaction, tenant.tenantId, people, service.clock.now),
      ),
    expect: () => writeDirectory(tenant.model, people, service.clock.now),
  };
};

/** Somebody, or a group, goes into a group or out of it. */
export const changeMembership: DrawStep = (world, tenant) => {
  const { random, service } = world;
  const groupId = random.pick(tenant.cast.groups);
  const isGroup = random.isLucky(0.25);
  const memberId = isGroup ? random.pick(tenant.cast.groups) : random.pick(tenant.cast.people).objectId;
  const groups = new Map(
    tenant.cast.groups.map((id) => {
      const { people = [], groups: inner = [] } = tenant.model.groups.get(id) ?? {};
      return [id, { people: new Set(people), groups: new Set(inner) }];
    }),
  );
  const members = groups.get(groupId)?.[isGroup ? 'groups' : 'people'];
  const isOut = members?.delete(memberId) === true;
  if (!isOut) members?.add(memberId);
  const told = [...groups].map(([id, { people, groups: inner }]) => ({
    groupId: id,
    name: id,
    members: [
      ...[...people].map((member) => ({ memberId: member, isGroup: false })),
      ...[...inner].map((member) => ({ memberId: member, isGroup: true })),
    ],
  }));
  return {
    words: `${tenant.cast.name}: ${isGroup ? memberId : calledOf(tenant, memberId)} ${isOut ? 'leaves' : 'goes into'} ${groupId}`,
    tenant,
    isOneTransaction: true,
    act: () =>
      service.deps.db.asOwner(async (transaction) => {
        await writeDirectoryGroups(transaction, tenant.tenantId, told);
        await applyGroupOptOuts(transaction.query, tenant.tenantId, service.clock.now);
      }),
    expect: () => {
      tenant.model.groups = groups;
      settle(tenant.model, service.clock.now);
    },
  };
};
