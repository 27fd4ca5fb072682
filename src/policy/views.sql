-- Who may see what, in one place. Everything read about one person for another goes through these views; the tables
-- behind them are named only by files that write. The script is run again whenever it changes (store/migrate.ts).
-- security_invoker keeps the tenant's wall (row-level security) of whoever asks.

drop view if exists aggregated_meeting;
drop view if exists aggregated_day;
drop view if exists aggregated_connection;
drop view if exists sharing_traffic;
drop view if exists shared_meeting;
drop view if exists shared_day;
drop view if exists shared_connection;
drop view if exists consented_connection;
drop view if exists own_peer;
drop view if exists own_familiarity;
drop view if exists own_meeting;
drop view if exists own_day;
drop view if exists own_connection;
drop view if exists sharing_colleague;
drop view if exists directory_address;
drop view if exists directory_colleague;
drop view if exists granted_consent;

-- The consent kinds in force. Granted and not withdrawn; anything else is a no.
create view granted_consent with (security_invoker = true) as
select tenant_id, kind, guests_may_see
from consent
where withdrawn_at is null;

-- Everybody in the directory, for recognising who asks and for telling that person about himself; nothing of anybody's mail.
create view directory_colleague with (security_invoker = true) as
select
  colleague.tenant_id,
  colleague.colleague_id,
  colleague.object_id,
  colleague.address,
  colleague.name,
  colleague.is_guest,
  coalesce(sharing.is_on, false) as is_sharing
from colleague
left join sharing
  on sharing.tenant_id = colleague.tenant_id
  and sharing.colleague_id = colleague.colleague_id;

create view directory_address with (security_invoker = true) as
select tenant_id, address, colleague_id
from colleague_address;

-- Colleagues whose mailbox may serve others: they share, are not paused, have not left, and are a person, not a list.
create view sharing_colleague with (security_invoker = true) as
select
  colleague.tenant_id,
  colleague.colleague_id,
  colleague.object_id,
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

-- Connections that may serve somebody else than their owner, once for each consent kind in force (consent_kind): the
-- owner shares and hides neither the contact nor its domain. Read through the two views that name a kind, never directly.
create view consented_connection with (security_invoker = true) as
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
  colleague.traffic_sum,
  colleague.is_shared_mailbox,
  granted_consent.guests_may_see,
  granted_consent.kind as consent_kind
from connection
join granted_consent
  on granted_consent.tenant_id = connection.tenant_id
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
      and (
        hidden_domain.domain in (contact.domain, contact.account_domain)
        or right(contact.domain, length(hidden_domain.domain) + 1) = '.' || hidden_domain.domain
      )
  );

-- Connections that colleagues may see with the names of those who have them.
create view shared_connection with (security_invoker = true) as
select *
from consented_connection
where consent_kind = 'identifiableInsights';

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

-- How much colleagues exchange with the outside as a whole, a day, mass mail left out: what introducers are ordered by.
-- No contact in it.
create view sharing_traffic with (security_invoker = true) as
select
  colleague.tenant_id,
  colleague.colleague_id,
  day.day,
  greatest(0, day.mails_in - day.mass_in) + greatest(0, day.mails_out - day.mass_out) as exchanges
from sharing_colleague as colleague
join granted_consent
  on granted_consent.tenant_id = colleague.tenant_id
  and granted_consent.kind = 'identifiableInsights'
join day
  on day.tenant_id = colleague.tenant_id
  and day.colleague_id = colleague.colleague_id
union all
select
  colleague.tenant_id,
  colleague.colleague_id,
  (meeting.starts_at at time zone 'UTC')::date as day,
  1 as exchanges
from sharing_colleague as colleague
join granted_consent
  on granted_consent.tenant_id = colleague.tenant_id
  and granted_consent.kind = 'identifiableInsights'
join meeting
  on meeting.tenant_id = colleague.tenant_id
  and meeting.colleague_id = colleague.colleague_id;

-- What de-identified figures may be made of: aggregated insights are consented to, owner and contact are persons. The owner is
-- named here so that a crowd can be counted; no answer names one.
create view aggregated_connection with (security_invoker = true) as
select *
from consented_connection
where consent_kind = 'aggregatedInsights'
  and not is_shared_mailbox
  and not is_machine;

create view aggregated_day with (security_invoker = true) as
select
  day.*,
  aggregated_connection.account_domain
from aggregated_connection
join day
  on day.tenant_id = aggregated_connection.tenant_id
  and day.colleague_id = aggregated_connection.colleague_id
  and day.contact_id = aggregated_connection.contact_id;

create view aggregated_meeting with (security_invoker = true) as
select
  meeting.*,
  aggregated_connection.account_domain
from aggregated_connection
join meeting
  on meeting.tenant_id = aggregated_connection.tenant_id
  and meeting.colleague_id = aggregated_connection.colleague_id
  and meeting.contact_id = aggregated_connection.contact_id;

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

-- The days and meetings behind them, for that person alone.
create view own_day with (security_invoker = true) as
select day.*
from own_connection
join day
  on day.tenant_id = own_connection.tenant_id
  and day.colleague_id = own_connection.colleague_id
  and day.contact_id = own_connection.contact_id;

create view own_meeting with (security_invoker = true) as
select meeting.*
from own_connection
join meeting
  on meeting.tenant_id = own_connection.tenant_id
  and meeting.colleague_id = own_connection.colleague_id
  and meeting.contact_id = own_connection.contact_id;

-- How well a person knows colleagues, from the own mailbox, for ordering the introducers that person asks for.
create view own_familiarity with (security_invoker = true) as
select
  familiarity.tenant_id,
  familiarity.colleague_id,
  peer.colleague_id as peer_colleague_id,
  familiarity.month,
  familiarity.kind,
  familiarity.familiarity_sum
from familiarity
join sharing
  on sharing.tenant_id = familiarity.tenant_id
  and sharing.colleague_id = familiarity.colleague_id
  and sharing.is_on
join colleague_address as peer
  on peer.tenant_id = familiarity.tenant_id
  and peer.address_id = familiarity.peer_id
where exists (
  select
  from granted_consent
  where granted_consent.tenant_id = familiarity.tenant_id
    and granted_consent.kind in ('userInsights', 'identifiableInsights')
);

-- The same over all months that are kept.
create view own_peer with (security_invoker = true) as
select
  peer.tenant_id,
  peer.colleague_id,
  colleague_address.colleague_id as peer_colleague_id,
  peer.familiarity_sum
from peer
join sharing
  on sharing.tenant_id = peer.tenant_id
  and sharing.colleague_id = peer.colleague_id
  and sharing.is_on
join colleague_address
  on colleague_address.tenant_id = peer.tenant_id
  and colleague_address.address_id = peer.peer_id
where exists (
  select
  from granted_consent
  where granted_consent.tenant_id = peer.tenant_id
    and granted_consent.kind in ('userInsights', 'identifiableInsights')
);

grant select on
  granted_consent,
  directory_colleague,
  directory_address,
  sharing_colleague,
  consented_connection,
  shared_connection,
  shared_day,
  shared_meeting,
  sharing_traffic,
  aggregated_connection,
  aggregated_day,
  aggregated_meeting,
  own_connection,
  own_day,
  own_meeting,
  own_familiarity,
  own_peer
to acquaint_app;
