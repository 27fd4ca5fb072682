import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ColleagueId } from '../../src/domain/ids.ts';
import { eraseAll } from '../../src/jobs/erase.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import type { Database } from '../../src/store/database.ts';
import { listKnownColleagues, writeColleagues } from '../../src/store/directory.ts';
import { readInstallation } from '../../src/store/installation.ts';
import { findSharing } from '../../src/store/sharing.ts';
import { openJournal } from '../../src/vault/open-journal.ts';
import { restoreBackup } from '../../src/vault/restore-backup.ts';
import { writeBackup } from '../../src/vault/write-backup.ts';
import { depsOf } from '../support/deps.ts';
import { ADDRESSES, PEOPLE } from '../support/world.ts';
import {
  asColleague,
  buildOldWorld,
  chooseSince,
  choosingDeps,
  findByObjectId,
  NORA,
  type OldWorld,
  personOf,
  SAMS_ID,
} from './lost-choices.ts';
import { copyPlainly, describeOnBothKinds, ENVIRONMENT, openPlaces, type Place, type Places } from './places.ts';
import { look, receiptsOf, rowsOfContact, rowsOfMailboxes, rowsOfTenant } from './restored.ts';

describeOnBothKinds('a database restored from a backup', (kind) => {
  let places: Places;
  let world: OldWorld;
  /** A plain copy, and a backup of ours, both from before anything was decided. */
  let plain: Place;
  let backup: string;

  beforeAll(async () => {
    places = await openPlaces(kind);
    const live = await places.make();
    const db = await places.open(live);
    world = await buildOldWorld(db);
    plain = await places.make();
    backup = join(places.folder, 'before.backup');
    await writeBackup(backup, { ...live, db, vaultDir: places.vaultDir, environment: ENVIRONMENT, now: Date.now() });
    if (kind === 'pglite') await places.close();
    await copyPlainly(live, plain, places.folder);
    const again = kind === 'pglite' ? await places.open(live) : db;
    expect(await look(again, world)).toEqual(BEFORE);
    await chooseSince(again, world);
    await places.close();
  });
  afterAll(() => places.remove());

  test('shows everything again when the journal of choices is not there', async () => {
    const place = await places.make();
    await copyPlainly(plain, place, places.folder);
    const db = await places.open(place, join(places.folder, 'another vault'));
    await eraseAll(choosingDeps(db));
    expect(await look(db, world)).toEqual(BEFORE);
    expect(Object.keys(await rowsOfTenant(db, world.fabrikam.tenantId))).toContain('connection');
    await places.close();
  });

  test('restored once more, learns it again from what the first one wrote', async () => {
    const vaultDir = join(places.folder, 'vault of both');
    await cp(places.vaultDir, vaultDir, { recursive: true });
    for (const times of [1, 2]) {
      const place = await places.make();
      await copyPlainly(plain, place, places.folder);
      const db = await places.open(place, vaultDir);
      await eraseAll(choosingDeps(db));
      expect({ times, seen: await look(db, world) }).toEqual({ times, seen: AFTER });
      expect(await rowsOfTenant(db, world.adatum.tenantId)).toEqual({});
      await places.close();
    }
  });

  describe.each([
    ['with other programs', 'plain'],
    ['with acquaint backup', 'ours'],
  ] as const)('%s', (_how, how) => {
    let place: Place;
    let vaultDir: string;
    let db: Database;

    beforeAll(async () => {
      place = await places.make();
      vaultDir = join(places.folder, `vault of ${how}`);
      await cp(places.vaultDir, vaultDir, { recursive: true });
      if (how === 'plain') await copyPlainly(plain, place, places.folder);
      else await restoreBackup(backup, { ...place, vaultDir, environment: ENVIRONMENT, now: Date.now() });
      db = await places.open(place, vaultDir);
      await eraseAll(choosingDeps(db));
    });
    afterAll(() => places.close());
    const contoso = () => world.contoso.tenantId;
    const idOf = async (objectId: string) => (await findByObjectId(db, contoso(), objectId)) as ColleagueId;

    test('shows nothing of what was turned off, forgotten, hidden, left out or erased since', async () => {
      expect(await look(db, world)).toEqual(AFTER);
    });

    test('has no rows of it in any table, also of those who turned on again', async () => {
      const { priya, omar, paul, hugo } = world.contoso.colleagues;
      const gone = [priya, omar, paul, hugo, world.ruth, world.sam, world.tina];
      const { view_log: views, ...rows } = await rowsOfMailboxes(db, contoso(), gone);
      expect(rows).toEqual({});
      // Who was shown something of Priya stays hers to read; of Omar, who asked to be forgotten, it is gone.
      expect(views).toBeGreaterThan(0);
      expect(await rowsOfMailboxes(db, contoso(), [omar])).toEqual({});
      expect(await rowsOfContact(db, contoso(), world.wanda)).toEqual({});
    });

    test('keeps what nobody touched', async () => {
      const kept = await rowsOfMailboxes(db, contoso(), [world.contoso.colleagues.tove, world.kim]);
      expect(Object.keys(kept)).toEqual(expect.arrayContaining(['connection', 'day', 'mailbox']));
    });

    test('says in receipts what was deleted again, and why', async () => {
      expect(await receiptsOf(db, contoso())).toEqual([
        'contact  backup restored: rows',
        'mailbox 02 backup restored: rows',
        'mailbox 03 erasure asked: rows',
        'mailbox 05 backup restored: rows',
        'mailbox 06 backup restored: rows',
        'mailbox 32 backup restored: rows',
        'mailbox 33 backup restored: rows',
        'mailbox 34 backup restored: rows',
      ]);
      expect(await receiptsOf(db, world.fabrikam.tenantId)).toEqual(['tenant  backup restored: rows']);
      expect(await receiptsOf(db, world.adatum.tenantId)).toEqual(['tenant  backup restored: rows']);
      expect(await receiptsOf(db, world.northwind.tenantId)).toEqual([]);
    });

    test('keeps a tenant that withdrew out, and has nothing of it', async () => {
      const fabrikam = asColleague(world.fabrikam.tenantId, world.fabrikam.colleagues.priya);
      const asked = findIntroducers(depsOf(db), fabrikam, { address: ADDRESSES.yvonne });
      await expect(asked).rejects.toMatchObject({ code: 'consent_required' });
      expect(await rowsOfTenant(db, world.fabrikam.tenantId)).toEqual({});
    });

    test('has nothing old of a tenant that withdrew everything and granted it again', async () => {
      const adatum = asColleague(world.adatum.tenantId, world.adatum.priya);
      const asked = await findIntroducers(depsOf(db), adatum, { address: ADDRESSES.yvonne });
      expect(asked.state).toBe('nothing_known');
      expect(await rowsOfTenant(db, world.adatum.tenantId)).toEqual({});
    });

    test('tells everybody of their own choices as they stand', async () => {
      const sharing = async (colleagueId: ColleagueId) => findSharing(db, contoso(), colleagueId);
      const { tove, priya, omar, paul, hugo } = world.contoso.colleagues;
      expect(await sharing(tove)).toMatchObject({ isOn: true, hiddenContacts: [{ address: ADDRESSES.jonas }] });
      expect(await sharing(priya)).toMatchObject({ isOn: false, erasingSince: null, readingDueSince: null });
      expect(await sharing(omar)).toMatchObject({ isOn: false, hiddenContacts: [] });
      expect(await sharing(paul)).toMatchObject({ isOn: true, pausedUntil: null, readingDueSince: expect.any(Number) });
      expect(await sharing(hugo)).toMatchObject({ isOn: true, isInOptedOutGroup: true, readingDueSince: null });
      expect(await sharing(world.ruth)).toMatchObject({ isOn: true, isEnabled: false, readingDueSince: null });
      expect(await sharing(await idOf(SAMS_ID))).toMatchObject({ isOn: false });
    });

    test('has an audit that is whole and says that a backup was restored', async () => {
      const journal = (await openJournal(vaultDir))(await db.asOwner(readInstallation));
      const heads = (await journal.read()).flatMap((record) => (record.of === 'audit' ? [record] : []));
      for (const { tenantId } of [world.contoso, world.fabrikam, world.adatum]) {
        const head = heads.findLast((mark) => mark.tenantId === tenantId);
        expect(head).toBeDefined();
        expect(await verifyAudit(db, tenantId, head)).toMatchObject({ state: 'whole', restored: 1 });
      }
    });

    test('opened again, does nothing again', async () => {
      const before = await receiptsOf(db, contoso());
      const journals: string[] = [];
      for (const _time of ['once', 'twice']) {
        await places.close();
        db = await places.open(place, vaultDir);
        expect(await eraseAll(choosingDeps(db))).toBe(0);
        journals.push(await journalText(vaultDir));
      }
      expect(await receiptsOf(db, contoso())).toEqual(before);
      expect(journals[1]).toBe(journals[0]);
    });

    test('leaves whoever opted out since left out when a directory brings them again', async () => {
      await db.asOwner((transaction) =>
        writeColleagues(
          transaction,
          contoso(),
          [
            personOf(undefined, NORA.address, undefined, true),
            personOf(PEOPLE.hugo.objectId, PEOPLE.hugo.address, 'Hugo Brandt', true),
            personOf(SAMS_ID, 'sam@contoso.example', 'Sam', true),
          ],
          Date.now(),
        ),
      );
      const known = await db.asOwner((transaction) => listKnownColleagues(transaction, contoso()));
      const sharing = known.filter(({ isSharing }) => isSharing).flatMap(({ addresses }) => addresses);
      for (const address of [NORA.address, PEOPLE.hugo.address, 'sam@contoso.example']) {
        expect(known.flatMap(({ addresses }) => addresses)).toContain(address);
        expect(sharing).not.toContain(address);
      }
      expect(known.filter(({ addresses }) => addresses.includes(NORA.address))).toHaveLength(1);
    });
  });
});

const BEFORE = {
  introducers: {
    yvonne: ['Omar Haddad', 'Priya Nair'],
    jonas: ['Omar Haddad', 'Tove Lind'],
    wanda: ['Kim', 'Ruth', 'Sam', 'Tina'],
  },
  found: [
    'jonas@fourthcoffee.com',
    'nadia.k@gmail.com',
    'offers.team@litware.com',
    'wanda@graphicdesigninstitute.com',
    'yvonne@fourthcoffee.com',
  ],
};

const AFTER = {
  introducers: { yvonne: [], jonas: [], wanda: [] },
  found: ['jonas@fourthcoffee.com', 'offers.team@litware.com'],
};

async function journalText(vaultDir: string): Promise<string> {
  const [name = ''] = (await readdir(vaultDir)).filter((one) => one.startsWith('choices-'));
  return readFile(join(vaultDir, name), 'utf8');
}
