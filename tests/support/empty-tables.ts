import type { Database } from '../../src/store/database.ts';

/**
 * Rows are deleted one by one and without triggers: tests have few of them, and to truncate a table that is empty takes as long as deleting
 * from a hundred.
 */
const EMPTY = `
  set local session_replication_role = replica;
  do $$
  declare
    statement text;
  begin
    for statement in
      select format('delete from %I', tablename)
      from pg_tables
      where schemaname = 'public'
        and tablename <> 'migration'
      union all
      select format('select setval(%L, %s, false)', sequencename, start_value)
      from pg_sequences
      where schemaname = 'public'
    loop
      execute statement;
    end loop;
  end $$`;

/** Makes a database as it was before anything was in it: its numbers begin anew, so that two worlds have the same ones inside. */
export async function emptyTables(database: Pick<Database, 'asOwner'>): Promise<void> {
  await database.asOwner(({ script }) => script(EMPTY));
}
