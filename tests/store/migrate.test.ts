import { afterEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { addIntroduction } from '../support/introducing.ts';
import { announcedPostgresql, urlOf } from '../support/postgresql-server.ts';
import { ADDRESSES, buildWorld, NOW } from '../support/world.ts';

describeOnEachDatabase('migrations', (database) => {
  const ran = () =>
    database.asOwner(({ query }) =>
      query<{ name: string; hash: string }>('select name, hash from migration order by name'),
    );
  const setHash = (name: string, hash: string) =>
    database.asOwner(({ query }) => query('update migration set hash = $2 where name = $1', [name, hash]));
  let changed: { name: string; hash: string } | undefined;

  afterEach(async () => {
    if (changed !== undefined) await setHash(changed.name, changed.hash);
    changed = undefined;
  });

  test('run once, and are a no-op from then on', async () => {
    const before = await ran();
    expect(before.map(({ name }) => name)).toEqual(expect.arrayContaining(['0001-foundation.sql', 'views']));
    await migrate(database);
    expect(await ran()).toEqual(before);
  });

  test('that were edited after they ran are refused, and nothing else is changed', async () => {
    changed = (await ran()).find(({ name }) => name === '0001-foundation.sql');
    await setHash('0001-foundation.sql', 'edited');
    await setHash('views', 'older');
    await expect(migrate(database)).rejects.toThrow('Migration 0001-foundation.sql was edited after it had run.');
    expect((await ran()).find(({ name }) => name === 'views')?.hash).toBe('older');
    await setHash('0001-foundation.sql', changed?.hash ?? '');
    await migrate(database);
  });

  test('make the views anew when their text changed, over data that is there', async () => {
    const before = await ran();
    const { contoso } = await buildWorld(database);
    await setHash('views', 'older');
    await migrate(database);
    expect(await ran()).toEqual(before);
    const rows = await database.read(contoso.tenantId, 'select from shared_connection where tenant_id = $1', [
      contoso.tenantId,
    ]);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('make one row of a card that was kept more than once, and a yes of one that had turned into no answer', async () => {
    const { contoso } = await buildWorld(database);
    const { tenantId, colleagues } = contoso;
    const ids = { accepted: '00000000-0000-4000-8000-000000000001', silent: '00000000-0000-4000-8000-000000000002' };
    await database.asOwner(async (transaction) => {
      const people = { tenantId, askerId: colleagues.tove, introducerId: colleagues.priya, contact: ADDRESSES.yvonne };
      await addIntroduction(transaction, { ...people, id: ids.accepted, state: 'accepted' });
      await addIntroduction(transaction, { ...people, id: ids.silent, state: 'asked' });
      await transaction.script(
        `update introduction set state = 'expired';
         drop index notice_place;
         alter table notice drop column looks;
         delete from migration where name = '0004-notices.sql'`,
      );
      for (const [kind, activityId, day] of [
        ['card', 'twice', 3],
        ['asked', 'twice', 1],
        ['card', 'thrice', 1],
        ['card', 'thrice', 2],
        ['card', 'thrice', 2],
        ['accepted', null, 1],
        ['outcome', null, 1],
      ] as const) {
        await transaction.query(
          `insert into notice (
             tenant_id, notice_id, colleague_id, introduction_id, kind, state, due_at, conversation_id, activity_id
           )
           values ($1, gen_random_uuid(), $2, $3::uuid, $4, 'sent', $5, 'c', $6)`,
          [tenantId, colleagues.priya, ids.accepted, kind, new Date(NOW + day), activityId],
        );
      }
    });
    await migrate(database);
    const rows = await database.asOwner(({ query }) =>
      query<{ what: string }>(
        `select concat_ws(' ', kind, activity_id, extract(epoch from due_at) * 1000 - $1::bigint, looks) as what
         from notice
         order by kind, activity_id`,
        [NOW],
      ),
    );
    expect(rows.map(({ what }) => what.replaceAll(/\.0+\b/g, ''))).toEqual([
      'accepted 1 0',
      'asked twice 1 0',
      'card thrice 2 0',
      'outcome 1 0',
    ]);
    const states = await database.asOwner(({ query }) =>
      query<{ state: string }>('select state from introduction order by introduction_id'),
    );
    expect(states.map(({ state }) => state)).toEqual(['accepted', 'expired']);
  });

  test('are run by one of several that start at once on a new server database', async () => {
    const server = announcedPostgresql();
    // The embedded database has one process that opens it: tests/store/open.test.ts.
    if (database.kind === 'pglite' || server.state !== 'running') return;
    const name = `start_${process.env['JEST_WORKER_ID'] ?? '1'}`;
    const client = new pg.Client({ connectionString: urlOf(server, 'postgres') });
    await client.connect();
    await client.query(`create database ${name}`);
    const opened = await Promise.all([1, 2, 3, 4].map(() => openDatabase({ url: urlOf(server, name) })));
    const counts = await Promise.all(
      opened.map((one) => one.asOwner(({ query }) => query('select count(*)::integer as ran from migration'))),
    );
    expect(counts).toEqual(Array(4).fill([{ ran: (await ran()).length }]));
    await Promise.all(opened.map((one) => one.close()));
    await client.query(`drop database ${name}`);
    await client.end();
  });
});
