import type { Database } from '../../src/store/database.ts';

/**
 * Makes a way of filling an empty database cheap: the first time it is walked, later all rows are put back as they were then. What it gives
 * back must be plain values. In a database that is not empty it is walked each time.
 */
export function builtOnce<World>(build: (database: Database) => Promise<World>): typeof build {
  const built = new Map<Database['kind'], { readonly world: World; readonly restore: string }>();
  return async (database) => {
    const before = built.get(database.kind);
    if (before !== undefined) {
      await database.asOwner(({ script }) => script(before.restore));
      return before.world;
    }
    // Rows that were there before are not the world's: they would be put into other databases with it.
    const isEmpty = (await rowsByTable(database)).size === 0;
    const world = await build(database);
    if (isEmpty) built.set(database.kind, { world, restore: await restoreStatement(database) });
    return world;
  };
}

/** The rows of each table that has any, as a quoted JSON list. */
async function rowsByTable(database: Database): Promise<ReadonlyMap<string, string>> {
  return database.asOwner(async ({ query }) => {
    const tables = await query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration' order by name",
    );
    const found = new Map<string, string>();
    for (const { name } of tables) {
      const [rows] = await query<{ json: string | null }>(
        `select quote_literal(json_agg(t)::text) as json from ${name} as t`,
      );
      if (rows?.json) found.set(name, rows.json);
    }
    return found;
  });
}

/** What puts all rows and sequences back into the emptied tables, without triggers: they have done their work. */
async function restoreStatement(database: Database): Promise<string> {
  const inserts = [...(await rowsByTable(database))].map(
    ([name, json]) =>
      `insert into ${name} overriding system value select * from json_populate_recordset(null::${name}, ${json})`,
  );
  const sequences = await database.asOwner(({ query }) =>
    query<{ statement: string }>(
      `select format('select setval(%L, %s)', schemaname || '.' || sequencename, last_value) as statement
       from pg_sequences
       where schemaname = 'public'
         and last_value is not null
       order by sequencename`,
    ),
  );
  const statements = sequences.map(({ statement }) => statement);
  return ['set local session_replication_role = replica', ...inserts, ...statements].join(';\n');
}
