import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { graphInstaller } from '../../bot/proactive/graph-installer.ts';
import { TENANTS } from '../http/service.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

const TEAMS_APP = '00000000-0000-4000-8000-0000000a9900';

describeOnEachDatabase('the bot that puts itself into chats', (db) => {
  let world: World;
  let now = NOW;
  let status = 201;
  const calls: { readonly path: string; readonly authorization: string | undefined; readonly body: string }[] = [];
  const graph = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += String(piece);
    });
    request.on('end', () => {
      const path = request.url ?? '';
      calls.push({ path, authorization: request.headers.authorization, body });
      const isSignIn = path.endsWith('/oauth2/v2.0/token');
      response.writeHead(isSignIn ? 200 : status, { 'content-type': 'application/json' });
      response.end(isSignIn ? JSON.stringify({ access_token: 'for-graph', expires_in: 3_600 }) : '{}');
    });
  });
  const install = () => {
    const address = graph.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const settings = { graphUrl: url, loginUrl: url, appId: 'app', password: 'secret', teamsAppId: TEAMS_APP };
    return graphInstaller(settings, { db, now: () => now, log: () => undefined });
  };

  beforeAll(async () => {
    await new Promise<void>((resolve) => graph.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(async () => {
    world = await buildWorld(db);
    calls.length = 0;
    now = NOW;
    status = 201;
  });
  afterAll(async () => {
    graph.closeAllConnections();
    await new Promise((resolve) => graph.close(resolve));
  });

  test('asks Graph for the person’s own chat, signed in to the person’s own tenant, once per token', async () => {
    const installer = install();
    expect(await installer(world.contoso.tenantId, PEOPLE.priya.objectId)).toBe('installed');
    expect(await installer(world.contoso.tenantId, PEOPLE.omar.objectId)).toBe('installed');
    expect(calls.map(({ path }) => path)).toEqual([
      `/${TENANTS.contoso}/oauth2/v2.0/token`,
      `/v1.0/users/${PEOPLE.priya.objectId}/teamwork/installedApps`,
      `/v1.0/users/${PEOPLE.omar.objectId}/teamwork/installedApps`,
    ]);
    expect(calls[1]?.authorization).toBe('Bearer for-graph');
    expect(calls[1]?.body).toContain(`/v1.0/appCatalogs/teamsApps/${TEAMS_APP}`);
    now += 3_600_000;
    await installer(world.contoso.tenantId, PEOPLE.priya.objectId);
    expect(calls.filter(({ path }) => path.endsWith('/token'))).toHaveLength(2);
  });

  test.each([
    [409, 'installed'],
    [403, 'no'],
    [404, 'no'],
    [429, 'no'],
    [500, 'no'],
  ] as const)('takes %i for: %s', async (answer, outcome) => {
    status = answer;
    expect(await install()(world.contoso.tenantId, PEOPLE.priya.objectId)).toBe(outcome);
  });

  test('says no where Graph is not there', async () => {
    const settings = {
      graphUrl: 'http://127.0.0.1:9',
      loginUrl: 'http://127.0.0.1:9',
      appId: 'a',
      password: 'b',
      teamsAppId: TEAMS_APP,
    };
    const installer = graphInstaller(settings, { db, now: () => now, log: () => undefined });
    expect(await installer(world.contoso.tenantId, PEOPLE.priya.objectId)).toBe('no');
  });
});
