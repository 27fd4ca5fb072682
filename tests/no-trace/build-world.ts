import { openRandom, shuffled } from '../../src/demo/tenant/random.ts';
import { accountOf } from '../../src/domain/account.ts';
import { addDays, type Day, dayOf, startOfDay } from '../../src/domain/calendar.ts';
import type { ColleagueId, TenantId } from '../../src/domain/ids.ts';
import { isMachineAddress } from '../../src/domain/machine-names.ts';
import { addressId } from '../../src/store/address-id.ts';
import { rebuildConnections } from '../../src/store/connections.ts';
import type { Database, OwnerTransaction } from '../../src/store/database.ts';
import { domainOf } from './without-trace.ts';
import { type ColleaguePlan, NOW, type TenantPlan } from './world-plan.ts';

/** A tenant to be built: what it holds, by which id tokens name it, and in which order its rows come in. */
export type TenantToBuild = {
  readonly plan: TenantPlan;
  readonly entraTenantId: string;
  /** Another seed gives other internal numbers and another order of rows to the same tenant. */
  readonly orderSeed: number;
};

/** A tenant as the database knows it. */
export type BuiltTenant = { readonly tenantId: TenantId; readonly entraTenantId: string };

type Cell = string | number | boolean | null;

/** Rows of one table, to be written at once. */
type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

const START = '2026-01-01T08:00:00Z';
const IDS_A_TENANT = 100;
const DAY_MS = 86_400_000;

/** Fills the database with tenants: one COPY a table for all of them; connections are made by the product itself. */
export async function buildTenants(
  database: Database,
  tenants: readonly TenantToBuild[],
): Promise<readonly BuiltTenant[]> {
  return database.asOwner(async (transaction) => {
    const built: BuiltTenant[] = [];
    for (const { entraTenantId } of tenants) {
      built.push({ tenantId: await insertTenant(transaction, entraTenantId), entraTenantId });
    }
    const parts = tenants.map(({ plan, orderSeed }, index) =>
      tablesOf(plan, built[index]?.tenantId ?? (0 as TenantId), orderSeed),
    );
    for (const [place, { name, columns }] of (parts[0] ?? []).entries()) {
      await copy(transaction, { name, columns, rows: parts.flatMap((tables) => tables[place]?.rows ?? []) });
    }
    for (const [index, { plan, orderSeed }] of tenants.entries()) {
      const tenantId = built[index]?.tenantId ?? (0 as TenantId);
      await rebuild(transaction, tenantId, plan, orderSeed);
    }
    return built;
  });
}

/** Ends the world of some tenants, so that the next one may have their ids at Microsoft Entra. */
export async function retireTenants(database: Database, tenants: readonly BuiltTenant[]): Promise<void> {
  const ids = tenants.map(({ tenantId }) => tenantId);
  await database.asOwner(({ query }) =>
    query('update tenant set entra_tenant_id = null where tenant_id = any($1::integer[])', [ids]),
  );
}

async function insertTenant({ query }: OwnerTransaction, entraTenantId: string): Promise<TenantId> {
  const [row] = await query<{ tenant_id: TenantId }>(
    'insert into tenant (name, entra_tenant_id) values (gen_random_uuid(), $1::uuid) returning tenant_id',
    [entraTenantId],
  );
  if (row === undefined) throw new Error('A tenant was not made.');
  return row.tenant_id;
}

async function rebuild(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  plan: TenantPlan,
  orderSeed: number,
): Promise<void> {
  const idOf = colleagueIds(plan, tenantId, orderSeed);
  const read = plan.colleagues.filter(isRead);
  const names = read.flatMap((one) =>
    one.mailbox.names.map((seen) => ({
      colleagueId: idOf(one.objectId),
      contactId: addressId(seen.contact),
      name: seen.name,
      on: dayAgo(seen.daysAgo),
    })),
  );
  const ids = read.map((one) => idOf(one.objectId));
  await rebuildConnections(transaction, tenantId, ids, NOW, names);
}

/** Whether anything was ever read from the mailbox. */
function isRead({ mailbox }: ColleaguePlan): boolean {
  return mailbox.batches.length > 0;
}

function tablesOf(plan: TenantPlan, tenantId: TenantId, orderSeed: number): readonly Table[] {
  const idOf = colleagueIds(plan, tenantId, orderSeed);
  const random = openRandom(orderSeed, 'rows');
  return [
    ...peopleTables(plan, idOf),
    ...groupTables(plan),
    ...readTables(plan, idOf),
    viewTable(plan, idOf),
    ...askTables(plan, idOf),
  ].map(({ name, columns, rows }) => ({
    name,
    columns: ['tenant_id', ...columns],
    // Of views the order is when they were written: it is kept.
    rows: (name === 'view_log' ? rows : shuffled(random, rows)).map((row) => [tenantId, ...row]),
  }));
}

type IdOf = (objectId: string) => ColleagueId;

/** The internal numbers of colleagues: in an order of their own in each tenant, since no answer may tell of it. */
function colleagueIds(plan: TenantPlan, tenantId: TenantId, orderSeed: number): IdOf {
  const order = shuffled(
    openRandom(orderSeed, 'numbers'),
    plan.colleagues.map(({ objectId }) => objectId),
  );
  return (objectId) => (tenantId * IDS_A_TENANT + order.indexOf(objectId)) as ColleagueId;
}

function peopleTables(plan: TenantPlan, idOf: IdOf): readonly Table[] {
  const { colleagues } = plan;
  return [
    { name: 'tenant_domain', columns: ['domain'], rows: [['contoso.example']] },
    {
      name: 'consent',
      columns: ['kind', 'granted_at', 'granted_by', 'guests_may_see', 'withdrawn_at', 'changed_at'],
      rows: plan.consents.map(({ kind, isGranted, guestsMaySee }) => {
        const withdrawnAt = isGranted ? null : '2026-02-01T08:00:00Z';
        return [kind, START, 'test', guestsMaySee, withdrawnAt, withdrawnAt ?? START];
      }),
    },
    {
      name: 'tenant_setting',
      columns: ['least_colleagues'],
      rows: plan.leastColleagues === null ? [] : [[plan.leastColleagues]],
    },
    {
      name: 'colleague',
      columns: [
        'colleague_id',
        'object_id',
        'address',
        'name',
        'department',
        'title',
        'is_guest',
        'is_enabled',
        'is_shared_mailbox',
      ],
      rows: colleagues.map((one) => [
        idOf(one.objectId),
        one.objectId,
        one.address,
        one.name,
        one.department,
        one.title,
        one.isGuest,
        one.isEnabled,
        one.isSharedMailbox,
      ]),
    },
    {
      name: 'colleague_address',
      columns: ['colleague_id', 'address_id', 'address'],
      rows: colleagues.flatMap((one) =>
        [...(one.address === null ? [] : [one.address]), ...one.otherAddresses].map((address) => [
          idOf(one.objectId),
          addressId(address),
          address,
        ]),
      ),
    },
    {
      name: 'sharing',
      columns: ['colleague_id', 'is_on', 'paused_until', 'changed_at', 'is_in_opted_out_group', 'erasing_since'],
      rows: colleagues.map((one) => [
        idOf(one.objectId),
        one.isOn,
        one.pause === 'none' ? null : one.pause === 'over' ? START : '2999-01-01T00:00:00Z',
        START,
        one.isInOptedOutGroup,
        one.openReceipt === null ? null : START,
      ]),
    },
    {
      name: 'hidden_contact',
      columns: ['colleague_id', 'contact_id', 'address'],
      rows: colleagues.flatMap((one) =>
        one.hiddenContacts.map((contact) => [idOf(one.objectId), addressId(contact), contact]),
      ),
    },
    {
      name: 'hidden_domain',
      columns: ['colleague_id', 'domain'],
      rows: colleagues.flatMap((one) => one.hiddenDomains.map((domain) => [idOf(one.objectId), domain])),
    },
    {
      name: 'receipt',
      columns: [
        'receipt_id',
        'subject',
        'colleague_id',
        'object_id',
        'reason',
        'asked_at',
        'stopped_serving_at',
        'gone_from_backups_by',
      ],
      rows: colleagues.flatMap((one) =>
        one.openReceipt === null
          ? []
          : [[one.openReceipt, 'mailbox', idOf(one.objectId), one.objectId, 'sharing off', START, START, START]],
      ),
    },
  ];
}

function groupTables({ groups }: TenantPlan): readonly Table[] {
  return [
    {
      name: 'directory_group',
      columns: ['group_id', 'name'],
      rows: groups.map(({ groupId, name }) => [groupId, name]),
    },
    {
      name: 'group_membership',
      columns: ['group_id', 'member_id', 'is_group'],
      rows: groups.flatMap((group) => [
        ...group.people.map((member) => [group.groupId, member, false]),
        ...group.groups.map((member) => [group.groupId, member, true]),
      ]),
    },
    {
      name: 'opted_out_group',
      columns: ['group_id', 'is_opted_out', 'changed_at', 'changed_by'],
      rows: groups.flatMap(({ groupId, isOptedOut }) => (isOptedOut ? [[groupId, true, START, 'test']] : [])),
    },
  ];
}

function readTables({ colleagues }: TenantPlan, idOf: IdOf): readonly Table[] {
  const kept = colleagues.flatMap(({ mailbox }) => [...mailbox.days, ...mailbox.meetings]);
  const contacts = [...new Set(kept.map(({ contact }) => contact))];
  return [
    {
      name: 'contact',
      columns: ['contact_id', 'address', 'domain', 'account_domain', 'account_id', 'is_machine'],
      rows: contacts.map((address) => {
        const account = accountOf(domainOf(address)) ?? null;
        const accountId = account === null ? null : addressId(account);
        return [addressId(address), address, domainOf(address), account, accountId, isMachineAddress(address)];
      }),
    },
    {
      name: 'day',
      columns: [
        'colleague_id',
        'contact_id',
        'day',
        'mails_in',
        'mails_out',
        'mass_in',
        'mass_out',
        'their_reply_seconds',
        'our_reply_seconds',
      ],
      rows: colleagues.flatMap((one) =>
        one.mailbox.days.map((day) => [
          idOf(one.objectId),
          addressId(day.contact),
          dayAgo(day.daysAgo),
          day.mailsIn,
          day.mailsOut,
          day.massIn,
          day.massOut,
          listOf(day.theirReplySeconds),
          listOf(day.ourReplySeconds),
        ]),
      ),
    },
    {
      name: 'meeting',
      columns: ['colleague_id', 'contact_id', 'starts_at', 'meeting_id', 'kind', 'minutes', 'is_ours', 'our_attendees'],
      rows: colleagues.flatMap((one) =>
        one.mailbox.meetings.map((meeting) => [
          idOf(one.objectId),
          addressId(meeting.contact),
          new Date(startOfDay(dayAgo(meeting.daysAgo)) + 36_000_000).toISOString(),
          meeting.meetingId,
          meeting.kind,
          meeting.minutes,
          meeting.isOurs,
          meeting.ourAttendees,
        ]),
      ),
    },
    {
      name: 'familiarity',
      columns: ['colleague_id', 'peer_id', 'month', 'kind', 'days', 'familiarity_sum'],
      rows: colleagues.flatMap((one) =>
        one.mailbox.familiarity.map(({ peer, month, kind, days, sum }) => [
          idOf(one.objectId),
          addressId(peer),
          month,
          kind,
          days,
          sum,
        ]),
      ),
    },
    {
      name: 'batch',
      columns: ['colleague_id', 'month', 'kind', 'items', 'received', 'sent', 'imported_at'],
      rows: colleagues.flatMap((one) =>
        one.mailbox.batches.map(({ month, kind, items, received, sent }) => [
          idOf(one.objectId),
          month,
          kind,
          items,
          received,
          sent,
          START,
        ]),
      ),
    },
  ];
}

function viewTable({ views, colleagues }: TenantPlan, idOf: IdOf): Table {
  const isKnown = (objectId: string) => colleagues.some((one) => one.objectId === objectId);
  return {
    name: 'view_log',
    columns: ['colleague_id', 'at', 'viewer_id', 'viewer_object_id', 'viewer_role', 'contact_id', 'account_domain'],
    rows: views.map(({ viewer, role, owner, about, minutesAgo }) => [
      idOf(owner),
      new Date(NOW - minutesAgo * 60_000).toISOString(),
      isKnown(viewer) ? idOf(viewer) : null,
      viewer,
      role,
      'contact' in about ? addressId(about.contact) : null,
      'account' in about ? about.account : null,
    ]),
  };
}

function askTables({ asks, wishes }: TenantPlan, idOf: IdOf): readonly Table[] {
  return [
    {
      name: 'introduction',
      columns: [
        ...[
          'introduction_id',
          'asker_id',
          'introducer_id',
          'contact_id',
          'contact_address',
          'state',
          'closed_because',
          'why',
          'blurb',
        ],
        ...['is_delivered', 'asked_at', 'changed_at', 'tell_asker_at', 'expires_at', 'accepted_at'],
      ],
      rows: asks.map((ask) => {
        const at = (daysAfter: number) => new Date(NOW - (ask.daysAgo - daysAfter) * DAY_MS).toISOString();
        const isDeclined = ask.state === 'declined';
        const isAccepted = ask.state === 'accepted' || ask.state === 'introduced';
        return [
          ...[ask.introductionId, idOf(ask.asker), idOf(ask.introducer), addressId(ask.contact), ask.contact],
          ...[
            isDeclined ? 'closed' : ask.state,
            isDeclined ? 'declined' : null,
            'A talk.',
            'A blurb.',
            ask.isDelivered,
          ],
          ...[at(0), at(1), at(ask.toldAfter), at(14), isAccepted ? at(1) : null],
        ];
      }),
    },
    {
      name: 'introducer_wish',
      columns: ['colleague_id', 'contact_id', 'kind', 'asker_id', 'contact_address', 'set_at', 'shows_at'],
      rows: wishes.map(({ owner, contact, asker }) => [
        idOf(owner),
        contact === null ? 0 : addressId(contact),
        contact === null ? 'notAtAll' : 'notAboutContact',
        asker === null ? 0 : idOf(asker),
        contact,
        START,
        START,
      ]),
    },
  ];
}

function dayAgo(daysAgo: number): Day {
  return addDays(dayOf(NOW), -daysAgo);
}

function listOf(numbers: readonly number[]): string | null {
  return numbers.length === 0 ? null : `{${numbers.join(',')}}`;
}

async function copy(transaction: OwnerTransaction, { name, columns, rows }: Table): Promise<void> {
  if (rows.length === 0) return;
  const lines = rows.map((row) => `${row.map((cell) => (cell === null ? '\\N' : String(cell))).join('\t')}\n`);
  await transaction.copy(name, columns, Buffer.from(lines.join('')));
}
