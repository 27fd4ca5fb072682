import type { ColleagueId, TenantId } from '../src/domain/ids.ts';
import { eraseAll } from '../src/jobs/erase.ts';
import { CONSENT_KINDS } from '../src/policy/consent-in-force.ts';
import type { Caller } from '../src/services/caller.ts';
import { changeConsent } from '../src/services/change-consent.ts';
import { changeSharing } from '../src/services/change-sharing.ts';
import { rebuildConnections } from '../src/store/connections.ts';
import type { Database } from '../src/store/database.ts';
import { markdownTable, whole } from './figures.ts';

/** Day rows of a heavy mailbox, as they were found in a large tenant. */
const HEAVY_ROWS = 13_600;

/**
 * Measures deleting: one heavy mailbox among all others, then everything by a withdrawal. Nothing is left afterwards.
 */
export async function measureErasure(database: Database, tenantId: TenantId): Promise<string> {
  const heavy = await makeHeavy(database, tenantId);
  const [size] = await database.asOwner(({ query }) =>
    query<{ days: number }>('select count(*)::integer as days from day where tenant_id = $1', [tenantId]),
  );
  const deps = { db: database, now: Date.now, wakeJobs: () => undefined };
  const caller = { tenantId, role: 'administrator', colleagueId: heavy.colleagueId, objectId: 'bench' } as Caller;
  const choosing = await timed(() => changeSharing(deps, caller, { choice: 'off' }));
  const mailbox = await timed(() => eraseAll(deps));
  const withdrawing = await timed(async () => {
    for (const kind of CONSENT_KINDS) await changeConsent(deps, caller, { kind, change: 'withdraw', from: 'bench' });
  });
  const tenant = await timed(() => eraseAll(deps));
  const [left] = await database.asOwner(({ query }) =>
    query<{ rows: number }>(
      `select (select count(*) from day where tenant_id = $1)::integer
         + (select count(*) from connection where tenant_id = $1)::integer
         + (select count(*) from contact where tenant_id = $1)::integer as rows`,
      [tenantId],
    ),
  );
  if (left?.rows !== 0) throw new Error('Something was left.');
  return [
    `Of ${whole(size?.days ?? 0)} day rows. Serving had stopped with the choice; this is how long it takes until everything is gone.`,
    '',
    markdownTable(
      ['what', 'day rows', 'recording the choice, s', 'until gone, s'],
      [
        ['the largest mailbox', whole(heavy.rows), choosing.toFixed(3), mailbox.toFixed(2)],
        [
          'the whole tenant, by withdrawal',
          whole((size?.days ?? 0) - heavy.rows),
          withdrawing.toFixed(3),
          tenant.toFixed(1),
        ],
      ],
    ),
  ].join('\n');
}

async function makeHeavy(
  database: Database,
  tenantId: TenantId,
): Promise<{ readonly colleagueId: ColleagueId; readonly rows: number }> {
  return database.asOwner(async (transaction) => {
    const [row] = await transaction.query<{ colleague_id: ColleagueId }>(
      'select max(colleague_id) as colleague_id from colleague where tenant_id = $1',
      [tenantId],
    );
    if (row === undefined) throw new Error('The year has no colleagues.');
    await transaction.query(
      `insert into day (tenant_id, colleague_id, contact_id, day, mails_in, mails_out, mass_in, mass_out)
       select $1::integer, $2::integer, contact_id, current_date - 1 - n, 1, 1, 0, 0
       from (select contact_id from contact where tenant_id = $1 order by contact_id limit $3::integer / 8) as known
       cross join generate_series(1, 8) as n
       on conflict do nothing`,
      [tenantId, row.colleague_id, HEAVY_ROWS],
    );
    await rebuildConnections(transaction, tenantId, [row.colleague_id], Date.now());
    const [count] = await transaction.query<{ rows: number }>(
      'select count(*)::integer as rows from day where tenant_id = $1 and colleague_id = $2',
      [tenantId, row.colleague_id],
    );
    return { colleagueId: row.colleague_id, rows: count?.rows ?? 0 };
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
