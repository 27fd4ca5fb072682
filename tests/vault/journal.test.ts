import { appendFile, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ColleagueId } from '../../src/domain/ids.ts';
import { eraseAll } from '../../src/jobs/erase.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import { eraseContact } from '../../src/services/erase-contact.ts';
import { addressId } from '../../src/store/address-id.ts';
import type { ChoiceRecord } from '../../src/store/choice-journal.ts';
import type { Database } from '../../src/store/database.ts';
import { listKnownColleagues, writeColleagues } from '../../src/store/directory.ts';
import { readInstallation } from '../../src/store/installation.ts';
import { type OpenJournal, openChoiceKeeper } from '../../src/store/keep-choices.ts';
import { openDatabase } from '../../src/store/open.ts';
import { findSharing } from '../../src/store/sharing.ts';
import { openJournal } from '../../src/vault/open-journal.ts';
import { announcedPostgresql } from '../support/postgresql-server.ts';
import { addColleague, addTenant } from '../support/rows.ts';
import { ADDRESSES, buildWorld, PEOPLE, type World } from '../support/world.ts';
import { asAdministrator, asColleague, choosingDeps, personOf } from './lost-choices.ts';
import { copyPlainly, describeOnBothKinds, openPlaces, type Place, type Places } from './places.ts';

const A_DAY_MS = 24 * 60 * 60_000;

describeOnBothKinds('the journal of choices', (kind) => {
  let places: Places;
  let place: Place;
  let db: Database;
  let world: World;
  beforeEach(async () => {
    places = await openPlaces(kind);
    place = await places.make();
    db = await places.open(place);
    world = await buildWorld(db);
  });
  afterEach(() => places.remove());

  const as = (who: keyof typeof PEOPLE) => asColleague(world.contoso.tenantId, world.contoso.colleagues[who]);
  const reopen = async () => {
    await places.close();
    db = await places.open(place);
  };
  const path = async () => {
    const [name = ''] = (await readdir(places.vaultDir)).filter((one) => one.startsWith('choices-'));
    return join(places.vaultDir, name);
  };
  const text = async () => readFile(await path(), 'utf8');
  const records = async (): Promise<readonly ChoiceRecord[]> =>
    (await text())
      .split('\n')
      .slice(1, -1)
      .map((line) => JSON.parse(line));
  /** What the journal says last of a colleague. */
  const lastOf = async (who: keyof typeof PEOPLE) =>
    (await records()).findLast((record) => record.of === 'colleague' && record.who === PEOPLE[who].objectId);
  const sharingOf = (who: keyof typeof PEOPLE, from = db) =>
    findSharing(from, world.contoso.tenantId, world.contoso.colleagues[who]);

  /** What depends on the database in nothing is tested on one kind, the faster one. */
  const testOnce = (holds: string, work: () => Promise<void>): void => {
    if (kind === 'postgresql' || announcedPostgresql().state === 'missing') test(holds, work);
  };

  test('is nobody else’s to read', async () => {
    expect((await stat(places.vaultDir)).mode & 0o777).toBe(0o700);
    expect((await stat(await path())).mode & 0o777).toBe(0o600);
  });

  testOnce('refuses to open with a line in the middle that cannot be read, and names it', async () => {
    await changeSharing(choosingDeps(db), as('tove'), { choice: 'off' });
    await places.close();
    const lines = (await text()).split('\n');
    await writeFile(await path(), lines.with(2, '{"of":"colleague"}').join('\n'));
    await expect(places.open(place)).rejects.toThrow(
      `Line 3 of ${await path()} cannot be read. Without it choices could be lost: mend it first.`,
    );
    await writeFile(await path(), lines.with(2, 'x').join('\n'));
    await expect(places.open(place)).rejects.toThrow('Line 3 of');
    await writeFile(await path(), lines.with(0, lines[1] ?? '').join('\n'));
    await expect(places.open(place)).rejects.toThrow('Line 1 of');
  });

  testOnce('has a choice in it when whoever chose is told that it holds', async () => {
    await changeSharing(choosingDeps(db), as('tove'), { choice: 'off', hiddenDomains: ['clinic.example'] });
    expect(await lastOf('tove')).toMatchObject({ isOn: false, hiddenDomains: ['clinic.example'] });
  });

  test('catches up when a crash came between a choice and its line', async () => {
    await places.close();
    const crashing = await openCrashing(place, places.vaultDir);
    await expect(changeSharing(choosingDeps(crashing), as('tove'), { choice: 'off' })).rejects.toThrow('crash');
    await crashing.close();
    expect(await lastOf('tove')).toBeUndefined();
    await reopen();
    expect(await lastOf('tove')).toMatchObject({ isOn: false });
    expect(await sharingOf('tove')).toMatchObject({ isOn: false });
  });

  test('drops a last line that a crash has cut off, and writes it again', async () => {
    await changeSharing(choosingDeps(db), as('tove'), { choice: 'off' });
    await places.close();
    await truncate(await path(), (await stat(await path())).size - 40);
    expect(await lastOf('tove')).toBeUndefined();
    await reopen();
    expect(await lastOf('tove')).toMatchObject({ isOn: false });
  });

  testOnce('does not spoil the next line when another process is cut off in the middle of one', async () => {
    await appendFile(await path(), '{"of":"colleague","tenantId":1,"te');
    await changeSharing(choosingDeps(db), as('tove'), { choice: 'off' });
    expect(await lastOf('tove')).toMatchObject({ isOn: false });
    await reopen();
    expect(await sharingOf('tove')).toMatchObject({ isOn: false });
  });

  test('loses nothing when two processes write at once, and the last choice of each person is last', async () => {
    const other = await places.open(place);
    const people = ['tove', 'priya', 'omar', 'hugo', 'paul'] as const;
    const turns = Array.from({ length: 8 }, (_, turn) => turn);
    await Promise.all(
      turns.flatMap((turn) =>
        people.map((who, index) =>
          changeSharing(choosingDeps((turn + index) % 2 === 0 ? db : other), as(who), {
            hiddenDomains: [`turn-${turn}.example`],
          }),
        ),
      ),
    );
    for (const who of people) {
      const now = await sharingOf(who);
      expect(await lastOf(who)).toMatchObject({ hiddenDomains: now?.hiddenDomains });
    }
    const seqs = (await records()).flatMap((record) => (record.of === 'audit' ? [record.seq] : []));
    expect(seqs.at(-1)).toBe(turns.length * people.length);
  });

  testOnce('learns from the other process what that one wrote', async () => {
    const other = await places.open(place);
    await changeSharing(choosingDeps(other), as('tove'), { hiddenDomains: ['clinic.example'] });
    await changeSharing(choosingDeps(db), as('tove'), { hiddenDomains: [] });
    expect(await lastOf('tove')).toMatchObject({ hiddenDomains: [] });
  });

  testOnce('forgets addresses that nobody hides any more: when it is opened, and after a day', async () => {
    await changeSharing(choosingDeps(db), as('tove'), { hiddenContacts: [ADDRESSES.nadia] });
    await changeSharing(choosingDeps(db), as('priya'), { hiddenContacts: [ADDRESSES.jonas] });
    await changeSharing(choosingDeps(db), as('tove'), { hiddenContacts: [] });
    await eraseContact(choosingDeps(db), asAdministrator(world.contoso.tenantId), { address: ADDRESSES.jonas });
    await eraseAll(choosingDeps(db));
    expect(await text()).toContain(ADDRESSES.nadia);
    expect(await text()).toContain(ADDRESSES.jonas);
    let now = Date.now();
    const keep = await openChoiceKeeper(db, await openJournal(places.vaultDir), () => now);
    expect(await text()).not.toContain(ADDRESSES.nadia);
    expect(await text()).not.toContain(ADDRESSES.jonas);
    await changeSharing(choosingDeps(db), as('tove'), { hiddenContacts: [ADDRESSES.nadia] });
    await changeSharing(choosingDeps(db), as('tove'), { hiddenContacts: [] });
    now += A_DAY_MS - 1;
    await keep();
    expect(await text()).toContain(ADDRESSES.nadia);
    now += 1;
    await keep();
    expect(await text()).not.toContain(ADDRESSES.nadia);
    expect(await lastOf('tove')).toMatchObject({ hiddenContacts: [] });
  });

  testOnce('knows somebody of whom only an address was known under the object id as well', async () => {
    const { tenantId } = world.contoso;
    const address = 'nina@contoso.example';
    await db.asOwner((transaction) =>
      writeColleagues(transaction, tenantId, [personOf(undefined, address, undefined, true)], Date.now()),
    );
    const [nina] = (await known()).filter(({ addresses }) => addresses.includes(address));
    await changeSharing(choosingDeps(db), asColleague(tenantId, nina?.colleagueId as ColleagueId), { choice: 'off' });
    await db.asOwner((transaction) =>
      writeColleagues(transaction, tenantId, [personOf(NINAS_ID, address, 'Nina', true)], Date.now()),
    );
    await changeSharing(choosingDeps(db), asColleague(tenantId, nina?.colleagueId as ColleagueId), { choice: 'on' });
    await reopen();
    const again = (await known()).filter(({ addresses }) => addresses.includes(address));
    expect(again).toMatchObject([{ objectId: NINAS_ID, isSharing: false }]);
    await eraseAll(choosingDeps(db));
    expect((await known()).filter(({ addresses }) => addresses.includes(address))).toMatchObject([{ isSharing: true }]);

    function known() {
      return db.asOwner((transaction) => listKnownColleagues(transaction, tenantId));
    }
  });

  testOnce('does not give a new tenant what was chosen in one that had its number', async () => {
    await places.close();
    const old = await places.make();
    await copyPlainly(place, old, places.folder);
    db = await places.open(place);
    const lost = await newTenant(db, 'Lost');
    await changeSharing(choosingDeps(db), asColleague(lost.tenantId, lost.tove), { choice: 'off' });
    await places.close();

    const restored = await places.open(old, places.vaultDir);
    const [row] = await restored.asOwner(({ query }) =>
      query<{ tenant_id: number; is_on: boolean }>(
        `select tenant.tenant_id, sharing.is_on
         from tenant
         join sharing using (tenant_id)
         where tenant.name = 'Lost'
         order by sharing.colleague_id`,
      ),
    );
    // Its people stay out when it comes back, whatever its number is now.
    expect(row).toMatchObject({ is_on: false });
    const other = await newTenant(restored, 'Other');
    await places.close();
    const again = await places.open(old, places.vaultDir);
    expect(await findSharing(again, other.tenantId, other.tove)).toMatchObject({ isOn: true });
  });

  testOnce('does not make anybody again whom the database has deleted itself', async () => {
    const { tenantId, colleagues } = world.fabrikam;
    const priya = asColleague(tenantId, colleagues.priya);
    await changeSharing(choosingDeps(db), priya, { choice: 'off' });
    await eraseAll(choosingDeps(db));
    await changeSharing(choosingDeps(db), priya, { choice: 'on' });
    await db.asOwner(({ query }) => query('delete from colleague where tenant_id = $1', [tenantId]));
    await reopen();
    const left = await db.asOwner(({ query }) => query('select from colleague where tenant_id = $1', [tenantId]));
    expect(left).toEqual([]);
    expect(await eraseAll(choosingDeps(db))).toBe(0);
  });

  test('is one only when two processes open a new database at once', async () => {
    const fresh = await places.make();
    const vaultDir = join(places.folder, 'new vault');
    const [one, two] = await Promise.all([places.open(fresh, vaultDir), places.open(fresh, vaultDir)]);
    expect(await one.asOwner(readInstallation)).toBe(await two.asOwner(readInstallation));
    expect((await readdir(vaultDir)).filter((name) => name.startsWith('choices-'))).toHaveLength(1);
  });

  if (kind === 'postgresql') {
    test('has a choice in it whose transaction ended long after the moment it was made', async () => {
      const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
      const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
      const slow = db.write(world.contoso.tenantId, async (query) => {
        await query('update sharing set is_on = false, changed_at = $3 where tenant_id = $1 and colleague_id = $2', [
          world.contoso.tenantId,
          world.contoso.colleagues.omar,
          new Date(Date.now() - A_DAY_MS),
        ]);
        begin();
        await mayEnd;
      });
      await begun;
      await changeSharing(choosingDeps(db), as('tove'), { hiddenDomains: ['clinic.example'] });
      end();
      await slow;
      await db.keepChoices();
      expect(await lastOf('omar')).toMatchObject({ isOn: false });
    });

    test('teaches a database that was restored under a running process', async () => {
      const copy = await places.make();
      await copyPlainly(place, copy, places.folder);
      await changeSharing(choosingDeps(db), as('priya'), { choice: 'off' });
      await eraseAll(choosingDeps(db));
      await db.asOwner(({ script }) => script('drop schema public cascade; create schema public'));
      await copyPlainly(copy, place, places.folder);
      expect(await sharingOf('priya')).toMatchObject({ isOn: true });
      await db.keepChoices();
      expect(await sharingOf('priya')).toMatchObject({ isOn: false, erasingSince: expect.any(Number) });
      expect(await eraseAll(choosingDeps(db))).toBe(1);
    });
  }
});

describe('an opened journal', () => {
  let places: Places;
  beforeEach(async () => {
    places = await openPlaces('pglite');
  });
  afterEach(() => places.remove());

  const contact = (number: number): ChoiceRecord => ({
    of: 'contact',
    tenantId: 1 as never,
    tenantName: 'Contoso',
    contactId: addressId(`contact${number}@x.example`),
    changedAt: number,
  });
  const changedAts = (found: readonly ChoiceRecord[]) => found.map((one) => (one.of === 'audit' ? 0 : one.changedAt));

  test('reads what was written since, by whichever process, and all of it when the file was replaced', async () => {
    const [mine, theirs] = await Promise.all([open(), open()]);
    await theirs.append([contact(1), contact(2)]);
    expect(changedAts(await mine.read())).toEqual([1, 2]);
    await theirs.append([contact(3)]);
    expect(changedAts(await mine.read())).toEqual([3]);
    expect(changedAts(await mine.read())).toEqual([]);
    for (const from of [5, 1, 5, 1]) {
      await theirs.rewrite([contact(from), contact(from + 1), contact(from + 2)]);
      expect(changedAts(await mine.read())).toEqual([from, from + 1, from + 2]);
    }
  });

  test('goes on after a crash at the moment it was made', async () => {
    await (await open()).append([]);
    await truncate(join(places.vaultDir, 'choices-x.jsonl'), 30);
    const journal = await open();
    expect(await journal.read()).toEqual([]);
    await journal.append([contact(1)]);
    expect(changedAts(await journal.read())).toEqual([1]);
  });

  test('replaced with what it says already, stays the same file', async () => {
    const journal = await open();
    await journal.rewrite([contact(1)]);
    const before = await stat(join(places.vaultDir, 'choices-x.jsonl'), { bigint: true });
    await journal.rewrite([contact(1)]);
    const after = await stat(join(places.vaultDir, 'choices-x.jsonl'), { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
    expect(await readdir(places.vaultDir)).toEqual(['choices-x.jsonl']);
  });

  async function open() {
    const openHere = await openJournal(places.vaultDir);
    return openHere('x');
  }
});

const NINAS_ID = '00000000-0000-4000-8000-000000000077';

/** As in a process that is killed at the moment it would write a line. */
async function openCrashing(place: Place, vaultDir: string): Promise<Database> {
  const real = await openJournal(vaultDir);
  const crashing: OpenJournal = (id) => ({
    ...real(id),
    append: async () => {
      throw new Error('crash');
    },
  });
  return openDatabase({ ...place, isBrief: true, openJournal: crashing });
}

async function newTenant(db: Database, name: string) {
  return db.asOwner(async (transaction) => {
    const domain = `${name.toLowerCase()}.example`;
    const entraTenantId = `00000000-0000-4000-9000-${String(name.length).padStart(12, '0')}`;
    const tenantId = await addTenant(transaction, { name, entraTenantId, domain, granted: [] });
    const tove = await addColleague(transaction, tenantId, { ...PEOPLE.tove, address: `tove@${domain}` });
    return { tenantId, tove };
  });
}
