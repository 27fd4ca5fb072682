// What must hold in the database at any time, whatever was answered.
import { dropUnknownContacts } from '../../src/jobs/drop-unknown-contacts.ts';
import { addressId } from '../../src/store/address-id.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import { mayBeRead, writeViews } from './model.ts';
import type { World, WorldTenant } from './world.ts';

const OF_A_MAILBOX = ['day', 'meeting', 'connection', 'familiarity', 'peer', 'batch', 'mailbox'] as const;

/** What does not hold, as sentences. */
export async function brokenInvariants(world: World): Promise<readonly string[]> {
  const broken: string[] = [];
  // What is done once a day: whom no mailbox knows any more goes.
  await dropUnknownContacts(world.service.deps);
  await world.service.deps.flushViews();
  for (const tenant of world.tenants) {
    const told = [
      ...(await rowsOfRefused(world, tenant)),
      ...(await wrongPeople(world, tenant)),
      ...(await strayContacts(world, tenant)),
      ...(await wrongReceipts(world, tenant)),
      ...(await wrongAudit(world, tenant)),
      ...(await wrongViews(world, tenant)),
    ];
    broken.push(...told.map((sentence) => `${tenant.cast.name}: ${sentence}`));
  }
  return broken;
}

/** Everything that is kept of a tenant, as one text: nothing that another tenant does may change it. */
export async function fingerprintOf(world: World, { tenantId }: WorldTenant): Promise<string> {
  const tables = [
    ...OF_A_MAILBOX,
    'contact',
    'colleague',
    'sharing',
    'consent',
    'receipt',
    'audit_entry',
    'erased_contact',
  ];
  const parts = tables.map(
    (table) =>
      `select '${table}' as part, count(*) as rows, md5(coalesce(string_agg(md5(held::text), '' order by md5(held::text)), '')) as text
       from ${table} as held
       where tenant_id = $1`,
  );
  const rows = await world.service.deps.db.asOwner(({ query }) =>
    query(`select * from (${parts.join(' union all ')}) as parts order by part`, [tenantId]),
  );
  return JSON.stringify(rows);
}

/** Whose mailbox may not be read has nothing kept, unless it is being deleted. */
async function rowsOfRefused(world: World, { tenantId, model }: WorldTenant): Promise<readonly string[]> {
  const parts = OF_A_MAILBOX.map(
    (table) => `select '${table}' as kind, colleague_id from ${table} where tenant_id = $1`,
  );
  const rows = await world.service.deps.db.asOwner(({ query }) =>
    query<{ kind: string; colleague_id: number; object_id: string | null; address: string | null; rows: number }>(
      `select kind, kept.colleague_id, object_id, address, count(*)::integer as rows
       from (${parts.join(' union all ')}) as kept
       left join colleague on colleague.tenant_id = $1 and colleague.colleague_id = kept.colleague_id
       group by kind, kept.colleague_id, object_id, address
       order by kind, kept.colleague_id`,
      [tenantId],
    ),
  );
  return rows.flatMap(({ kind, object_id, address, rows: count }) => {
    const owner = model.colleagues.find((one) =>
      object_id === null ? address !== null && one.addresses.includes(address) : one.objectId === object_id,
    );
    const isDeleting = model.receipts.some(
      ({ goneAt, subject, colleague }) => goneAt === null && (subject === 'tenant' || colleague === owner),
    );
    if (owner === undefined) return [`${count} rows of ${kind} of somebody nobody knows`];
    return mayBeRead(owner) || isDeleting
      ? []
      : [`${count} rows of ${kind} of ${address ?? object_id}, who may not be read`];
  });
}

/** The people in the store are those the tenant knows, as they chose. */
async function wrongPeople(world: World, { tenantId, model }: WorldTenant): Promise<readonly string[]> {
  const rows = await world.service.deps.db.asOwner(({ query }) =>
    query<{ who: string }>(
      `select
         concat_ws(' ', coalesce(object_id, address), case when is_guest then 'guest' end, case when not is_enabled then 'left' end,
           case when not is_on then 'off' end, case when is_in_opted_out_group then 'in a group' end,
           case when erasing_since is not null then 'erasing' end) as who
       from colleague
       left join sharing using (tenant_id, colleague_id)
       where tenant_id = $1
       order by who`,
      [tenantId],
    ),
  );
  const told = model.colleagues.map(({ objectId, addresses, ...one }) =>
    [
      objectId ?? addresses[0],
      ...(one.isGuest ? ['guest'] : []),
      ...(one.isEnabled ? [] : ['left']),
      ...(one.isOn ? [] : ['off']),
      ...(one.isInOptedOutGroup ? ['in a group'] : []),
      ...(one.erasingSince === undefined ? [] : ['erasing']),
    ].join(' '),
  );
  const stored = rows.map(({ who }) => who);
  return [
    ...told.filter((who) => !stored.includes(who)).map((who) => `the store does not have "${who}"`),
    ...stored.filter((who) => !told.includes(who)).map((who) => `the store has "${who}", the model has not`),
  ];
}

/** No contact is kept whom no mailbox knows, and none who was forgotten. */
async function strayContacts(world: World, { tenantId, model }: WorldTenant): Promise<readonly string[]> {
  const rows = await world.service.deps.db.asOwner(({ query }) =>
    query<{ address: string; contact_id: string }>(
      'select address, contact_id from contact where tenant_id = $1 order by address',
      [tenantId],
    ),
  );
  const known = new Set(model.colleagues.flatMap(({ mailbox }) => [...(mailbox?.ties.keys() ?? [])]));
  const isErasing = model.receipts.some(({ goneAt, subject }) => goneAt === null && subject === 'tenant');
  return rows.flatMap(({ address }) => {
    if (model.erasedContacts.has(address)) return [`${address} is kept, who was forgotten`];
    return known.has(address) || isErasing ? [] : [`${address} is kept, whom no mailbox knows`];
  });
}

async function wrongReceipts(world: World, { tenantId, model }: WorldTenant): Promise<readonly string[]> {
  const rows = await world.service.deps.db.asOwner(({ query }) =>
    query<{ all: number; early: number; of_forgotten: number }>(
      `select
         count(*)::integer as all,
         count(*) filter (where gone_from_app_at < asked_at or stopped_serving_at <> asked_at)::integer as early,
         (select count(*)::integer
          from day
          where tenant_id = $1
            and contact_id = any($2::bigint[])) as of_forgotten
       from receipt
       where tenant_id = $1`,
      [tenantId, closedContacts(model.receipts).map(addressId)],
    ),
  );
  const [row] = rows;
  return [
    ...(row?.all === model.receipts.length ? [] : [`${row?.all} receipts, the model has ${model.receipts.length}`]),
    ...(row?.early === 0 ? [] : [`${row?.early} receipts say it was gone before it was asked for`]),
    ...(row?.of_forgotten === 0 ? [] : [`${row?.of_forgotten} days with contacts who are forgotten and gone`]),
  ];
}

function closedContacts(receipts: WorldTenant['model']['receipts']): readonly string[] {
  return receipts.flatMap(({ contact, goneAt }) => (contact === undefined || goneAt === null ? [] : [contact]));
}

/** The log has what was shown, and nothing of whoever was forgotten since. */
async function wrongViews(world: World, { tenantId, model }: WorldTenant): Promise<readonly string[]> {
  writeViews(model);
  const rows = await world.service.deps.db.asOwner(({ query }) =>
    query<{ views: number }>('select count(*)::integer as views from view_log where tenant_id = $1', [tenantId]),
  );
  const [row] = rows;
  return row?.views === model.views.length
    ? []
    : [`${row?.views} views are logged, the model has ${model.views.length}`];
}

/** The audit is whole, and has what was decided: no more, no less. */
async function wrongAudit(world: World, { tenantId, model }: WorldTenant): Promise<readonly string[]> {
  const audit = await verifyAudit(world.service.deps.db, tenantId, undefined);
  if (audit.state === 'broken') return [`the audit is ${audit.problem} from entry ${audit.seq}`];
  return [
    ...(audit.entries === model.audited ? [] : [`the audit has ${audit.entries} entries, the model ${model.audited}`]),
    ...(audit.restored === 0 ? [] : [`the audit tells of ${audit.restored} restored backups, and none was`]),
  ];
}
