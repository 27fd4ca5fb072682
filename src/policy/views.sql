-- Who may see what, in one place. Everything read about one person for another goes through these views; the tables
-- behind them are named only by files that write. The script is run again whenever it changes (store/migrate.ts).
-- security_invoker keeps the tenant's wall (row-level security) of whoever asks.

drop view if exists shared_meeting;
drop view if exists shared_day;
drop view if exists shared_connection;
drop view if exists own_connection;
drop view if exists sharing_colleague;
drop view if exists granted_consent;

-- The consent kinds in force. Granted and not withdrawn; anything else is a no.
create view granted_consent with (security_invoker = true) as
select tenant_id, kind, guests_may_see
from consent
where withdrawn_at is null;

-- Colleagues whose mailbox may serve others: they share, are not paused, have not left, and are a person, not a list.
create view sharing_colleague with (security_invoker = true) as
select
  colleague.tenant_id,
  colleague.colleague_id,
  colleague.address,
  colleague.name,
  colleague.department,
  colleague.title,
  coalesce(mailbox.traffic_sum, 0) as traffic_sum,
  coalesce(colleague.is_shared_mailbox, mailbox.received >= 10 and mailbox.sent < 0.02::float8 * mailbox.received, false)
    as is_shared_mailbox
from colleague
join sharing
  on sharing.tenant_id = colleague.tenant_id
  and sharing.colleague_id = colleague.colleague_id
left join mailbox
  on mailbox.tenant_id = colleague.tenant_id
  and mailbox.colleague_id = colleague.colleague_id
where sharing.is_on
  and (sharing.paused_until is null or sharing.paused_until <= now())
  and colleague.is_enabled;

-- Connections that colleagues may see: identifiable insights are consented to, the owner shares and hides neither the
-- contact nor its domain.
create view shared_connection with (security_invoker = true) as
select
  connection.*,
  contact.address as contact_address,
  contact.account_domain,
  contact.is_machine,
  colleague.address as colleague_address,
  colleague.name as colleague_name,
  colleague.department as colleague_department,
  colleague.title as colleague_title,
  colleague.traffic_sum,
  colleague.is_shared_mailbox,
  granted_consent.guests_may_see
from connection
join granted_consent
  on granted_consent.tenant_id = connection.tenant_id
  and granted_consent.kind = 'identifiableInsights'
join sharing_colleague as colleague
  on colleague.tenant_id = connection.tenant_id
  and colleague.colleague_id = connection.colleague_id
join contact
  on contact.tenant_id = connection.tenant_id
  and contact.contact_id = connection.contact_id
where not exists (
    select
    from hidden_contact
    where hidden_contact.tenant_id = connection.tenant_id
      and hidden_contact.colleague_id = connection.colleague_id
      and hidden_contact.contact_id = connection.contact_id
  )
  and not exists (
    select
    from hidden_domain
    where hidden_domain.tenant_id = connection.tenant_id
      and hidden_domain.colleague_id = connection.colleague_id
      and hidden_domain.domain in (contact.domain, contact.account_domain)
  );

-- The days and meetings behind the connections that colleagues may see.
create view shared_day with (security_invoker = true) as
select day.*
from shared_connection
join day
  on day.tenant_id = shared_connection.tenant_id
  and day.colleague_id = shared_connection.colleague_id
  and day.contact_id = shared_connection.contact_id;

create view shared_meeting with (security_invoker = true) as
select meeting.*
from shared_connection
join meeting
  on meeting.tenant_id = shared_connection.tenant_id
  and meeting.colleague_id = shared_connection.colleague_id
  and meeting.contact_id = shared_connection.contact_id;

-- A person's own connections, for that person alone: own insights are consented to and the own mailbox may be read.
-- What the person hides from others stays visible here.
create view own_connection with (security_invoker = true) as
select
  connection.*,
  contact.address as contact_address,
  contact.account_domain,
  contact.is_machine
from connection
join sharing
  on sharing.tenant_id = connection.tenant_id
  and sharing.colleague_id = connection.colleague_id
  and sharing.is_on
join contact
  on contact.tenant_id = connection.tenant_id
  and contact.contact_id = connection.contact_id
where exists (
  select
  from granted_consent
  where granted_consent.tenant_id = connection.tenant_id
    and granted_consent.kind in ('userInsights', 'identifiableInsights')
);

grant select on granted_consent, sharing_colleague, shared_connection, shared_day, shared_meeting, own_connection to acquaint_app;
