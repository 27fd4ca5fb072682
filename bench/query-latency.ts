import type { TenantId } from '../src/domain/ids.ts';
import type { Caller } from '../src/services/caller.ts';
import { findIntroducers } from '../src/services/find-introducers.ts';
import type { Database } from '../src/store/database.ts';
import { markdownTable, type Percentiles, percentilesOf, whole } from './figures.ts';

const BARE = `
select colleague_id, strength_sum
from connection
where tenant_id = $1
  and contact_id = $2::bigint
order by strength_sum desc
limit 5`;

type Contact = { readonly contact_id: string; readonly address: string };

/**
 * Measures who-knows against a bare indexed select of the same five rows, turn by turn, for contacts as they are asked for (the better
 * known the more often) and for the best known one.
 */
export async function measureQueries(database: Database, tenantId: TenantId, rounds: number): Promise<string> {
  const now = Date.now();
  const [size] = await database.asOwner((transaction) =>
    transaction.query<{ days: number; connections: number }>(
      'select (select count(*)::integer from day) as days, (select count(*)::integer from connection) as connections',
    ),
  );
  const asked = await listContacts(database, tenantId, rounds);
  const best = Array.from({ length: rounds / 4 }, () => asked.best);
  const usual = await compare(database, tenantId, asked.usual, now);
  const bestKnown = await compare(database, tenantId, best, now);
  const row = (what: string, measured: Compared) => [
    what,
    ...cells(measured.bare),
    ...cells(measured.answer),
    (measured.answer.p50 / measured.bare.p50).toFixed(1),
    (measured.answer.p99 / measured.bare.p99).toFixed(1),
  ];
  return [
    `${database.kind === 'pglite' ? 'PGlite' : 'PostgreSQL'}: ${whole(size?.days ?? 0)} day rows, ${whole(size?.connections ?? 0)} connections; the best-known contact is known by ${whole(asked.knownBy)} colleagues. Milliseconds.`,
    '',
    markdownTable(
      ['introducers of', 'bare p50', 'bare p99', 'answer p50', 'answer p99', 'ratio p50', 'ratio p99'],
      [row('contacts as they are asked for', usual), row('the best-known contact', bestKnown)],
    ),
  ].join('\n');
}

type Compared = { readonly bare: Percentiles; readonly answer: Percentiles };

async function compare(
  database: Database,
  tenantId: TenantId,
  contacts: readonly Contact[],
  now: number,
): Promise<Compared> {
  const [asker] = await database.asOwner((transaction) =>
    transaction.query<{ colleague_id: number }>(
      'select min(colleague_id) as colleague_id from colleague where tenant_id = $1',
      [tenantId],
    ),
  );
  const caller = { tenantId, role: 'colleague', colleagueId: asker?.colleague_id } as Caller;
  const bare: number[] = [];
  const answer: number[] = [];
  const time = async (into: number[], work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    into.push(performance.now() - start);
  };
  for (const [index, contact] of contacts.entries()) {
    const isWarm = index >= 20;
    await time(isWarm ? bare : [], () => database.read(tenantId, BARE, [tenantId, contact.contact_id]));
    await time(isWarm ? answer : [], () =>
      findIntroducers({ db: database, now: () => now, noteViews: () => undefined }, caller, {
        address: contact.address,
      }),
    );
  }
  return { bare: percentilesOf(bare), answer: percentilesOf(answer) };
}

async function listContacts(
  database: Database,
  tenantId: TenantId,
  rounds: number,
): Promise<{ usual: readonly Contact[]; best: Contact; knownBy: number }> {
  return database.asOwner(async (transaction) => {
    const usual = await transaction.query<Contact>(
      `select contact.contact_id, contact.address
       from (select contact_id from connection where tenant_id = $1 order by random() limit $2) as asked
       join contact on contact.tenant_id = $1 and contact.contact_id = asked.contact_id`,
      [tenantId, rounds],
    );
    const [best] = await transaction.query<Contact & { known_by: number }>(
      `select contact.contact_id, contact.address, best.known_by
       from (
         select contact_id, count(*)::integer as known_by
         from connection
         where tenant_id = $1
         group by contact_id
         order by count(*) desc, contact_id
         limit 1
       ) as best
       join contact on contact.tenant_id = $1 and contact.contact_id = best.contact_id`,
      [tenantId],
    );
    if (best === undefined) throw new Error('the year has no connections');
    return { usual, best, knownBy: best.known_by };
  });
}

function cells(percentiles: Percentiles): readonly string[] {
  return [percentiles.p50.toFixed(2), percentiles.p99.toFixed(2)];
}
