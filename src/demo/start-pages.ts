import { AppError } from '../domain/app-error.ts';
import type { Page } from '../http/page.ts';
import { readCaller } from '../services/caller.ts';
import type { ShowingDeps } from '../services/deps.ts';
import { findIntroducers } from '../services/find-introducers.ts';
import { readHealth } from '../services/read-health.ts';
import type { DemoKeys } from './identity/keys.ts';
import { signDemoToken } from './identity/sign-demo-token.ts';
import { mailboxPath } from './outlook-host/addresses.ts';
import { type CastEntry, STYLE_PATH, type StartPage, startPage } from './start-page.ts';
import type { Refused } from './start-page-cards.ts';
import { START_PAGE_STYLE } from './start-page-style.ts';
import { hostPath } from './tab-host/host-page.ts';
import {
  ANA_DUARTE,
  type CastColleague,
  HELENA_BRANDT,
  JONAS_WEBER,
  MARCUS_FELDT,
  PRIYA_NAIR,
  SOFIA_LINDQVIST,
  TENANT,
  TOM_OKAFOR,
  YVONNE_MCKAY,
} from './tenant/cast.ts';

const TOKEN_MINUTES = 60;

/** Nothing but the page's own style may be loaded. */
const PAGE_POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Who is on the page, and what each is good for trying. */
const TRIES: readonly { readonly who: CastColleague; readonly tries: string; readonly path: string }[] = [
  { who: PRIYA_NAIR, tries: 'Who can introduce me to Yvonne McKay?', path: introducersPath(YVONNE_MCKAY.address) },
  { who: MARCUS_FELDT, tries: 'What are my relationships?', path: '/api/me/relationships?sort=strength&limit=10' },
  {
    who: HELENA_BRANDT,
    tries: 'Who knows anybody at Fourth Coffee?',
    path: '/api/accounts/fourthcoffee.example/introducers',
  },
  { who: SOFIA_LINDQVIST, tries: 'Which contacts are at Northwind?', path: '/api/contacts?q=northwind' },
  {
    who: ANA_DUARTE,
    tries: 'What does the company have with Fourth Coffee? (administrator)',
    path: '/api/accounts/fourthcoffee.example',
  },
  { who: TOM_OKAFOR, tries: 'What does a guest get to see?', path: introducersPath(YVONNE_MCKAY.address) },
];

/** The start page of demo mode and its style. */
export function startPages(deps: ShowingDeps, keys: DemoKeys, own: () => URL): readonly Page[] {
  const headers = { 'content-security-policy': PAGE_POLICY };
  return [
    {
      path: '/',
      answer: async () => ({
        status: 200,
        contentType: 'text/html; charset=utf-8',
        body: startPage(await readStartPage(deps, keys, own())),
        headers,
      }),
    },
    {
      path: STYLE_PATH,
      answer: async () => ({ status: 200, contentType: 'text/css; charset=utf-8', body: START_PAGE_STYLE }),
    },
  ];
}

async function readStartPage(deps: ShowingDeps, keys: DemoKeys, own: URL): Promise<StartPage> {
  const caller = await readCaller(deps, {
    entraTenantId: TENANT.entraTenantId,
    objectId: PRIYA_NAIR.objectId,
    isGuest: false,
    isAdministrator: false,
  });
  const [introducers, health, cast] = await Promise.all([
    orRefused(findIntroducers(deps, caller, { address: YVONNE_MCKAY.address })),
    orRefused(readHealth(deps, caller, { address: JONAS_WEBER.address })),
    Promise.all(TRIES.map((entry) => castEntry(entry, keys, own, deps.now()))),
  ]);
  return { databaseKind: deps.db.kind, tokenMinutes: TOKEN_MINUTES, cast, introducers, health };
}

async function castEntry(
  { who, tries, path }: (typeof TRIES)[number],
  keys: DemoKeys,
  own: URL,
  now: number,
): Promise<CastEntry> {
  const name = `${who.givenName} ${who.surname}`;
  const token = await signDemoToken(
    keys,
    {
      tenantId: TENANT.entraTenantId,
      objectId: who.objectId,
      name,
      roles: who === ANA_DUARTE ? ['Acquaint.Administrator'] : [],
      isGuest: who === TOM_OKAFOR,
      ttl: TOKEN_MINUTES * 60,
    },
    now,
  );
  const role = who.department === null ? `${who.jobTitle}, guest` : `${who.jobTitle}, ${who.department}`;
  const command = `curl -s -H 'Authorization: Bearer ${token}' '${new URL(path, own).href}'`;
  const key = who.givenName.toLowerCase();
  return { name, role, tries, settingsPath: hostPath('settings', key), mailboxPath: mailboxPath(key), command };
}

function introducersPath(address: string): string {
  return `/api/contacts/${encodeURIComponent(address)}/introducers`;
}

/** A refusal is an answer too: the page shows it in the place of the card. */
async function orRefused<Answer>(answer: Promise<Answer>): Promise<Answer | Refused> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError) return { refused: error.message };
    throw error;
  }
}
