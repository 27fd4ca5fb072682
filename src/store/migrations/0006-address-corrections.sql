-- What an administrator says about addresses where the rules are wrong: whether a colleague's address is a person or a shared mailbox, and
-- whether an outside address is a person or a machine. The policy's views put it before the rules.

create table colleague_correction (
  tenant_id integer not null,
  colleague_id integer not null,
  is_shared_mailbox boolean not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (tenant_id, colleague_id),
  foreign key (tenant_id, colleague_id) references colleague on delete cascade
);

create table contact_correction (
  tenant_id integer not null references tenant on delete cascade,
  contact_id bigint not null,
  address text not null,
  is_machine boolean not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (tenant_id, contact_id)
);

grant select, insert, update, delete on colleague_correction, contact_correction to acquaint_app;

do $$
declare
  walled text;
begin
  foreach walled in array array['colleague_correction', 'contact_correction'] loop
    execute format('alter table %I enable row level security', walled);
    execute format(
      'create policy tenant_wall on %I using (tenant_id = nullif(current_setting(''acquaint.tenant_id'', true), '''')::integer)',
      walled
    );
  end loop;
end
$$;
