import type { ColleagueId, ContactId, TenantId } from '../../src/domain/ids.ts';
import { eraseAll } from '../../src/jobs/erase.ts';
import { CONSENT_KINDS } from '../../src/policy/consent-in-force.ts';
import { WORDING } from '../../src/policy/consent-wording.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { changeOptOutGroups } from '../../src/services/change-opt-out-groups.ts';
import { changeSharing } from '../../src/services/change-sharing.ts';
import type { ChoosingDeps } from '../../src/services/deps.ts';
import { eraseContact } from '../../src/services/erase-contact.ts';
import { eraseOwnData } from '../../src/services/erase-own-data.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import type { Database, OwnerTransaction } from '../../src/store/database.ts';
import { writeColleagues } from '../../src/store/directory.ts';
import type { DirectoryPerson } from '../../src/store/directory-person.ts';
import { applyGroupOptOuts, writeDirectoryGroups } from '../../src/store/groups.ts';
import { depsOf } from '../support/deps.ts';
import { addColleague, addContact, addMail, addTenant, type MailDay } from '../support/rows.ts';
import { ADDRESSES, buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

/** The hostile world with more people in it, as it was when it was backed up. */
export type OldWorld = World & {
  /** Of Contoso; knows Wanda and Jonas. */
  readonly kim: ColleagueId;
  /** Of Contoso; will leave. Knows Wanda. */
  readonly ruth: ColleagueId;
  /** Of Contoso, known by the address only; will be recognised as the person of {@link SAMS_ID} and opt out. Knows Wanda. */
  readonly sam: ColleagueId;
  /** Of Contoso; turned sharing off and on again before the deleting had begun. Knows Wanda. */
  readonly tina: ColleagueId;
  readonly wanda: ContactId;
  /** Will withdraw everything and grant it again. */
  readonly adatum: { readonly tenantId: TenantId; readonly priya: ColleagueId };
};

/** The address of Wanda, who will ask to be forgotten. */
export const WANDA = 'wanda@graphicdesigninstitute.com';
/** Who Sam is in the directory. */
export const SAMS_ID = id(33);
/** Who will join the company after the backup, and opt out. */
export const NORA = { objectId: id(30), address: 'nora@contoso.example' };
const GROUP = 'works-council';
const CHANGES = { from: 'test', wording: WORDING } as const;

/** Choosing, with the real clock: what is chosen must come after what was. */
export function choosingDeps(db: Database): ChoosingDeps {
  return { ...depsOf(db), now: Date.now };
}

/** A colleague of a tenant who asks. */
export function asColleague(tenantId: TenantId, colleagueId: ColleagueId): Caller {
  return { tenantId, role: 'colleague', colleagueId };
}

/** An administrator of a tenant. */
export function asAdministrator(tenantId: TenantId): Caller {
  return { tenantId, role: 'administrator', colleagueId: undefined };
}

/** Fills an empty database. */
export async function buildOldWorld(db: Database): Promise<OldWorld> {
  const world = await buildWorld(db);
  const { tenantId } = world.contoso;
  const more = await db.asOwner(async (transaction) => {
    const wanda = await addContact(transaction, tenantId, WANDA);
    const person = (number: number, name: string) =>
      addColleague(transaction, tenantId, {
        objectId: id(number),
        name,
        address: `${name.toLowerCase()}@contoso.example`,
      });
    const kim = await person(31, 'Kim');
    const ruth = await person(32, 'Ruth');
    const sam = await person(33, 'Sam');
    const tina = await person(34, 'Tina');
    await transaction.query('update colleague set object_id = null where tenant_id = $1 and colleague_id = $2', [
      tenantId,
      sam,
    ]);
    for (const colleagueId of [kim, ruth, sam, tina]) {
      await addMail(transaction, { tenantId, colleagueId, contactId: wanda, now: NOW }, OFTEN);
    }
    await addMail(
      transaction,
      { tenantId, colleagueId: kim, contactId: world.contacts.jonas, now: NOW },
      OFTEN.slice(0, 3),
    );
    await rebuildConnections(transaction, tenantId, [kim, ruth, sam, tina], NOW);
    return { wanda, kim, ruth, sam, tina, adatum: await buildAdatum(transaction) };
  });
  const deps = depsOf(db);
  // Somebody was shown what Omar has, and it is noted.
  await findIntroducers(deps, asColleague(tenantId, world.contoso.colleagues.tove), { address: ADDRESSES.yvonne });
  await deps.flushViews();
  return { ...world, ...more };
}

async function buildAdatum(transaction: OwnerTransaction): Promise<OldWorld['adatum']> {
  const tenant = { name: 'Adatum', entraTenantId: id(1004), domain: 'adatum.example', granted: CONSENT_KINDS };
  const tenantId = await addTenant(transaction, tenant);
  const priya = await addColleague(transaction, tenantId, { ...PEOPLE.priya, address: 'priya@adatum.example' });
  const contactId = await addContact(transaction, tenantId, ADDRESSES.yvonne);
  await addMail(transaction, { tenantId, colleagueId: priya, contactId, now: NOW }, OFTEN);
  await rebuildConnections(transaction, tenantId, [priya], NOW);
  return { tenantId, priya };
}

/**
 * Everything that is decided after the backup. Priya turns sharing off; Omar asks to be forgotten; Tove hides Jonas; Hugo joins a group
 * that is opted out; Paul turns sharing off and, when all is deleted, on again; Tina turns it off and at once on again; Ruth leaves;
 * Sam is recognised, and opts out; Wanda asks to be forgotten; Nora is new, and opts out; Fabrikam withdraws everything; Adatum
 * does, and grants it again.
 */
export async function chooseSince(db: Database, world: OldWorld): Promise<void> {
  const deps = choosingDeps(db);
  const { tenantId, colleagues } = world.contoso;
  const as = (colleagueId: ColleagueId) => asColleague(tenantId, colleagueId);
  await changeSharing(deps, as(colleagues.priya), { choice: 'off' });
  await eraseOwnData(deps, as(colleagues.omar));
  await changeSharing(deps, as(colleagues.tove), { hiddenContacts: [ADDRESSES.jonas] });
  await changeSharing(deps, as(colleagues.paul), { choice: 'off' });
  await changeSharing(deps, as(world.tina), { choice: 'off' });
  await changeSharing(deps, as(world.tina), { choice: 'on' });
  await eraseContact(deps, asAdministrator(tenantId), { address: WANDA });
  await changeOptOutGroups(deps, asAdministrator(tenantId), { add: [GROUP], remove: [], isPreview: false });
  await readDirectory(db, tenantId);
  for (const tenant of [world.fabrikam.tenantId, world.adatum.tenantId]) {
    for (const kind of CONSENT_KINDS) {
      await changeConsent(deps, asAdministrator(tenant), { ...CHANGES, kind, change: 'withdraw' });
    }
  }
  await eraseAll(deps);
  await changeSharing(deps, as(colleagues.paul), { choice: 'on' });
  const [nora, sam] = await Promise.all(
    [NORA.objectId, SAMS_ID].map((objectId) => findByObjectId(db, tenantId, objectId)),
  );
  await changeSharing(deps, as(nora as ColleagueId), { choice: 'off' });
  await changeSharing(deps, as(sam as ColleagueId), { choice: 'off' });
  for (const kind of CONSENT_KINDS) {
    await changeConsent(deps, asAdministrator(world.adatum.tenantId), { ...CHANGES, kind, change: 'grant' });
  }
  await eraseAll(deps);
}

/** The directory as it is after the backup: Nora is new, Sam has an id, Ruth has left, Hugo is in a group within the group. */
async function readDirectory(db: Database, tenantId: TenantId): Promise<void> {
  await db.asOwner(async (transaction) => {
    await writeColleagues(
      transaction,
      tenantId,
      [
        personOf(NORA.objectId, NORA.address, 'Nora', true),
        personOf(SAMS_ID, 'sam@contoso.example', 'Sam', true),
        personOf(id(32), 'ruth@contoso.example', 'Ruth', false),
      ],
      Date.now(),
    );
    await writeDirectoryGroups(transaction, tenantId, [
      { groupId: GROUP, name: 'Works council', members: [{ memberId: 'inner', isGroup: true }] },
      { groupId: 'inner', name: undefined, members: [{ memberId: PEOPLE.hugo.objectId, isGroup: false }] },
    ]);
    await applyGroupOptOuts(transaction.query, tenantId, Date.now());
  });
}

/** Somebody as a directory has them. */
export function personOf(
  objectId: string | undefined,
  address: string,
  name: string | undefined,
  isEnabled: boolean,
): DirectoryPerson {
  const other = { department: undefined, title: undefined, isGuest: false, isSharedMailbox: undefined };
  return { objectId, address, addresses: [address], name, isEnabled, ...other };
}

/** The number a person has in a database. */
export async function findByObjectId(
  db: Database,
  tenantId: TenantId,
  objectId: string,
): Promise<ColleagueId | undefined> {
  const [row] = await db.asOwner(({ query }) =>
    query<{ colleague_id: ColleagueId }>(
      'select colleague_id from colleague where tenant_id = $1 and object_id = $2 order by colleague_id',
      [tenantId, objectId],
    ),
  );
  return row?.colleague_id;
}

const OFTEN: readonly MailDay[] = Array.from({ length: 8 }, (_, index) => ({
  daysAgo: 5 + 6 * index,
  mailsIn: 1,
  mailsOut: 1,
  theirReplySeconds: [1800],
}));

function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
