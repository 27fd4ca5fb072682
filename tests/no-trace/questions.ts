import { accountOf } from '../../src/domain/account.ts';
import { addDays, dayOf } from '../../src/domain/calendar.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import { OWN_NAME, objectId } from './generate-world.ts';
import { ADMINISTRATOR } from './leave-world.ts';
import { domainOf } from './without-trace.ts';
import { NOW, type TenantPlan, type WorldPlan } from './world-plan.ts';
import type { Asking, Caller } from './world-service.ts';

/** A question of somebody else than whoever leaves, by the operation of the contract it is for. */
export type Question = Asking & {
  readonly operationId: string;
  /** Followed page by page to the end. */
  readonly isPaged?: boolean;
};

/**
 * Routes that read and are not compared: both list acts. That somebody left is one, with its time and what was deleted by it, and
 * an administrator is told of it on purpose.
 */
export const LISTS_OF_ACTS: readonly string[] = ['listReceipts', 'listAudit'];

/** A valid token of somebody whom the directory does not have. */
const STRANGER: Caller = { objectId: objectId(99), isGuest: false, isAdministrator: false };
const NOBODY_KNOWS = 'unheard-of@nowhere.example';
const SORTS = ['strength', 'health', 'last', 'next', 'name'];

/** Everybody who may ask, but for whoever leaves: colleagues, guests, a stranger with a token, administrators in and out of the directory. */
export function callersOf(tenant: TenantPlan, leaver: string): readonly Caller[] {
  const people = tenant.colleagues.filter((one) => one.objectId !== leaver);
  const callers = people.map(({ objectId, isGuest }) => ({ objectId, isGuest, isAdministrator: false }));
  const first = people.find((one) => !one.isGuest);
  const inDirectory = first === undefined ? [] : [{ objectId: first.objectId, isGuest: false, isAdministrator: true }];
  return [...callers, ...inDirectory, ADMINISTRATOR, STRANGER];
}

/** Everything one caller can ask about a world. */
export function questionsOf(world: WorldPlan, caller: Caller): readonly Question[] {
  return [
    ...aboutIntroductions(world),
    ...searches(world),
    ...aboutContacts(world),
    ...aboutAccounts(world),
    ...aboutMyself(world),
    ...(caller.isAdministrator ? ofAdministrators(world) : []),
    { operationId: 'none', path: '/api/openapi.json' },
    { operationId: 'none', path: '/api/nothing-here' },
    { operationId: 'searchContacts', path: '/api/contacts?q=a' },
  ].map((question) => ({ caller, method: 'GET', ...question }));
}

type Part = Omit<Question, 'caller' | 'method'> & { readonly method?: Question['method'] };

function searches({ contacts }: WorldPlan): readonly Part[] {
  const ofContacts = contacts.flatMap((contact) => [contact, contact.split('@')[0] ?? contact]);
  const words = new Set([
    ...ofContacts.filter((word) => word.length > 1),
    ...OWN_NAME.split(' '),
    'mckay',
    'yvonne mckay',
    'ýrsa',
    'com',
    '_1',
    '%',
    '..',
  ]);
  const plain = [...words].map((word) => `/api/contacts?q=${encodeURIComponent(word)}`);
  return [
    ...plain.map((path) => ({ operationId: 'searchContacts', path })),
    { operationId: 'searchContacts', path: '/api/contacts?q=.&limit=100' },
    { operationId: 'searchContacts', path: '/api/contacts?q=co&limit=1', isPaged: true },
    { operationId: 'searchContacts', path: '/api/contacts?q=om&limit=2', isPaged: true },
  ];
}

function aboutContacts({ contacts }: WorldPlan): readonly Part[] {
  return [...contacts, NOBODY_KNOWS].flatMap((contact) => {
    const base = `/api/contacts/${encodeURIComponent(contact)}`;
    return ['', `?at=${dayAgo(0)}`, `?at=${dayAgo(35)}`, `?at=${dayAgo(-30)}`].flatMap((at) => [
      { operationId: 'findIntroducers', path: `${base}/introducers${at}` },
      { operationId: 'readHealth', path: `${base}/health${at}` },
    ]);
  });
}

function aboutAccounts({ contacts }: WorldPlan): readonly Part[] {
  const accounts = contacts.flatMap((contact) => accountOf(domainOf(contact)) ?? []);
  return [...new Set([...accounts, ...contacts.map(domainOf), 'nowhere.example'])].flatMap((domain) => {
    const base = `/api/accounts/${domain}`;
    return [
      { operationId: 'readAccount', path: base },
      { operationId: 'findAccountIntroducers', path: `${base}/introducers` },
      { operationId: 'findAccountIntroducers', path: `${base}/introducers?at=${dayAgo(35)}` },
    ];
  });
}

function aboutMyself({ contacts }: WorldPlan): readonly Part[] {
  return [
    ...SORTS.map((sort) => ({ operationId: 'listOwnRelationships', path: `/api/me/relationships?sort=${sort}` })),
    { operationId: 'listOwnRelationships', path: '/api/me/relationships?sort=strength&limit=1', isPaged: true },
    ...SORTS.map((sort) => ({ operationId: 'listOwnAccounts', path: `/api/me/accounts?sort=${sort}` })),
    { operationId: 'listOwnAccounts', path: '/api/me/accounts?sort=strength&limit=1', isPaged: true },
    ...contacts.flatMap((contact) => [
      { operationId: 'readOwnRelationship', path: `/api/me/relationships/${encodeURIComponent(contact)}` },
      { operationId: 'readOwnAccount', path: `/api/me/accounts/${domainOf(contact)}` },
    ]),
    { operationId: 'readSharing', path: '/api/me/sharing' },
    { operationId: 'listShownConnections', path: '/api/me/seen/contacts' },
    { operationId: 'listShownConnections', path: '/api/me/seen/contacts?limit=1', isPaged: true },
    ...contacts.map((contact) => ({
      operationId: 'previewIntroducers',
      path: `/api/me/seen/contacts/${encodeURIComponent(contact)}/introducers`,
    })),
    { operationId: 'listIntroductions', path: '/api/introductions' },
    { operationId: 'listIntroductions', path: '/api/introductions?side=asker' },
    { operationId: 'readIntroducing', path: '/api/me/introducing' },
    { operationId: 'listViews', path: '/api/me/views' },
    { operationId: 'listViews', path: '/api/me/views?limit=1', isPaged: true },
    { operationId: 'listViews', path: '/api/me/views?limit=3', isPaged: true },
    { operationId: 'exportOwnData', path: '/api/me/data' },
    { operationId: 'listOwnReceipts', path: '/api/me/receipts' },
  ];
}

/** Any introduction of anybody, and one that there never was. */
function aboutIntroductions({ tenant }: WorldPlan): readonly Part[] {
  const ids = [...tenant.asks.map(({ introductionId }) => introductionId), '00000000-0000-4000-b000-00000000ffff'];
  return ids.flatMap((id) => [
    { operationId: 'readIntroduction', path: `/api/introductions/${id}` },
    { operationId: 'readIntroductionMail', path: `/api/introductions/${id}/mail` },
  ]);
}

function ofAdministrators({ contacts, tenant }: WorldPlan): readonly Part[] {
  return [
    { operationId: 'readConsent', path: '/api/admin/consent' },
    { operationId: 'listOptOutGroups', path: '/api/admin/opt-out-groups' },
    { operationId: 'readSettings', path: '/api/admin/settings' },
    { operationId: 'readHealthyFigures', path: '/api/healthy-relationships' },
    { operationId: 'previewGrades', path: '/api/admin/settings/grades' },
    { operationId: 'previewGrades', path: '/api/admin/settings/grades?frequency=month&mail=0.5&meeting=-0.5' },
    { operationId: 'readSync', path: '/api/admin/sync' },
    { operationId: 'searchGroups', path: '/api/admin/groups' },
    {
      operationId: 'listNames',
      path: `/api/admin/names?ids=${tenant.colleagues.map(({ objectId }) => objectId).join(',')}`,
    },
    ...['inside', 'outside'].flatMap((side) => [
      { operationId: 'listAddresses', path: `/api/admin/addresses?side=${side}` },
      { operationId: 'listAddresses', path: `/api/admin/addresses?side=${side}&limit=1`, isPaged: true },
    ]),
    ...contacts.map((contact) => ({
      operationId: 'exportContact',
      path: `/api/admin/contacts/${encodeURIComponent(contact)}/data`,
    })),
    ...CONSENT_KINDS.flatMap((kind) =>
      ['grant', 'withdraw'].map((change) => ({
        operationId: 'changeConsent',
        method: 'PUT' as const,
        path: '/api/admin/consent?preview=true',
        body: { kind, change },
      })),
    ),
    ...tenant.groups.map(({ groupId }) => ({
      operationId: 'changeOptOutGroups',
      method: 'PUT' as const,
      path: '/api/admin/opt-out-groups?preview=true',
      body: { add: [groupId] },
    })),
  ];
}

function dayAgo(daysAgo: number): string {
  return addDays(dayOf(NOW), -daysAgo);
}
