import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { buildOpenApi } from '../../src/contract/openapi.ts';
import { PROBLEM_KINDS, type ProblemCode } from '../../src/contract/problem.ts';
import { ERRORS_OF_EVERY_ROUTE, type Route } from '../../src/contract/route.ts';
import { ROUTES } from '../../src/contract/routes.ts';
import type { DemoKeys } from '../../src/demo/identity/keys.ts';
import { DEMO_KEYS_PATH } from '../../src/demo/identity/pages.ts';
import { CONTRACT_MARK } from '../../src/http/contract-document.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import { addressId } from '../../src/store/address-id.ts';
import type { Database } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { addIntroduction } from '../support/introducing.ts';
import { ADDRESSES, buildWorld, PEOPLE } from '../support/world.ts';
import { makeKeys } from './edge.ts';
import { type As, startWorldService, type WorldService } from './service.ts';

/** Introductions of the world, by what happened to them. */
const INTRODUCTIONS = {
  askedOfPriya: '00000000-0000-4000-8000-0000000000a1',
  acceptedByPriya: '00000000-0000-4000-8000-0000000000a2',
  takenBackFromPriya: '00000000-0000-4000-8000-0000000000a3',
  askedByPriya: '00000000-0000-4000-8000-0000000000a4',
  closedForPriya: '00000000-0000-4000-8000-0000000000a5',
} as const;

/** The address of somebody who asked to be forgotten. */
const FORGOTTEN = 'forgotten@nowhere.example';

/** A question each route that changes nothing has an answer to. */
const QUESTIONS: Readonly<Record<string, string>> = {
  searchContacts: '/api/contacts?q=fourth',
  findIntroducers: `/api/contacts/${ADDRESSES.yvonne}/introducers`,
  readHealth: `/api/contacts/${ADDRESSES.yvonne}/health?at=2026-06-15`,
  readAccount: '/api/accounts/fourthcoffee.com',
  findAccountIntroducers: '/api/accounts/fourthcoffee.com/introducers',
  listOwnRelationships: '/api/me/relationships?sort=strength',
  readOwnRelationship: `/api/me/relationships/${ADDRESSES.yvonne}`,
  listOwnAccounts: '/api/me/accounts?sort=strength',
  readOwnAccount: '/api/me/accounts/fourthcoffee.com',
  readSharing: '/api/me/sharing',
  listShownConnections: '/api/me/seen/contacts',
  previewIntroducers: `/api/me/seen/contacts/${ADDRESSES.yvonne}/introducers`,
  listViews: '/api/me/views',
  listOwnReceipts: '/api/me/receipts',
  exportOwnData: '/api/me/data',
  readConsent: '/api/admin/consent',
  listOptOutGroups: '/api/admin/opt-out-groups',
  readSettings: '/api/admin/settings',
  previewGrades: '/api/admin/settings/grades',
  readHealthyFigures: '/api/healthy-relationships',
  searchGroups: '/api/admin/groups?q=some',
  listAddresses: '/api/admin/addresses',
  readSync: '/api/admin/sync',
  listNames: `/api/admin/names?ids=${PEOPLE.priya.objectId}`,
  listReceipts: '/api/admin/receipts',
  listAudit: '/api/admin/audit',
  exportContact: `/api/admin/contacts/${ADDRESSES.yvonne}/data`,
  listIntroductions: '/api/introductions',
  readIntroduction: `/api/introductions/${INTRODUCTIONS.askedOfPriya}`,
  readIntroductionMail: `/api/introductions/${INTRODUCTIONS.askedOfPriya}/mail`,
  readIntroducing: '/api/me/introducing',
};

/** What is sent to the routes that change something. */
const CHANGES: Readonly<Record<string, { readonly path: string; readonly body?: unknown }>> = {
  changeSharing: { path: '/api/me/sharing', body: { choice: 'off', hiddenDomains: ['clinic.example'] } },
  eraseOwnData: { path: '/api/me/data' },
  changeConsent: { path: '/api/admin/consent', body: { kind: 'userInsights', change: 'grant', wording: WORDING } },
  changeOptOutGroups: { path: '/api/admin/opt-out-groups', body: { add: ['some-group'] } },
  changeAddress: { path: '/api/admin/addresses', body: { address: ADDRESSES.offers, kind: 'person' } },
  changeSettings: { path: '/api/admin/settings', body: { leastColleagues: 4 } },
  eraseContact: { path: `/api/admin/contacts/${ADDRESSES.jonas}/data` },
  askIntroduction: {
    path: '/api/introductions',
    body: { introducer: PEOPLE.tove.address, contact: ADDRESSES.jonas, why: 'A talk about roasters.' },
  },
  acceptIntroduction: { path: `/api/introductions/${INTRODUCTIONS.askedOfPriya}/accept` },
  postponeIntroduction: { path: `/api/introductions/${INTRODUCTIONS.askedOfPriya}/later` },
  declineIntroduction: {
    path: `/api/introductions/${INTRODUCTIONS.askedOfPriya}/decline`,
    body: { reason: 'notAboutContact' },
  },
  completeIntroduction: { path: `/api/introductions/${INTRODUCTIONS.acceptedByPriya}/complete`, body: {} },
  cancelIntroduction: { path: `/api/introductions/${INTRODUCTIONS.askedByPriya}/cancel` },
  changeIntroducing: { path: '/api/me/introducing', body: { isAskable: false, notAbout: [ADDRESSES.yvonne] } },
};

/** Refusals of introductions, where another person, another introduction or another body leads to them. */
const REFUSED: Readonly<Record<string, { readonly path: string; readonly as: As; readonly body?: unknown }>> = {
  'askIntroduction not_found': {
    path: '/api/introductions',
    as: { who: 'priya' },
    body: { introducer: PEOPLE.lena.address, contact: ADDRESSES.rolf, why: 'A talk.' },
  },
  'askIntroduction conflict': {
    path: '/api/introductions',
    as: { who: 'priya' },
    body: { introducer: PEOPLE.omar.address, contact: ADDRESSES.jonas, why: 'A talk.' },
  },
  'changeAddress conflict': {
    path: '/api/admin/addresses',
    as: { who: 'priya', roles: ['Acquaint.Administrator'] },
    body: { address: FORGOTTEN, kind: 'person' },
  },
  'readIntroductionMail conflict': {
    path: `/api/introductions/${INTRODUCTIONS.takenBackFromPriya}/mail`,
    as: { who: 'priya' },
  },
  'cancelIntroduction forbidden': {
    path: `/api/introductions/${INTRODUCTIONS.askedByPriya}/cancel`,
    as: { who: 'omar' },
  },
  'cancelIntroduction conflict': {
    path: `/api/introductions/${INTRODUCTIONS.closedForPriya}/cancel`,
    as: { who: 'priya' },
  },
  'completeIntroduction conflict': {
    path: `/api/introductions/${INTRODUCTIONS.askedOfPriya}/complete`,
    as: { who: 'priya' },
  },
  ...Object.fromEntries(
    (['accept', 'later', 'decline'] as const).flatMap((move) => {
      const operationId = {
        accept: 'acceptIntroduction',
        later: 'postponeIntroduction',
        decline: 'declineIntroduction',
      }[move];
      const body = move === 'decline' ? { reason: 'notAtAll' } : undefined;
      const ofIntroduction = (id: string, who: 'tove' | 'priya') => ({
        path: `/api/introductions/${id}/${move}`,
        as: { who },
        ...(body === undefined ? {} : { body }),
      });
      return [
        [`${operationId} forbidden`, ofIntroduction(INTRODUCTIONS.askedOfPriya, 'tove')],
        [`${operationId} conflict`, ofIntroduction(INTRODUCTIONS.takenBackFromPriya, 'priya')],
      ] as const;
    }),
  ),
};

/** Further questions, for the other states an answer may be in. */
const MORE_QUESTIONS: readonly (readonly [string, string])[] = [
  ['findIntroducers', '/api/contacts/unheard-of@nowhere.example/introducers'],
  ['findIntroducers', `/api/contacts/${ADDRESSES.yvonne}/introducers?at=2025-01-01`],
  ['readHealth', `/api/contacts/${ADDRESSES.nadia}/health`],
  ['readHealth', `/api/contacts/${ADDRESSES.jonas}/health`],
  ['readAccount', '/api/accounts/nowhere.example'],
  ['readAccount', '/api/accounts/litware.com'],
  ['findAccountIntroducers', '/api/accounts/nowhere.example/introducers'],
  ['searchContacts', '/api/contacts?q=zzzzzz'],
  ['listOwnRelationships', '/api/me/relationships?sort=health&limit=1'],
  ['listOwnRelationships', '/api/me/relationships?limit=500'],
  ['listOwnAccounts', '/api/me/accounts?sort=health&limit=1'],
  ['previewGrades', '/api/admin/settings/grades?frequency=two%20weeks&mail=-0.25&call=0.5'],
  ['listAddresses', '/api/admin/addresses?side=outside&q=offers&limit=1'],
  ['searchGroups', '/api/admin/groups?limit=2'],
];

/** Questions that are refused, and the field that is named. */
const BAD_INPUT: readonly (readonly [string, string])[] = [
  ['/api/contacts', 'q'],
  ['/api/contacts?q=a', 'q'],
  ['/api/contacts?q=%00%00', 'q'],
  ['/api/contacts?q=ab&limit=0', 'limit'],
  ['/api/contacts?q=ab&limit=101', 'limit'],
  ['/api/contacts?q=ab&limit=1e1', 'limit'],
  ['/api/me/relationships?limit=501', 'limit'],
  ['/api/me/accounts?limit=0', 'limit'],
  ['/api/me/accounts?sort=trend', 'sort'],
  ['/api/me/relationships/nobody', 'address'],
  ['/api/me/accounts/no%20domain', 'domain'],
  ['/api/contacts?q=ab&cursor=nonsense', 'cursor'],
  ['/api/contacts?q=ab&offset=2', 'offset'],
  ['/api/contacts?q=ab&q[a]=b', 'q[a]'],
  ['/api/contacts/no-address/health', 'address'],
  ['/api/contacts/a@b.example/health?at=2026-02-30', 'at'],
  ['/api/contacts/a@b.example/health?at=1066-10-14', 'at'],
  ['/api/contacts/a@b.example/introducers?at=yesterday', 'at'],
  ['/api/accounts/not%20a%20domain', 'domain'],
  ['/api/accounts/gmail.com', 'domain'],
  ['/api/me/relationships?sort=importance', 'sort'],
  ['/api/admin/settings/grades?frequency=year', 'frequency'],
  ['/api/admin/settings/grades?mail=0.51', 'mail'],
  ['/api/admin/settings/grades?meeting=1e-1', 'meeting'],
  ['/api/admin/settings/grades?call=', 'call'],
  ['/api/admin/settings/grades?at=2026-01-01', 'at'],
  ['/api/admin/addresses?side=everywhere', 'side'],
  ['/api/admin/addresses?cursor=nonsense', 'cursor'],
  ['/api/admin/addresses?q=a%00', 'q'],
  ['/api/admin/groups?q=a%00', 'q'],
  ['/api/admin/names?ids=%00', 'ids'],
  [`/api/admin/addresses?q=${'x'.repeat(101)}`, 'q'],
  ['/api/admin/groups?cursor=nonsense', 'cursor'],
  ['/api/admin/names', 'ids'],
  [`/api/admin/names?ids=${Array.from({ length: 101 }, (_, index) => `g${index}`).join(',')}`, 'ids'],
];

const PRIYA = { who: 'priya' } as const;
const ADMINISTRATOR = { who: 'priya', roles: ['Acquaint.Administrator'] } as const;

describeOnEachDatabase('the API', (database) => {
  let keys: DemoKeys;
  let world: WorldService;
  /** Services for refusals of their own: one whose database fails, and one that cannot read the keys of tokens. */
  let failed: WorldService;
  let keyless: WorldService;
  beforeAll(async () => {
    keys = await makeKeys();
    failed = await startWorldService(failing(database), keys);
    keyless = await startWorldService(database, keys, {
      keysUrl: () => new URL(DEMO_KEYS_PATH, 'http://127.0.0.1:9'),
    });
  });
  afterAll(async () => {
    for (const service of [failed, keyless]) await service?.end();
  });
  beforeEach(async () => {
    const { contoso } = await buildWorld(database);
    await database.asOwner(({ query }) =>
      query('insert into erased_contact (tenant_id, contact_id, asked_at) values ($1, $2, now())', [
        contoso.tenantId,
        addressId(FORGOTTEN),
      ]),
    );
    const ofPriya = {
      tenantId: contoso.tenantId,
      askerId: contoso.colleagues.tove,
      introducerId: contoso.colleagues.priya,
    };
    const byPriya = {
      tenantId: contoso.tenantId,
      askerId: contoso.colleagues.priya,
      introducerId: contoso.colleagues.omar,
    };
    await database.asOwner(async (transaction) => {
      const add = (row: Parameters<typeof addIntroduction>[1]) => addIntroduction(transaction, row);
      await add({ ...ofPriya, id: INTRODUCTIONS.askedOfPriya, contact: ADDRESSES.yvonne, state: 'asked' });
      await add({ ...ofPriya, id: INTRODUCTIONS.acceptedByPriya, contact: ADDRESSES.yvonne, state: 'accepted' });
      await add({ ...ofPriya, id: INTRODUCTIONS.takenBackFromPriya, contact: ADDRESSES.yvonne, state: 'cancelled' });
      await add({ ...byPriya, id: INTRODUCTIONS.askedByPriya, contact: ADDRESSES.yvonne, state: 'asked' });
      await add({
        ...byPriya,
        id: INTRODUCTIONS.closedForPriya,
        contact: ADDRESSES.jonas,
        state: 'closed',
        closedBecause: 'concluded',
      });
    });
    world = await startWorldService(database, keys);
  });
  // What was shown is written down a little later: a service of its own for each test sees to it that it is before the next one.
  afterEach(() => world.end());

  const expectAnswer = async (route: Route): Promise<void> => {
    await expectDocumented(await request(world, route, ADMINISTRATOR), route, 200);
  };
  const expectRefusals = async (route: Route): Promise<void> => {
    for (const code of new Set([...route.errors, ...ERRORS_OF_EVERY_ROUTE])) {
      await refuse(code, route, async (response) => {
        const body = await expectDocumented(response, route, PROBLEM_KINDS[code].status);
        expect(body).toMatchObject({ code });
      });
    }
  };
  const named = (routes: readonly Route[]) => routes.map((route) => [route.operationId, route] as const);
  const changing = ROUTES.filter(({ method }) => method !== 'GET');

  // A question changes nothing, so that one world does for its answer and its refusals.
  test.each(named(ROUTES.filter(({ method }) => method === 'GET')))(
    '%s answers as documented, and refuses in every way that is documented',
    async (_operationId, route) => {
      await expectAnswer(route);
      await expectRefusals(route);
    },
  );

  test.each(named(changing))('%s answers as documented', (_operationId, route) => expectAnswer(route));

  test.each(named(changing))('%s refuses as documented, in every way that is documented', (_operationId, route) =>
    expectRefusals(route),
  );

  test('answers whoever asks as documented, in every state an answer may be in', async () => {
    for (const [operationId, path] of MORE_QUESTIONS) {
      for (const who of ['priya', 'lena', 'gina', 'nobody'] as const) {
        const response = await world.ask(path, { who, roles: ['Acquaint.Administrator'] });
        expect(response.status).toBeLessThan(500);
        await expectDocumented(response, routeOf(operationId), response.status);
      }
    }
  });

  test('has no address that is not documented, and documents none that is not there', async () => {
    const paths = Object.keys(buildOpenApi()['paths'] ?? {});
    const mounted = new Set(mountedPaths(world).filter((path) => !path.startsWith('/demo/')));
    expect([...mounted].sort()).toEqual([...paths].sort());
  });

  test('gives its own documentation to everybody', async () => {
    const response = await world.ask('/api/openapi.json');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(buildOpenApi())));
  });

  test('keeps the tenants apart: the same person gets another answer from each', async () => {
    const path = question('findIntroducers');
    const own = await introducersOf(world.ask(path, { who: 'omar' }));
    const other = await introducersOf(world.ask(path, { who: 'nobody', tenant: 'fabrikam' }));
    expect(own.introducers.length).toBeGreaterThan(0);
    expect(other.introducers.map(({ person }) => person.department)).toEqual(['Fabrikam Sales']);
    expect(JSON.stringify(own)).not.toContain('Fabrikam');
  });

  test('never names who opted out, paused, left or hides the contact, nor a shared mailbox', async () => {
    for (const path of [
      ...Object.values(QUESTIONS),
      '/api/contacts?q=tailspin',
      `/api/contacts/${ADDRESSES.rolf}/health`,
    ]) {
      const text = await (await world.ask(path, { who: 'tove' })).text();
      expect(text.match(/lena|paul@|hugo|ines@|sales@|clinic/i)).toBeNull();
    }
  });

  test('gives nobody a number that is ours', async () => {
    for (const path of Object.values(QUESTIONS)) {
      expect(await (await world.ask(path, PRIYA)).text()).not.toMatch(
        /colleague_?id|contact_?id|tenant_?id|object_?id/i,
      );
    }
  });

  test('pages through a list without losing or repeating anything', async () => {
    for (const base of ['/api/contacts?q=com', '/api/me/relationships?sort=name']) {
      const whole = addressesOf(await pageOf(world.ask(`${base}&limit=100`, { who: 'omar' })));
      const seen: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const cursor: string = next === '' ? '' : `&cursor=${next}`;
        const page = await pageOf(world.ask(`${base}&limit=1${cursor}`, { who: 'omar' }));
        seen.push(...addressesOf(page));
        next = page.nextCursor;
      }
      expect(seen).toEqual(whole);
      expect(seen.length).toBeGreaterThan(1);
    }
  });

  test('refuses a cursor of another order', async () => {
    const page = await pageOf(world.ask('/api/me/relationships?sort=name&limit=1', { who: 'omar' }));
    expect(page.nextCursor).not.toBeNull();
    const response = await world.ask(`/api/me/relationships?sort=last&cursor=${page.nextCursor}`, { who: 'omar' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field: 'cursor' }] });
  });

  test('refuses every input that is not as it should be, and names the field', async () => {
    for (const [path, field] of BAD_INPUT) {
      const response = await world.ask(path, ADMINISTRATOR);
      expect([path, response.status]).toEqual([path, 400]);
      expect(await response.json()).toMatchObject({ code: 'invalid_input', errors: [{ field }] });
    }
  });

  test('makes no change that a page of another contract asks for', async () => {
    const path = '/api/me/sharing';
    const before = await (await world.ask(path, PRIYA)).json();
    const off = { method: 'PUT', body: { choice: 'off' } } as const;
    expect((await world.ask(path, { ...PRIYA, contract: 'older' }, off)).status).toBe(409);
    expect(await (await world.ask(path, PRIYA)).json()).toEqual(before);
    expect((await world.ask(path, { ...PRIYA, contract: CONTRACT_MARK }, off)).status).toBe(200);
    expect(await (await world.ask(path, PRIYA)).json()).toMatchObject({ choice: 'off' });
  });

  test('knows an address in whatever way it is written', async () => {
    const plain = await (await world.ask(question('findIntroducers'), PRIYA)).text();
    const odd = encodeURIComponent('"McKay, Yvonne" <Yvonne@FourthCoffee.com>');
    expect(await (await world.ask(`/api/contacts/${odd}/introducers`, PRIYA)).text()).toBe(plain);
  });

  test('logs nothing of anybody, whatever a request holds and wherever', async () => {
    const secrets = ['yvonne', 'fourthcoffee', 'mckay', 'priya', 'tove', 'hunter2', 'eyJ'];
    const own = await startWorldService(database, keys);
    await own.ask(question('findIntroducers'), PRIYA);
    await own.ask(question('readHealth'), { who: 'tove' });
    await own.ask('/api/contacts?q=yvonne%20mckay', PRIYA);
    await own.ask('/api/contacts/yvonne@fourthcoffee.com/yvonne?password=hunter2', PRIYA);
    await own.ask('/api/me/relationships?yvonne=mckay&sort=priya&cursor=fourthcoffee', PRIYA);
    const elsewhere = { authorization: 'Bearer eyJ.hunter2.yvonne', 'user-agent': 'yvonne', referer: 'https://mckay/' };
    await fetch(new URL('/api/contacts?q=priya', own.service.url), { headers: { ...elsewhere, cookie: 'who=tove' } });
    await own.end();
    await failed.ask(question('findIntroducers'), PRIYA);
    const text = [...own.lines(), ...failed.lines()].join('\n');
    expect(failed.lines().some((line) => line.includes('request_failed'))).toBe(true);
    expect(own.lines().length).toBeGreaterThanOrEqual(7);
    expect(secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
  });

  function question(operationId: string): string {
    return QUESTIONS[operationId] ?? CHANGES[operationId]?.path ?? '/no-question';
  }

  /** The request of a route, with something added to its address or another body. */
  function request(
    to: WorldService,
    route: Route,
    as?: As,
    changes: { readonly query?: string; readonly body?: unknown } = {},
  ): Promise<Response> {
    const path = question(route.operationId);
    const query = changes.query ?? '';
    const address = `${path}${query === '' ? '' : path.includes('?') ? '&' : '?'}${query}`;
    if (route.method === 'GET') return to.ask(address, as);
    return to.ask(address, as, { method: route.method, body: changes.body ?? CHANGES[route.operationId]?.body });
  }

  /** Brings a route to the refusal with this code. */
  async function refuse(code: ProblemCode, route: Route, look: (response: Response) => Promise<void>): Promise<void> {
    const refused = REFUSED[`${route.operationId} ${code}`];
    if (refused !== undefined) {
      const { path, as, body } = refused;
      if (route.method === 'GET') return look(await world.ask(path, as));
      return look(await world.ask(path, as, { method: route.method, body }));
    }
    switch (code) {
      case 'unauthenticated':
        return look(await request(world, route));
      case 'unknown_tenant':
        return look(await request(world, route, { who: 'priya', tenant: 'stranger' }));
      case 'consent_required':
        return look(await request(world, route, { who: 'priya', tenant: 'northwind' }));
      case 'forbidden':
        return look(await request(world, route, { who: 'gina', isGuest: true, roles: ['Acquaint.Administrator'] }));
      case 'not_found':
        return look(await request(world, route, { who: 'nobody' }));
      case 'invalid_input':
        return look(await request(world, route, ADMINISTRATOR, { query: 'nonsense=1' }));
      case 'conflict': {
        if (!route.errors.includes('conflict'))
          return look(await request(world, route, { ...ADMINISTRATOR, contract: 'older' }));
        const body = { kind: 'userInsights', change: 'grant', wording: 'older' };
        return look(await request(world, route, ADMINISTRATOR, { body }));
      }
      case 'internal':
        return look(await request(failed, route, ADMINISTRATOR));
      case 'not_ready':
        return look(await request(keyless, route, ADMINISTRATOR));
    }
    throw new Error(`No way is known to get ${code}.`);
  }
});

/** A database that fails with words that must not get out. */
function failing(database: Database): Database {
  return {
    ...database,
    read: () => Promise.reject(new Error('yvonne@fourthcoffee.com is not a column, says hunter2')),
    write: () => Promise.reject(new Error('yvonne@fourthcoffee.com is not a column, says hunter2')),
  };
}

function routeOf(operationId: string): Route {
  const route = ROUTES.find((one) => one.operationId === operationId);
  if (route === undefined) throw new Error(`There is no route ${operationId}.`);
  return route;
}

/** Checks status, content type and body of an answer against the documentation; gives the body. */
async function expectDocumented(response: Response, route: Route, status: number): Promise<unknown> {
  const body: unknown = await response.json();
  expect({ status: response.status, body: response.status === status ? '' : body }).toEqual({ status, body: '' });
  const { type, isValid } = documentedAnswer(route, status);
  expect(response.headers.get('content-type')?.split(';')[0]).toBe(type);
  isValid(body);
  expect(isValid.errors ?? []).toEqual([]);
  return body;
}

type Content = Readonly<Record<string, { readonly schema: { readonly $ref: string } }>>;
type Answer = { readonly $ref?: string; readonly content?: Content };

/** The documentation, as it is given out. */
const DOCUMENT = JSON.parse(JSON.stringify(buildOpenApi()));
const READERS = new Map<string, ValidateFunction>();
const AJV = newAjv();

function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  ajv.addVocabulary(['components']);
  ajv.addSchema({ $id: 'https://acquaint.example/openapi', components: DOCUMENT.components });
  return ajv;
}

/** The media type and the schema the documentation has for a status of a route. Compiling is slow: each schema is compiled once. */
function documentedAnswer(route: Route, status: number): { readonly type: string; readonly isValid: ValidateFunction } {
  const answer: Answer | undefined = DOCUMENT.paths[route.path][route.method.toLowerCase()].responses[String(status)];
  if (answer === undefined) throw new Error(`${route.operationId} does not document ${status}.`);
  const content: Content = answer.content ?? DOCUMENT.components.responses[String(status)].content;
  const [type, media] = Object.entries(content)[0] ?? [];
  const ref = `https://acquaint.example/openapi${media?.schema.$ref}`;
  const isValid = READERS.get(ref) ?? AJV.compile({ $ref: ref });
  READERS.set(ref, isValid);
  return { type: type ?? '', isValid };
}

/** What restify has mounted, in OpenAPI's way of writing paths. */
function mountedPaths(world: WorldService): string[] {
  return world.service.paths().map((path) => path.replaceAll(/:(\w+)/g, '{$1}'));
}

type Listed = readonly { readonly contact: { readonly address: string } }[];
type Page = { readonly contacts?: Listed; readonly relationships?: Listed; readonly nextCursor: string | null };
type Introducers = { readonly introducers: readonly { readonly person: { readonly department: string } }[] };

async function pageOf(answering: Promise<Response>): Promise<Page> {
  return (await (await answering).json()) as Page;
}

async function introducersOf(answering: Promise<Response>): Promise<Introducers> {
  return (await (await answering).json()) as Introducers;
}

function addressesOf(page: Page): readonly string[] {
  return (page.contacts ?? page.relationships ?? []).map(({ contact }) => contact.address);
}
