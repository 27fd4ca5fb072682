import type { TenantId } from '../src/domain/ids.ts';
import type { Caller } from '../src/services/caller.ts';
import { findIntroducers } from '../src/services/find-introducers.ts';
import type { Database, SqlValue } from '../src/store/database.ts';
import { openViewQueue } from '../src/store/view-queue.ts';
import { markdownTable, percentilesOf } from './figures.ts';

// What the policy's view gives, without the policy: no consent, no sharing, nothing hidden.
const WITHOUT_POLICY = `
create or replace view bench_connection as
select
  connection.*,
  contact.address as contact_address,
  contact.account_domain,
  contact.is_machine,
  colleague.object_id as colleague_object_id,
  colleague.address as colleague_address,
  colleague.name as colleague_name,
  colleague.department as colleague_department,
  colleague.title as colleague_title,
  coalesce(mailbox.traffic_sum, 0) as traffic_sum,
  coalesce(colleague.is_shared_mailbox, mailbox.received >= 10 and mailbox.sent < 0.02::float8 * mailbox.received, false)
    as is_shared_mailbox,
  true as guests_may_see
from connection
join colleague
  on colleague.tenant_id = connection.tenant_id
  and colleague.colleague_id = connection.colleague_id
left join mailbox
  on mailbox.tenant_id = colleague.tenant_id
  and mailbox.colleague_id = colleague.colleague_id
join contact
  on contact.tenant_id = connection.tenant_id
  and contact.contact_id = connection.contact_id;
grant select on bench_connection to acquaint_app`;

/** Measures what the policy adds to the introducer query, and what logging who is shown adds to the answer, turn by turn. */
export async function measurePolicy(database: Database, tenantId: TenantId, rounds: number): Promise<string> {
  await database.asOwner(({ script }) => script(WITHOUT_POLICY));
  const addresses = await database.asOwner(({ query }) =>
    query<{ address: string }>(
      `select contact.address
       from (select contact_id from connection where tenant_id = $1 order by random() limit $2) as asked
       join contact on contact.tenant_id = $1 and contact.contact_id = asked.contact_id`,
      [tenantId, rounds],
    ),
  );
  const [asker] = await database.asOwner(({ query }) =>
    query<{ colleague_id: number }>('select min(colleague_id) as colleague_id from colleague where tenant_id = $1', [
      tenantId,
    ]),
  );
  const caller = { tenantId, role: 'colleague', colleagueId: asker?.colleague_id, objectId: 'bench' } as Caller;
  const failures: unknown[] = [];
  const queue = openViewQueue(database, (error) => failures.push(error));
  const times = { plain: [], withPolicy: [], unlogged: [], logged: [] } as Record<string, number[]>;
  const time = async (into: string, isCounted: boolean, work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    if (isCounted) times[into]?.push(performance.now() - start);
  };
  for (const [index, { address }] of addresses.entries()) {
    const isCounted = index >= 50;
    const asked: { text?: string; values?: readonly SqlValue[] } = {};
    const recording: Database = {
      ...database,
      read: (tenant, text, values) => {
        asked.text ??= text;
        asked.values ??= values ?? [];
        return database.read(tenant, text, values);
      },
    };
    await findIntroducers({ db: recording, now: Date.now, noteViews: () => undefined }, caller, { address });
    const { text = '', values = [] } = asked;
    const bare = text.replaceAll('shared_connection', 'bench_connection');
    const turns: readonly (() => Promise<void>)[] = [
      () => time('plain', isCounted, () => database.read(tenantId, bare, values)),
      () => time('withPolicy', isCounted, () => database.read(tenantId, text, values)),
      () => time('unlogged', isCounted, () => ask(() => undefined, address)),
      () => time('logged', isCounted, () => ask(queue.note, address)),
    ];
    // Whoever comes first finds less in the caches.
    for (const turn of index % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  await queue.close();
  await database.asOwner(({ script }) => script('drop view bench_connection'));
  if (failures.length > 0) throw new Error('Views could not be written.');
  const row = (what: string, without: string, withIt: string) => {
    const [a, b] = [percentilesOf(times[without] ?? []), percentilesOf(times[withIt] ?? [])];
    return [
      what,
      a.p50.toFixed(3),
      b.p50.toFixed(3),
      (b.p50 / a.p50).toFixed(2),
      a.p99.toFixed(2),
      b.p99.toFixed(2),
      (b.p99 / a.p99).toFixed(2),
    ];
  };
  return markdownTable(
    ['what', 'without p50', 'with p50', 'ratio p50', 'without p99', 'with p99', 'ratio p99'],
    [
      row('the policy, in the introducer query', 'plain', 'withPolicy'),
      row('logging who is shown, in the answer', 'unlogged', 'logged'),
    ],
  );

  function ask(noteViews: Parameters<typeof findIntroducers>[0]['noteViews'], address: string): Promise<unknown> {
    return findIntroducers({ db: database, now: Date.now, noteViews }, caller, { address });
  }
}
