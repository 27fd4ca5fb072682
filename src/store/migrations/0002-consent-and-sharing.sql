-- Consent with its record, personal choices, opted-out groups, receipts of what was deleted, who was shown what, and the audit.

-- This database itself: the journal of choices beside it (docs/decisions/0014) belongs to one database only.
create table installation (
  installation_id uuid primary key
);

alter table consent
  add column granted_from text,
  add column wording text,
  add column withdrawn_by text,
  add column withdrawn_from text,
  add column changed_at timestamptz not null default now();

alter table sharing
  -- Follows from the groups: kept here so that whoever reads or writes a mailbox looks at one row only.
  add column is_in_opted_out_group boolean not null default false,
  -- Set with a choice that ends reading, until what was kept of the mailbox is deleted.
  add column erasing_since timestamptz,
  -- When the mailbox was deleted last, and when its owner last asked for everything to be forgotten.
  add column erased_at timestamptz,
  add column forgotten_at timestamptz,
  -- Set when a mailbox may be read again; cleared when it was.
  add column reading_due_since timestamptz,
  -- Whether anything may be hidden: whoever answers looks into the lists of those only who have one. True where it is not sure.
  add column is_hiding boolean not null default true;

-- The address as the owner gave it: the contact itself may not be known here. Null where only the number was ever kept.
alter table hidden_contact add column address text;
update hidden_contact
set address = contact.address
from contact
where contact.tenant_id = hidden_contact.tenant_id
  and contact.contact_id = hidden_contact.contact_id;

create function note_hiding() returns trigger language plpgsql as $$
begin
  update sharing
  set is_hiding = true
  where tenant_id = new.tenant_id
    and colleague_id = new.colleague_id
    and not is_hiding;
  return new;
end
$$;
create trigger hidden_contact_is_noted before insert on hidden_contact for each row execute function note_hiding();
create trigger hidden_domain_is_noted before insert on hidden_domain for each row execute function note_hiding();
update sharing
set is_hiding = exists (
    select
    from hidden_contact
    where hidden_contact.tenant_id = sharing.tenant_id
      and hidden_contact.colleague_id = sharing.colleague_id
  )
  or exists (
    select
    from hidden_domain
    where hidden_domain.tenant_id = sharing.tenant_id
      and hidden_domain.colleague_id = sharing.colleague_id
  );
alter table sharing alter column is_hiding set default false;

create table tenant_setting (
  tenant_id integer primary key references tenant on delete cascade,
  least_colleagues integer not null default 5 check (least_colleagues >= 3)
);

-- Security groups as the directory has them; a member is a person or another group.
create table directory_group (
  tenant_id integer not null references tenant on delete cascade,
  group_id text not null,
  name text,
  primary key (tenant_id, group_id)
);

create table group_membership (
  tenant_id integer not null references tenant on delete cascade,
  group_id text not null,
  member_id text not null,
  is_group boolean not null,
  primary key (tenant_id, group_id, member_id)
);

-- Groups whose members are left out. A group that was taken off the list stays as a row that says so.
create table opted_out_group (
  tenant_id integer not null references tenant on delete cascade,
  group_id text not null,
  is_opted_out boolean not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (tenant_id, group_id)
);

-- Contacts who asked to be forgotten: nothing about them is written again. The number of the address, not the address.
create table erased_contact (
  tenant_id integer not null references tenant on delete cascade,
  contact_id bigint not null,
  asked_at timestamptz not null,
  primary key (tenant_id, contact_id)
);

-- What was deleted, when it was asked for and when it was gone. Outlives the people in it: ids only, no references.
create table receipt (
  tenant_id integer not null references tenant,
  receipt_id uuid not null,
  subject text not null check (subject in ('mailbox', 'contact', 'tenant')),
  colleague_id integer,
  object_id text,
  contact_id bigint,
  reason text not null check (
    reason in ('sharing off', 'opted-out group', 'left', 'erasure asked', 'consent withdrawn', 'backup restored')
  ),
  asked_at timestamptz not null,
  stopped_serving_at timestamptz not null,
  rows_deleted jsonb not null default '{}',
  gone_from_app_at timestamptz,
  gone_from_backups_by timestamptz not null,
  primary key (tenant_id, receipt_id)
);
create index receipt_open on receipt (tenant_id, asked_at) where gone_from_app_at is null;
create index receipt_mailbox on receipt (tenant_id, colleague_id, asked_at);

-- Whose connection was shown to whom, about which contact (or, added up, which account): for its owner alone, for a year.
create table view_log (
  tenant_id integer not null,
  colleague_id integer not null,
  at timestamptz not null,
  view_id bigint generated always as identity,
  -- Who looked: a colleague, somebody with a token who is not in the directory, or (both null) whoever runs the command line.
  viewer_id integer,
  viewer_object_id text,
  viewer_role text not null check (viewer_role in ('administrator', 'colleague', 'guest')),
  contact_id bigint,
  account_domain text,
  primary key (tenant_id, colleague_id, at, view_id),
  check ((contact_id is null) <> (account_domain is null))
);
create index view_log_at on view_log (tenant_id, at);
create index view_log_viewer on view_log (tenant_id, viewer_id, at) where viewer_id is not null;

-- What was decided, by whom. Each entry carries the hash of the one before it.
create table audit_entry (
  tenant_id integer not null references tenant,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text,
  -- JSON as it was hashed, so text.
  detail text not null,
  previous_hash text not null,
  hash text not null,
  primary key (tenant_id, seq)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is append-only.' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_is_append_only before update or delete on audit_entry for each row execute function refuse_change();

grant select on
  installation, tenant_setting, directory_group, group_membership, opted_out_group, erased_contact, receipt, view_log, audit_entry
to acquaint_app;
grant insert, update on tenant_setting, opted_out_group to acquaint_app;
grant insert on receipt, audit_entry, erased_contact, view_log, colleague to acquaint_app;
grant delete on contact to acquaint_app;

do $$
declare
  walled text;
begin
  foreach walled in array array[
    'tenant_setting', 'directory_group', 'group_membership', 'opted_out_group', 'erased_contact', 'receipt', 'view_log',
    'audit_entry'
  ] loop
    execute format('alter table %I enable row level security', walled);
    execute format(
      'create policy tenant_wall on %I using (tenant_id = nullif(current_setting(''acquaint.tenant_id'', true), '''')::integer)',
      walled
    );
  end loop;
end
$$;
