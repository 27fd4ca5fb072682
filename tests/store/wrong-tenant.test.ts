import { beforeEach, expect, test } from '@jest/globals';
import { eraseAll } from '../../src/jobs/erase.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeOptOutGroups } from '../../src/services/change-opt-out-groups.ts';
import { changeSettings } from '../../src/services/change-settings.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { eraseContact } from '../../src/services/erase-contact.ts';
import { eraseOwnData } from '../../src/services/erase-own-data.ts';
import { exportContact } from '../../src/services/export-contact.ts';
import { exportOwnData } from '../../src/services/export-own-data.ts';
import { findAccountIntroducers } from '../../src/services/find-account-introducers.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { listAudit } from '../../src/services/list-audit.ts';
import { listOwnReceipts } from '../../src/services/list-own-receipts.ts';
import { listOwnRelationships } from '../../src/services/list-own-relationships.ts';
import { listReceipts } from '../../src/services/list-receipts.ts';
import { listShownConnections } from '../../src/services/list-shown-connections.ts';
import { listViews } from '../../src/services/list-views.ts';
import { previewConsent } from '../../src/services/preview-consent.ts';
import { readAccount } from '../../src/services/read-account.ts';
import { readHealth } from '../../src/services/read-health.ts';
import { readSharing } from '../../src/services/read-sharing.ts';
import { searchContacts } from '../../src/services/search-contacts.ts';
import type { Database, SqlValue } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
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
  await readSharing(deps, administrator);
  await listShownConnections(deps, administrator, { limit: 10 });
  await listViews(deps, administrator, { limit: 10 });
  await listOwnReceipts(deps, administrator);
  await listReceipts(deps, administrator, { limit: 10 });
  await listAudit(deps, administrator, { limit: 10 });
  await previewConsent(deps, administrator, { kind: 'userInsights', change: 'grant' });
  for await (const { rows } of exportOwnData(deps, administrator)) for await (const _row of rows);
  for (const { rows } of await exportContact(deps, administrator, { address: ADDRESSES.yvonne })) {
    for await (const _row of rows);
  }
}

async function chooseEverything(database: Database, world: World, who: 'omar' | 'priya' = 'priya'): Promise<void> {
  const deps = depsOf(database);
  const administrator = callerOf(world, 'administrator');
  const person = callerOf(world, 'colleague', who);
  await findIntroducers(deps, callerOf(world, 'colleague', 'tove'), { address: ADDRESSES.yvonne });
  await deps.flushViews();
  const hidden = { hiddenContacts: [ADDRESSES.jonas], hiddenDomains: ['clinic.example'] };
  await changeSharing(deps, person, { choice: 'paused', pausedUntil: deps.now() + 1_000, ...hidden });
  await changeSharing(deps, person, { choice: 'off' });
  await changeSharing(deps, { ...person, colleagueId: undefined, objectId: `new-${who}` }, { choice: 'off' });
  await changeOptOutGroups(deps, administrator, { add: ['g'], remove: ['h'], isPreview: false });
  await changeSettings(deps, administrator, { leastColleagues: 4 });
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
