import { beforeEach, expect, test } from '@jest/globals';
import { asSomebodyElse, type Caller, readCaller, readCallerAtStore } from '../../src/services/caller.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { buildWorld, PEOPLE, type World } from '../support/world.ts';

describeOnEachDatabase('the caller', (db) => {
  const deps = depsOf(db);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(db);
  });
  const identity = { objectId: PEOPLE.priya.objectId, isGuest: false, isAdministrator: false };

  test('of a tenant nobody knows is refused', async () => {
    for (const entraTenantId of ['00000000-0000-4000-8000-00000000dead', 'not-a-uuid', '']) {
      await expect(readCaller(deps, { ...identity, entraTenantId })).rejects.toMatchObject({ code: 'unknown_tenant' });
    }
  });

  test('is the colleague of the own tenant, also where the same person is in another one too', async () => {
    for (const tenant of [world.contoso, world.fabrikam, world.northwind]) {
      await expect(readCaller(deps, { ...identity, entraTenantId: tenant.entraTenantId })).resolves.toEqual({
        tenantId: tenant.tenantId,
        role: 'colleague',
        colleagueId: tenant.colleagues.priya,
        objectId: identity.objectId,
      });
    }
  });

  test('who is not in the directory has no colleague behind', async () => {
    const stranger = { ...identity, objectId: PEOPLE.omar.objectId, entraTenantId: world.fabrikam.entraTenantId };
    await expect(readCaller(deps, stranger)).resolves.toMatchObject({ colleagueId: undefined });
  });

  test('who is a guest stays one with an administrator’s role', async () => {
    const { entraTenantId } = world.contoso;
    const roleOf = async (isGuest: boolean, isAdministrator: boolean) =>
      (await readCaller(deps, { ...identity, entraTenantId, isGuest, isAdministrator })).role;
    await expect(roleOf(true, true)).resolves.toBe('guest');
    await expect(roleOf(false, true)).resolves.toBe('administrator');
  });

  test('who asks as somebody else has a colleague’s rights and no tie, and as a guest no more than a guest’s', () => {
    const { tenantId, colleagues } = world.contoso;
    const roleAs = (role: Caller['role']) => asSomebodyElse({ tenantId, role, colleagueId: colleagues.priya });
    for (const role of ['administrator', 'colleague'] as const) {
      expect(roleAs(role)).toEqual({
        tenantId,
        role: 'colleague',
        colleagueId: undefined,
        viewerId: colleagues.priya,
      });
    }
    expect(roleAs('guest')).toMatchObject({ role: 'guest', colleagueId: undefined });
  });

  test('whose token does not say is a guest where the directory says so, and where nobody knows', async () => {
    const { entraTenantId } = world.contoso;
    const roleOf = async (objectId: string, isAdministrator = false) =>
      (await readCaller(deps, { entraTenantId, objectId, isGuest: undefined, isAdministrator })).role;
    await expect(roleOf(PEOPLE.gina.objectId)).resolves.toBe('guest');
    await expect(roleOf(PEOPLE.gina.objectId, true)).resolves.toBe('guest');
    await expect(roleOf('00000000-0000-4000-8000-00000000dead')).resolves.toBe('guest');
    const isUnknown = async (objectId: string, isGuest?: boolean) =>
      (await readCaller(deps, { entraTenantId, objectId, isGuest, isAdministrator: false })).isUnknown ?? false;
    await expect(isUnknown('00000000-0000-4000-8000-00000000dead')).resolves.toBe(true);
    await expect(isUnknown('00000000-0000-4000-8000-00000000dead', true)).resolves.toBe(false);
    await expect(isUnknown(PEOPLE.gina.objectId)).resolves.toBe(false);
    await expect(roleOf(PEOPLE.priya.objectId)).resolves.toBe('colleague');
    await expect(roleOf(PEOPLE.priya.objectId, true)).resolves.toBe('administrator');
  });

  test('at the command line is a guest when asking as one', async () => {
    await expect(readCallerAtStore(deps, { tenant: 'Contoso', as: PEOPLE.gina.address })).resolves.toEqual({
      tenantId: world.contoso.tenantId,
      role: 'guest',
      colleagueId: world.contoso.colleagues.gina,
    });
  });

  test('at the command line says which tenant and whom where it is not clear', async () => {
    const asked = (input: Parameters<typeof readCallerAtStore>[1]) => readCallerAtStore(deps, input);
    await expect(asked({})).rejects.toMatchObject({ code: 'invalid_input', fields: [{ field: 'tenant' }] });
    await expect(asked({ tenant: 'Nobody' })).rejects.toMatchObject({ code: 'unknown_tenant' });
    await expect(asked({ tenant: 'Contoso', as: 'nobody' })).rejects.toMatchObject({ fields: [{ field: 'as' }] });
    for (const as of ['Omar Haddad', 'omar haddad', 'OMAR@contoso.example', PEOPLE.omar.objectId]) {
      await expect(asked({ tenant: 'Contoso', as })).resolves.toEqual({
        tenantId: world.contoso.tenantId,
        role: 'colleague',
        colleagueId: world.contoso.colleagues.omar,
      });
    }
    await expect(asked({ tenant: 'Fabrikam', as: 'Omar Haddad' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('at the command line is told when several colleagues have a name', async () => {
    await db.asOwner(({ query }) =>
      query('update colleague set name = $1 where colleague_id = $2', ['Omar Haddad', world.contoso.colleagues.tove]),
    );
    await expect(readCallerAtStore(deps, { tenant: 'Contoso', as: 'Omar Haddad' })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ problem: 'more than one colleague' }],
    });
  });
});
