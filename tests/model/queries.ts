// Questions that anybody may ask at any time, with what the model says the answer is.
import { presentAccount } from '../../src/contract/accounts.ts';
import { presentContacts } from '../../src/contract/contacts.ts';
import { presentHealthAnswer } from '../../src/contract/health.ts';
import { presentAccountIntroducers, presentIntroducers } from '../../src/contract/introducers.ts';
import { presentOwnAccounts, presentRelationships } from '../../src/contract/relationships.ts';
import { presentShown } from '../../src/contract/seen-of-me.ts';
import { presentSharing } from '../../src/contract/sharing.ts';
import { presentViews } from '../../src/contract/views.ts';
import { addDays, type Day, dayOf } from '../../src/domain/calendar.ts';
import type { Caller } from '../../src/services/caller.ts';
import { findAccountIntroducers } from '../../src/services/find-account-introducers.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { listOwnAccounts } from '../../src/services/list-own-accounts.ts';
import { listOwnReceipts } from '../../src/services/list-own-receipts.ts';
import { listOwnRelationships } from '../../src/services/list-own-relationships.ts';
import { listReceipts } from '../../src/services/list-receipts.ts';
import { listShownConnections } from '../../src/services/list-shown-connections.ts';
import { listViews } from '../../src/services/list-views.ts';
import { readAccount } from '../../src/services/read-account.ts';
import { readHealth } from '../../src/services/read-health.ts';
import { readSharing } from '../../src/services/read-sharing.ts';
import { searchContacts } from '../../src/services/search-contacts.ts';
import type { Receipt } from '../../src/store/receipts.ts';
import { accountAnswer } from './answer-account.ts';
import { accountIntroducersAnswer, introducersAnswer } from './answer-introducers.ts';
import {
  healthAnswer,
  ownAccountsAnswer,
  ownRelationshipsAnswer,
  searchAnswer,
  shownConnectionsAnswer,
} from './answer-relationships.ts';
import { type ComparedReceipt, receiptsAnswer, sharingAnswer } from './answer-settings.ts';
import { anybody, type Person, somebodyOf } from './askers.ts';
import { DOMAINS } from './cast.ts';
import { inOrderOf } from './compare.ts';
import { writeViews } from './model.ts';
import type { Asker } from './tenant.ts';
import { viewsAnswer } from './views.ts';
import type { World, WorldTenant } from './world.ts';

/** A question: what the service is asked, and what the model answers once it knows what the service said. */
export type Query = {
  readonly words: string;
  readonly ask: () => Promise<unknown>;
  /** @throws Refused where the service must refuse. @param actual only for the order of what is equal */
  readonly expect: (actual: unknown) => unknown;
};

/** What is asked, of somebody not chosen yet. */
type Question<Answer> = {
  readonly words: string;
  readonly person?: Person;
  readonly ask: (caller: Caller) => Promise<Answer>;
  readonly expect: (asker: Asker) => Answer;
  readonly inOrder?: (expected: Answer, actual: Answer) => Answer;
};

type Drawn = { readonly world: World; readonly tenant: WorldTenant; readonly now: number };

/** A question by anybody about anything. */
export function drawQuery(world: World, tenant: WorldTenant): Query {
  const drawn = { world, tenant, now: world.service.clock.now };
  return world.random.pickWeighted<() => Query>([
    [6, () => queryOf(drawn, askIntroducers(drawn))],
    [3, () => queryOf(drawn, askAccountIntroducers(drawn))],
    [5, () => queryOf(drawn, askAccount(drawn))],
    [3, () => queryOf(drawn, askSearch(drawn))],
    [4, () => queryOf(drawn, askHealth(drawn))],
    [3, () => queryOf(drawn, askOwnRelationships(drawn))],
    [3, () => queryOf(drawn, askOwnAccounts(drawn))],
    [4, () => queryOf(drawn, askSharing(drawn))],
    [3, () => queryOf(drawn, askViews(drawn))],
    [2, () => queryOf(drawn, askShown(drawn))],
    [1, () => queryOf(drawn, askSeenOfMe(drawn))],
    [2, () => queryOf(drawn, askReceipts(drawn))],
  ])();
}

function queryOf<Answer>({ world, tenant }: Drawn, question: Question<Answer>): Query {
  const person = question.person ?? anybody(world, tenant);
  return {
    words: `${tenant.cast.name}: ${person.words} asks ${question.words}`,
    ask: async () => question.ask(await person.caller()),
    expect: (actual) => {
      const expected = question.expect(person.asker());
      return actual === undefined || question.inOrder === undefined
        ? expected
        : question.inOrder(expected, actual as Answer);
    },
  };
}

function askIntroducers(drawn: Drawn): Question<ReturnType<typeof presentIntroducers>> {
  const { world, tenant, now } = drawn;
  const [address, at] = [drawContact(drawn), drawPast(drawn)];
  return {
    words: `who knows ${address}${asOf(at)}`,
    ask: async (caller) => presentIntroducers(await findIntroducers(world.service.deps, caller, { address, at })),
    expect: (asker) => presentIntroducers(introducersAnswer(tenant.model, asker, address, { now, at })),
  };
}

function askSeenOfMe(drawn: Drawn): Question<ReturnType<typeof presentIntroducers>> {
  const { world, tenant, now } = drawn;
  const address = drawContact(drawn);
  return {
    words: `what a colleague would see of who knows ${address}`,
    ask: async (caller) => {
      const somebody = { ...caller, role: 'colleague', colleagueId: undefined, viewerId: caller.colleagueId } as const;
      return presentIntroducers(await findIntroducers(world.service.deps, somebody, { address }));
    },
    expect: ({ colleague: viewer, objectId }) => {
      const somebody = { role: 'colleague', colleague: undefined, objectId, viewer } as const;
      return presentIntroducers(introducersAnswer(tenant.model, somebody, address, { now, at: undefined }));
    },
  };
}

function askAccountIntroducers(drawn: Drawn): Question<ReturnType<typeof presentAccountIntroducers>> {
  const { world, tenant, now } = drawn;
  const [domain, at] = [drawAccount(drawn), drawPast(drawn)];
  return {
    words: `who knows anybody at ${domain}${asOf(at)}`,
    ask: async (caller) =>
      presentAccountIntroducers(await findAccountIntroducers(world.service.deps, caller, { domain, at })),
    expect: (asker) => presentAccountIntroducers(accountIntroducersAnswer(tenant.model, asker, domain, { now, at })),
    inOrder: (expected, actual) => ({
      ...expected,
      contacts: [...inOrderOf(expected.contacts, actual.contacts, toldOf)],
    }),
  };
}

function askAccount(drawn: Drawn): Question<ReturnType<typeof presentAccount>> {
  const { world, tenant, now } = drawn;
  const domain = drawAccount(drawn);
  return {
    words: `about the account ${domain}`,
    ask: async (caller) => presentAccount(await readAccount(world.service.deps, caller, { domain })),
    expect: (asker) => presentAccount(accountAnswer(tenant.model, asker, domain, now)),
    inOrder: (expected, actual) => {
      if (expected.people.state !== 'shown' || actual.people.state !== 'shown') return expected;
      const contacts = [...inOrderOf(expected.people.contacts, actual.people.contacts, toldOf)];
      return { ...expected, people: { state: 'shown', contacts } };
    },
  };
}

function askSearch(drawn: Drawn): Question<ReturnType<typeof presentContacts>> {
  const { world, tenant, now } = drawn;
  const { random } = world;
  const q = random.pick(['o', 'coffee', 'litware', 'anna', 'bo l', 'yvonne', 'offers', 'newcomer', '%', '@']);
  const search = { q, limit: random.pick([2, 5, 25]), cursor: random.isLucky(0.3) ? drawContact(drawn) : '' };
  return {
    words: `for contacts with "${q}"${search.cursor === '' ? '' : ` after ${search.cursor}`}`,
    ask: async (caller) => presentContacts(await searchContacts(world.service.deps, caller, search)),
    expect: (asker) => presentContacts(searchAnswer(tenant.model, asker, search, now)),
  };
}

function askHealth(drawn: Drawn): Question<ReturnType<typeof presentHealthAnswer>> {
  const { world, tenant, now } = drawn;
  const [address, at] = [drawContact(drawn), drawPast(drawn)];
  return {
    words: `how healthy the relationship with ${address} is${asOf(at)}`,
    ask: async (caller) => presentHealthAnswer(await readHealth(world.service.deps, caller, { address, at })),
    expect: (asker) => presentHealthAnswer(healthAnswer(tenant.model, asker, address, { now, at })),
  };
}

function askOwnRelationships(drawn: Drawn): Question<ReturnType<typeof presentRelationships>> {
  const { world, tenant, now } = drawn;
  const sort = world.random.pick(['strength', 'health', 'last', 'next', 'name'] as const);
  return {
    words: `for the own relationships by ${sort}`,
    ask: async (caller) =>
      presentRelationships(await listOwnRelationships(world.service.deps, caller, { sort, limit: 100 }), sort),
    expect: (asker) => presentRelationships(ownRelationshipsAnswer(tenant.model, asker, sort, now), sort),
    inOrder: (expected, actual) =>
      sort === 'strength'
        ? { ...expected, relationships: [...inOrderOf(expected.relationships, actual.relationships, toldOf)] }
        : expected,
  };
}

function askOwnAccounts(drawn: Drawn): Question<ReturnType<typeof presentOwnAccounts>> {
  const { world, tenant, now } = drawn;
  const sort = world.random.pick(['strength', 'health', 'last', 'next', 'name'] as const);
  return {
    words: `for the own accounts by ${sort}`,
    ask: async (caller) =>
      presentOwnAccounts(await listOwnAccounts(world.service.deps, caller, { sort, limit: 100 }), sort),
    expect: (asker) => presentOwnAccounts(ownAccountsAnswer(tenant.model, asker, sort, now), sort),
    inOrder: (expected, actual) =>
      sort === 'strength'
        ? { ...expected, accounts: [...inOrderOf(expected.accounts, actual.accounts, toldOfAccount)] }
        : expected,
  };
}

function askSharing(drawn: Drawn): Question<ReturnType<typeof presentSharing>> {
  const { world, tenant, now } = drawn;
  return {
    words: 'what the own mailbox shares',
    ask: async (caller) => presentSharing(await readSharing(world.service.deps, caller)),
    expect: (asker) => presentSharing(sharingAnswer(tenant.model, asker, now)),
  };
}

/** Views of one moment are in no order. */
function askViews(drawn: Drawn): Question<readonly string[]> {
  const { world, tenant, now } = drawn;
  const { deps } = world.service;
  return {
    words: 'who was shown the own connections',
    person: somebodyOf(world, tenant),
    ask: async (caller) => {
      const all: Awaited<ReturnType<typeof listViews>>['views'][number][] = [];
      let page = await listViews(deps, caller, { limit: 40 });
      all.push(...page.views);
      while (page.next !== null) {
        page = await listViews(deps, caller, { limit: 40, after: page.next });
        all.push(...page.views);
      }
      return sorted(presentViews({ views: all, next: null }).views);
    },
    expect: (asker) => {
      // Whoever is in the directory has the log written before it is read.
      if (asker.colleague !== undefined) for (const { model } of world.tenants) writeViews(model);
      return sorted(presentViews({ views: viewsAnswer(tenant.model, asker.colleague, now), next: null }).views);
    },
  };
}

function askShown(drawn: Drawn): Question<ReturnType<typeof presentShown>> {
  const { world, tenant, now } = drawn;
  return {
    words: 'what colleagues may see of the own connections',
    ask: async (caller) => presentShown(await listShownConnections(world.service.deps, caller, { limit: 100 })),
    expect: (asker) => presentShown(shownConnectionsAnswer(tenant.model, asker, now)),
  };
}

function askReceipts(drawn: Drawn): Question<readonly string[]> {
  const { world, tenant } = drawn;
  const { deps } = world.service;
  const whose = world.random.pick(['own', 'all'] as const);
  const compared = ({ subject, reason, objectId, askedAt, goneAt }: ComparedReceipt) => ({
    subject,
    reason,
    objectId,
    askedAt,
    goneAt,
  });
  const told = (receipt: Receipt) => compared({ ...receipt, goneAt: receipt.goneFromAppAt } as ComparedReceipt);
  return {
    words: whose === 'own' ? 'what was deleted of the own' : 'what was deleted in the tenant',
    ask: async (caller) => {
      if (whose === 'own') return sorted((await listOwnReceipts(deps, caller)).map(told));
      const { receipts } = await listReceipts(deps, caller, { limit: 1_000 });
      return sorted(receipts.map(told));
    },
    expect: (asker) => sorted(receiptsAnswer(tenant.model, asker, whose).map(compared)),
  };
}

function sorted(entries: readonly unknown[]): readonly string[] {
  return entries.map((entry) => JSON.stringify(entry)).sort();
}

function toldOf(entry: {
  readonly contact: { readonly address: string };
  readonly strength: { readonly score: number };
}) {
  return { key: entry.contact.address, figure: entry.strength.score };
}

function toldOfAccount({ account, strength }: ReturnType<typeof presentOwnAccounts>['accounts'][number]) {
  return { key: account, figure: strength.score };
}

function drawContact({ world: { random }, tenant }: Drawn): string {
  return random.isLucky(0.4) ? random.pick(tenant.contacts.slice(0, 2)) : random.pick(tenant.contacts);
}

function drawAccount({ world: { random } }: Drawn): string {
  return random.isLucky(0.6) ? 'fourthcoffee.com' : random.pick(DOMAINS.slice(0, 3));
}

/** Most ask about now. */
function drawPast({ world: { random }, now }: Drawn): Day | undefined {
  return random.isLucky(0.2) ? addDays(dayOf(now), -random.whole(-2, 200)) : undefined;
}

function asOf(at: Day | undefined): string {
  return at === undefined ? '' : ` as of ${at}`;
}
