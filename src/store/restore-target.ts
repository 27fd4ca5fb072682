import type { OwnerTransaction } from './database.ts';

/**
 * Gets a PostgreSQL database ready to take a backup: it must be empty, and the role that a backup grants to must be there. Roles
 * belong to the server and are in no backup.
 *
 * @throws Error when there is anything in the database
 */
export async function prepareForRestore({ query, script }: Pick<OwnerTransaction, 'query' | 'script'>): Promise<void> {
  const found = await query<{ name: string }>(
    `select relname as name
     from pg_class
     where relnamespace = 'public'::regnamespace
       and relkind in ('r', 'p', 'v', 'm', 'S')
     order by name
     limit 1`,
  );
  if (found.length > 0) {
    throw new Error('The database is not empty. Restore into a new one, and point the service at it afterwards.');
  }
  await script(MAKE_ROLE);
}

// As the first migration does, which will not run again.
const MAKE_ROLE = `
do $$
begin
  if not exists (select from pg_roles where rolname = 'acquaint_app') then
    begin
      create role acquaint_app nologin;
    exception
      when duplicate_object or unique_violation then null;
    end;
  end if;
  if not pg_has_role(current_user, 'acquaint_app', 'member') then
    execute format('grant acquaint_app to %I', current_user);
  end if;
end
$$`;
