import { beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TenantId } from '../../src/domain/ids.ts';
import { describeOnEachDatabase } from '../support/database.ts';

describeOnEachDatabase('a database', (database) => {
  let tenantId: TenantId;

  beforeEach(async () => {
    const [row] = await database.asOwner(({ query }) =>
      query<{ tenant_id: TenantId }>("insert into tenant (name) values ('Contoso') returning tenant_id"),
    );
    tenantId = row?.tenant_id as TenantId;
  });

  const domains = () =>
    database.asOwner(({ query }) => query<{ domain: string }>('select domain from tenant_domain order by domain'));
  const add = (domain: string) => `insert into tenant_domain (tenant_id, domain) values (${tenantId}, '${domain}')`;

  test('keeps nothing of a transaction that fails, whether by a statement or by what surrounds it', async () => {
    const failing = [
      database.asOwner(async ({ query }) => {
        await query(add('a.example'));
        throw new Error('changed my mind');
      }),
      database.asOwner(async ({ query }) => {
        await query(add('b.example'));
        await query('select 1 / 0');
      }),
      database.asOwner(async ({ script }) => script(`${add('c.example')}; select 1 / 0`)),
      database.asOwner(async ({ query, copy }) => {
        await query(add('d.example'));
        await copy('tenant_domain', ['tenant_id', 'domain'], Buffer.from(`${tenantId}\te.example\nnonsense\n`));
      }),
    ];
    const results = await Promise.allSettled(failing);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    expect(await domains()).toEqual([]);
  });

  test('keeps all of one that succeeds, and is of use after one that failed', async () => {
    await expect(database.asOwner(({ query }) => query('select nonsense'))).rejects.toMatchObject({ code: '42703' });
    await database.asOwner(async ({ query, copy }) => {
      await query(add('a.example'));
      await copy('tenant_domain', ['tenant_id', 'domain'], Buffer.from(`${tenantId}\tb.example\n`));
    });
    expect(await domains()).toEqual([{ domain: 'a.example' }, { domain: 'b.example' }]);
  });

  test('does not mix the statements of transactions that run at once', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        database.asOwner(async ({ query }) => {
          await query(add(`${index}-a.example`));
          await query(add(`${index}-b.example`));
          if (index % 2 === 1) throw new Error('odd ones fail');
        }),
      ),
    );
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(6);
    const kept = (await domains()).map(({ domain }) => domain);
    expect(kept).toHaveLength(12);
    expect(kept.filter((domain) => Number.parseInt(domain, 10) % 2 === 1)).toEqual([]);
  });

  test('copies text of any letters, wherever the pieces it is sent in end', async () => {
    const names = Array.from({ length: 60_000 }, (_, index) => `${'x'.repeat(index % 7)}😀${index}.example`);
    await database.asOwner(({ copy }) =>
      copy(
        'tenant_domain',
        ['tenant_id', 'domain'],
        Buffer.from(names.map((name) => `${tenantId}\t${name}\n`).join('')),
      ),
    );
    expect((await domains()).map(({ domain }) => domain).sort()).toEqual([...names].sort());
  });

  test('gives back what it was given: text, arrays, numbers, days and instants', async () => {
    const odd = ['', ' ', 'NULL', 'null', '{}', '"', '\\', '\\"', ',', '{a,b}', "'", '😀', 'a\nb\tc', '$1'];
    const anyText = fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'binary', maxLength: 9 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          anyText.map((text) => text.replaceAll('\u0000', '').toWellFormed()),
          { maxLength: 8 },
        ),
        fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 8 }),
        async (texts, numbers) => {
          const [row] = await database.read<Record<string, unknown>>(
            tenantId,
            `select $1::text[] as texts, $2::integer[] as numbers, $3::text as text, $4::bigint as big, $5::date as day,
               $6::timestamptz as instant, $7::float8 as number, $8::boolean as flag, $9::text as nothing`,
            [texts, numbers, texts[0] ?? '', '9223372036854775807', '2024-02-29', new Date(1), 0.1, true, null],
          );
          expect(row).toEqual({
            ...{ texts, numbers, text: texts[0] ?? '', big: '9223372036854775807', day: '2024-02-29' },
            ...{ instant: new Date(1), number: 0.1, flag: true, nothing: null },
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('lets others read while somebody writes for a long time, where it is a server', async () => {
    const { promise: read, resolve: hasRead } = Promise.withResolvers<void>();
    const { promise: wrote, resolve: hasWritten } = Promise.withResolvers<void>();
    const writing = database.asOwner(async ({ query }) => {
      await query(add('a.example'));
      hasWritten();
      // The embedded database has one session: there the reader comes after the writer.
      if (database.kind === 'postgresql') await read;
    });
    await wrote;
    const seen = await database.read(tenantId, 'select domain from tenant_domain where tenant_id = $1', [tenantId]);
    hasRead();
    await writing;
    expect(seen).toEqual(database.kind === 'postgresql' ? [] : [{ domain: 'a.example' }]);
  });

  test('outlives a connection that breaks in the middle of a transaction, where it is a server', async () => {
    if (database.kind === 'pglite') return;
    const broken = database.asOwner(async ({ query }) => {
      await query(add('a.example'));
      await query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(broken).rejects.toThrow();
    const brokenBetween = database.asOwner(async ({ query }) => {
      const [row] = await query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.asOwner((other) => other.query('select pg_terminate_backend($1::integer)', [row?.pid ?? 0]));
      await new Promise((resolve) => setTimeout(resolve, 100));
      await query('select 1');
    });
    await expect(brokenBetween).rejects.toThrow();
    expect(await domains()).toEqual([]);
  });

  test('a refusal keeps the connection, and with it what was planned', async () => {
    const pids = new Set<number | undefined>();
    for (let turn = 0; turn < 3; turn += 1) {
      const refused = database.asOwner(async ({ query }) => {
        const [row] = await query<{ pid: number }>('select pg_backend_pid() as pid');
        pids.add(row?.pid);
        await query(add('a.example'));
        throw new Error('This is refused.');
      });
      await expect(refused).rejects.toThrow('This is refused.');
    }
    expect(pids.size).toBe(1);
    expect(await domains()).toEqual([]);
  });

  test('is of use after a commit that fails, and nothing of it is kept', async () => {
    const failing = database.asOwner(async ({ query, script }) => {
      await script('create temporary table late (id integer unique deferrable initially deferred) on commit drop');
      await query(add('a.example'));
      await script('insert into late values (1), (1)');
    });
    const next = database.asOwner(({ query }) => query(add('b.example')));
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    await next;
    expect(await domains()).toEqual([{ domain: 'b.example' }]);
  });
});
