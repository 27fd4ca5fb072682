import { beforeEach, expect, test } from '@jest/globals';
import { eraseAll } from '../../src/jobs/erase.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import { answerIntroduction } from '../../src/services/answer-introduction.ts';
import { askIntroduction } from '../../src/services/ask-introduction.ts';
import type { Caller } from '../../src/services/caller.ts';
import { cancelIntroduction } from '../../src/services/cancel-introduction.ts';
import { changeAddress } from '../../src/services/change-address.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeIntroducing } from '../../src/services/change-introducing.ts';
import { changeOptOutGroups } from '../../src/services/change-opt-out-groups.ts';
import { changeSettings } from '../../src/services/change-settings.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { completeIntroduction } from '../../src/services/complete-introduction.ts';
import { eraseContact } from '../../src/services/erase-contact.ts';
import { eraseOwnData } from '../../src/services/erase-own-data.ts';
import { exportContact } from '../../src/services/export-contact.ts';
import { exportOwnData } from '../../src/services/export-own-data.ts';
import { findAccountIntroducers } from '../../src/services/find-account-introducers.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { listAddresses } from '../../src/services/list-addresses.ts';
import { listAudit } from '../../src/services/list-audit.ts';
import { listIntroductions } from '../../src/services/list-introductions.ts';
import { listNames } from '../../src/services/list-names.ts';
import { listOwnAccounts } from '../../src/services/list-own-accounts.ts';
import { listOwnReceipts } from '../../src/services/list-own-receipts.ts';
import { listOwnRelationships } from '../../src/services/list-own-relationships.ts';
import { listReceipts } from '../../src/services/list-receipts.ts';
import { listShownConnections } from '../../src/services/list-shown-connections.ts';
import { listViews } from '../../src/services/list-views.ts';
import { previewConsent } from '../../src/services/preview-consent.ts';
import { previewGrades } from '../../src/services/preview-grades.ts';
import { readAccount } from '../../src/services/read-account.ts';
import { readHealth } from '../../src/services/read-health.ts';
import { readHealthyFigures } from '../../src/services/read-healthy-figures.ts';
import { readIntroducing } from '../../src/services/read-introducing.ts';
import { readIntroduction } from '../../src/services/read-introduction.ts';
import { readIntroductionMail } from '../../src/services/read-introduction-mail.ts';
import { readOwnAccount } from '../../src/services/read-own-account.ts';
import { readOwnRelationship } from '../../src/services/read-own-relationship.ts';
import { readSharing } from '../../src/services/read-sharing.ts';
import { readSync } from '../../src/services/read-sync.ts';
import { searchContacts } from '../../src/services/search-contacts.ts';
import { searchGroups } from '../../src/services/search-groups.ts';
import { dropConversation, findConversation, keepConversation, noteWelcomed } from '../../src/store/conversations.ts';
import type { Database, SqlValue } from '../../src/store/database.ts';
import { keepCard, noteSent, noteShownOnCard } from '../../src/store/notices.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { askOf } from '../support/introducing.ts';
import { ADDRESSES, buildWorld, PEOPLE, type World } from '../support/world.ts';

type Statement = { readonly text: string; readonly values: readonly SqlValue[] };

/**
 * Tenants are walls: every statement that any use case sends, with the very values it was sent with, is sent once more inside the wall of
 * another tenant. Nothing comes back and nothing changes, though the statement itself names the right tenant.
 */
describeOnEachDatabase('every statement of the service, with the wrong tenant set,', (database) => {
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });

  test('reads no row', async () => {
    const reads: Statement[] = [];
    await askEverything(recording(database, reads, []), world);
    expect(new Set(reads.map(({ text }) => text)).size).toBeGreaterThan(40);
    for (const { text, values } of reads) {
      for (const { tenantId } of [world.fabrikam, world.northwind]) {
        const rows = await database.read<Readonly<Record<string, unknown>>>(tenantId, text, values);
        expect({ text, rows: rows.filter(saysSomething) }).toEqual({ text, rows: [] });
      }
    }
  });

  test('writes no row', async () => {
    const writes: Statement[] = [];
    await chooseEverything(recording(database, [], writes), world);
    expect(new Set(writes.map(({ text }) => text)).size).toBeGreaterThan(25);
    const before = await dump(database);
    for (const { text, values } of writes) {
      for (const { tenantId } of [world.fabrikam, world.northwind]) {
        const told = await database
          .write(tenantId, (query) => query<Readonly<Record<string, unknown>>>(text, values))
          .catch((error: { code?: string }) => error.code ?? String(error));
        // The wall refuses rows of others (42501); changes and deletions of others' rows find none.
        const rows = typeof told === 'string' ? told : told.filter(saysSomething);
        expect({ text, rows }).toEqual({ text, rows: typeof told === 'string' ? '42501' : [] });
      }
    }
    expect(await dump(database)).toEqual(before);
  });
});

/** A row of counts is always there; it says something when it counts anything. */
function saysSomething(row: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(row).some(
    ([name, value]) =>
      !name.startsWith('pg_advisory') && value !== null && value !== 0 && value !== '0' && value !== false,
  );
}

function recording(database: Database, reads: Statement[], writes: Statement[]): Database {
  return {
    ...database,
    read: (tenantId, text, values = []) => {
      reads.push({ text, values });
      return database.read(tenantId, text, values);
    },
    write: (tenantId, work) =>
      database.write(tenantId, (query) =>
        work((text, values = []) => {
          writes.push({ text, values });
          return query(text, values);
        }),
      ),
  };
}

function callerOf(
  { contoso }: World,
  role: Caller['role'],
  who: keyof World['contoso']['colleagues'] = 'priya',
): Caller {
  return {
    tenantId: contoso.tenantId,
    role,
    colleagueId: contoso.colleagues[who],
    objectId: PEOPLE[who].objectId,
  };
}

async function askEverything(database: Database, world: World): Promise<void> {
  const deps = depsOf(database);
  const administrator = callerOf(world, 'administrator');
  await chooseEverything(database, world, 'omar');
  for (const kind of CONSENT_KINDS) {
    await changeConsent(deps, administrator, { kind, change: 'grant', from: 'test', wording: WORDING });
  }
  const at = '2026-06-15' as Parameters<typeof readHealth>[2]['at'];
  for (const address of [ADDRESSES.yvonne, ADDRESSES.offers]) {
    await findIntroducers(deps, administrator, { address });
    await findIntroducers(deps, administrator, { address, at });
    await readHealth(deps, administrator, { address });
  }
  await findAccountIntroducers(deps, administrator, { domain: 'fourthcoffee.com' });
  await findAccountIntroducers(deps, administrator, { domain: 'fourthcoffee.com', at });
  await readAccount(deps, administrator, { domain: 'fourthcoffee.com' });
  await searchContacts(deps, administrator, { q: 'com', limit: 10 });
  await listOwnRelationships(deps, administrator, { sort: 'health', limit: 10 });
  await listOwnAccounts(deps, administrator, { sort: 'health', limit: 10 });
  await readOwnRelationship(deps, administrator, { address: ADDRESSES.yvonne });
  await readOwnAccount(deps, administrator, { domain: 'fourthcoffee.com' });
  await readSharing(deps, administrator);
  await askAboutIntroductions(database, world);
  await listShownConnections(deps, administrator, { limit: 10 });
  await listViews(deps, administrator, { limit: 10 });
  await listOwnReceipts(deps, administrator);
  await listReceipts(deps, administrator, { limit: 10 });
  await listAudit(deps, administrator, { limit: 10 });
  await previewGrades(deps, administrator, {});
  await readHealthyFigures(deps, administrator);
  await readSync(deps, administrator);
  await searchGroups(deps, administrator, { q: '', limit: 10 });
  await listNames(deps, administrator, { ids: [PEOPLE.priya.objectId] });
  for (const side of ['inside', 'outside'] as const)
    await listAddresses(deps, administrator, { side, q: '', limit: 10 });
  await previewConsent(deps, administrator, { kind: 'userInsights', change: 'grant' });
  for await (const { rows } of exportOwnData(deps, administrator)) for await (const _row of rows);
  for (const { rows } of await exportContact(deps, administrator, { address: ADDRESSES.yvonne })) {
    for await (const _row of rows);
  }
}

async function askAboutIntroductions(database: Database, world: World): Promise<void> {
  const deps = depsOf(database);
  const tove = callerOf(world, 'colleague', 'tove');
  const priya = callerOf(world, 'colleague');
  const { id } = await askIntroduction(deps, tove, askOf('priya'));
  expect(await listIntroductions(deps, tove)).toHaveLength(1);
  await readIntroduction(deps, tove, { id });
  await readIntroductionMail(deps, priya, { id });
  await changeIntroducing(deps, priya, { notAbout: [ADDRESSES.jonas] });
  await readIntroducing(deps, priya);
  const { tenantId, colleagues } = world.contoso;
  await keepConversation(database, tenantId, colleagues.priya, CHAT, deps.now());
  await findConversation(database, tenantId, colleagues.priya);
}

/** Every move of an introduction, what goes with it, and where people are reached. */
async function introduceEverybody(database: Database, world: World): Promise<void> {
  const deps = depsOf(database);
  const tove = callerOf(world, 'colleague', 'tove');
  const priya = callerOf(world, 'colleague');
  const omar = callerOf(world, 'colleague', 'omar');
  const { id } = await askIntroduction(deps, tove, askOf('priya'));
  await answerIntroduction(deps, priya, { id, answer: 'later' });
  await answerIntroduction(deps, priya, { id, answer: 'accept' });
  await completeIntroduction(deps, priya, { id });
  await completeIntroduction(deps, tove, { id, outcome: 'met' });
  const declined = await askIntroduction(deps, tove, askOf('omar', 'jonas'));
  await answerIntroduction(deps, omar, { id: declined.id, answer: 'decline', reason: 'notKnownWell' });
  await cancelIntroduction(deps, tove, { id: declined.id });
  await changeIntroducing(deps, omar, { isAskable: false, notAbout: [ADDRESSES.yvonne], notKnownWell: [] });
  const { tenantId, colleagues } = world.contoso;
  await keepConversation(database, tenantId, colleagues.priya, CHAT, deps.now());
  await noteWelcomed(database, tenantId, colleagues.priya, deps.now());
  const card = { conversationId: 'c', activityId: 'a', shown: 'closed' };
  await keepCard(database, tenantId, { ...card, colleagueId: colleagues.tove, introductionId: id, at: deps.now() });
  const [notice] = await database.asOwner(({ query }) =>
    query<{ id: string }>('select notice_id as id from notice where tenant_id = $1 order by notice_id', [tenantId]),
  );
  const key = { tenantId, noticeId: notice?.id ?? '' };
  await database.asOwner(({ query }) => query("update notice set state = 'sending' where kind <> 'card'"));
  await noteSent(database, key, { ...card, activityId: 'b' });
  await noteShownOnCard(database, key, 'closed');
  await dropConversation(database, tenantId, colleagues.priya);
}

const CHAT = {
  conversationId: 'c',
  serviceUrl: 'https://channel.example',
  userChannelId: 'u',
  botChannelId: 'b',
  locale: null,
  timeZone: null,
};

async function chooseEverything(database: Database, world: World, who: 'omar' | 'priya' = 'priya'): Promise<void> {
  const deps = depsOf(database);
  const administrator = callerOf(world, 'administrator');
  const person = callerOf(world, 'colleague', who);
  await findIntroducers(deps, callerOf(world, 'colleague', 'tove'), { address: ADDRESSES.yvonne });
  await deps.flushViews();
  if (who === 'priya') await introduceEverybody(database, world);
  const hidden = { hiddenContacts: [ADDRESSES.jonas], hiddenDomains: ['clinic.example'] };
  await changeSharing(deps, person, { choice: 'paused', pausedUntil: deps.now() + 1_000, ...hidden });
  await changeSharing(deps, person, { choice: 'off' });
  await changeSharing(deps, { ...person, colleagueId: undefined, objectId: `new-${who}` }, { choice: 'off' });
  await changeOptOutGroups(deps, administrator, { add: ['g'], remove: ['h'], isPreview: false });
  await changeSettings(deps, administrator, { leastColleagues: 4, introductionBody: 'Hello {contact}' });
  for (const kind of ['machine', null, 'person'] as const) {
    await changeAddress(deps, administrator, { address: ADDRESSES.offers, kind, isPreview: false });
  }
  for (const kind of ['shared mailbox', null, 'person'] as const) {
    await changeAddress(deps, administrator, { address: PEOPLE.sales.address, kind, isPreview: false });
  }
  await eraseContact(deps, administrator, { address: ADDRESSES.nadia });
  await eraseOwnData(deps, callerOf(world, 'colleague', 'hugo'));
  for (const kind of CONSENT_KINDS)
    await changeConsent(deps, administrator, { kind, change: 'withdraw', from: 'test' });
  if (who === 'priya') return;
  await database.asOwner(({ query }) => query('delete from receipt where subject = $1', ['tenant']));
  await eraseAll(deps);
}

async function dump(database: Database): Promise<unknown> {
  return database.asOwner(async ({ query }) => {
    const tables = await query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by name",
    );
    const all: Record<string, unknown> = {};
    for (const { name } of tables) {
      all[name] = await query(`select to_jsonb(kept) as row from ${name} as kept order by to_jsonb(kept)::text`);
    }
    return all;
  });
}
