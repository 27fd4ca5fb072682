import { AppError } from '../domain/app-error.ts';
import type { Page } from '../http/page.ts';
import { readCaller } from '../services/caller.ts';
import type { ShowingDeps } from '../services/deps.ts';
import { findIntroducers } from '../services/find-introducers.ts';
import { readHealth } from '../services/read-health.ts';
import type { DemoKeys } from './identity/keys.ts';
import { signDemoToken } from './identity/sign-demo-token.ts';
import { LEGAL_PLACES } from './legal-pages.ts';
import { mailboxPath } from './outlook-host/addresses.ts';
import { DEMO_CHOICES } from './people.ts';
import { findOpenChats, type OpenChats } from './playground/open-chats.ts';
import { type CastEntry, type StartPage, type Step, startPage } from './start-page.ts';
import type { Refused } from './start-page-cards.ts';
import { PAGE_POLICY, STYLE_PATH } from './start-page-policy.ts';
import { START_PAGE_STYLE } from './start-page-style.ts';
import { hostPath } from './tab-host/host-page.ts';
import { HOST_TABS } from './tab-host/tabs.ts';
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

type Try = {
  readonly who: CastColleague;
  readonly story: string;
  /** The best place to begin: a mailbox with something open, or a tab. */
  readonly first: { readonly title: string; readonly open: string } | { readonly title: string; readonly tab: string };
  readonly path: string;
};

/** Who is on the page, and what each is good for trying. */
const TRIES: readonly Try[] = [
  {
    who: PRIYA_NAIR,
    story: 'Has to answer Yvonne McKay, whom she has never met. And is Jonas Weber cooling?',
    first: { title: 'Open the mail from Yvonne', open: 'yvonne' },
    path: introducersPath(YVONNE_MCKAY.address),
  },
  {
    who: MARCUS_FELDT,
    story: 'Knows Yvonne well. Is asked for introductions, and decides each time in private.',
    first: { title: 'See what he is asked', tab: 'introductions' },
    path: '/api/me/relationships?sort=strength&limit=10',
  },
  {
    who: HELENA_BRANDT,
    story: 'Has turned sharing off. Nothing of her mailbox is read or held, and no answer has a trace of her.',
    first: { title: 'See what she shares', tab: 'settings' },
    path: '/api/me/sharing',
  },
  {
    who: SOFIA_LINDQVIST,
    story: 'Shares, hides whom she likes, and sees who looked.',
    first: { title: 'See what colleagues see of her', tab: 'settings' },
    path: '/api/contacts?q=northwind',
  },
  {
    who: ANA_DUARTE,
    story: 'Decides what the organisation consents to, and can prove what was deleted.',
    first: { title: 'Open the administration', tab: 'administration' },
    path: '/api/accounts/fourthcoffee.example',
  },
  {
    who: TOM_OKAFOR,
    story: 'A guest without a mailbox here: sees only what the organisation allows guests to see.',
    first: { title: 'Open a mail as a guest', open: 'yvonne' },
    path: introducersPath(YVONNE_MCKAY.address),
  },
];

const PRIYA = 'priya';

/** The story from the first mail to the proof. */
const TOUR: readonly Step[] = [
  {
    text: 'Priya reads a mail from somebody new. The pane says how many colleagues know her and asks the best one.',
    place: { title: 'Priya’s mailbox', path: `${mailboxPath(PRIYA)}&open=yvonne` },
  },
  {
    text: 'Marcus sees why he was asked, and decides. A no and a silence look the same to Priya.',
    place: { title: 'Marcus’s introductions', path: hostPath('introductions', 'marcus') },
  },
  {
    text: 'Priya sees which of her customers cool down, and why.',
    place: { title: 'Priya’s relationships', path: hostPath('relationships', PRIYA) },
  },
  {
    text: 'Sofia turns sharing off. Load Priya’s mailbox again: she is gone.',
    place: { title: 'Sofia’s settings', path: hostPath('settings', 'sofia') },
  },
  {
    text: 'Ana finds the receipt: what was deleted, when, and when from the last backup.',
    place: { title: 'Ana’s administration', path: hostPath('administration', 'ana') },
  },
];

/** The start page of demo mode and its style. */
export function startPages(
  deps: ShowingDeps,
  { keys, own, dataDir }: { readonly keys: DemoKeys; readonly own: () => URL; readonly dataDir: string },
): readonly Page[] {
  const headers = { 'content-security-policy': PAGE_POLICY };
  return [
    {
      path: '/',
      answer: async () => ({
        status: 200,
        contentType: 'text/html; charset=utf-8',
        body: startPage(await readStartPage(deps, keys, { own: own(), dataDir })),
        headers,
      }),
    },
    {
      path: STYLE_PATH,
      answer: async () => ({ status: 200, contentType: 'text/css; charset=utf-8', body: START_PAGE_STYLE }),
    },
  ];
}

async function readStartPage(
  deps: ShowingDeps,
  keys: DemoKeys,
  { own, dataDir }: { readonly own: URL; readonly dataDir: string },
): Promise<StartPage> {
  const caller = await readCaller(deps, {
    entraTenantId: TENANT.entraTenantId,
    objectId: PRIYA_NAIR.objectId,
    isGuest: false,
    isAdministrator: false,
  });
  const [introducers, health, chats] = await Promise.all([
    orRefused(findIntroducers(deps, caller, { address: YVONNE_MCKAY.address })),
    orRefused(readHealth(deps, caller, { address: JONAS_WEBER.address })),
    findOpenChats(dataDir),
  ]);
  const cast = await Promise.all(TRIES.map((entry) => castEntry(entry, keys, own, { now: deps.now(), chats })));
  return {
    databaseKind: deps.db.kind,
    tokenMinutes: TOKEN_MINUTES,
    cast,
    tour: TOUR,
    introducers,
    health,
    legal: LEGAL_PLACES,
  };
}

async function castEntry(
  { who, story, first, path }: Try,
  keys: DemoKeys,
  own: URL,
  { now, chats }: { readonly now: number; readonly chats: OpenChats },
): Promise<CastEntry> {
  const choice = DEMO_CHOICES.find((one) => one.who.objectId === who.objectId);
  if (choice === undefined) throw new Error(`${who.address} is nobody one can be in the demo.`);
  const { key, name, role } = choice;
  const token = await signDemoToken(keys, { ...choice.who, ttl: TOKEN_MINUTES * 60 }, now);
  const mailbox = mailboxPath(key);
  const isAdministrator = choice.who.roles.length > 0;
  return {
    name,
    role,
    story,
    first:
      'open' in first
        ? { title: first.title, path: `${mailbox}&open=${first.open}` }
        : { title: first.title, path: hostPath(first.tab, key) },
    places: [
      { title: 'Outlook', path: mailbox },
      ...HOST_TABS.filter(({ isForAdministrators }) => isAdministrator || !isForAdministrators).map(
        ({ id, title }) => ({
          title,
          path: hostPath(id, key),
        }),
      ),
    ],
    chat: chats[who.objectId],
    command: `curl -s -H 'Authorization: Bearer ${token}' '${new URL(path, own).href}'`,
  };
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
