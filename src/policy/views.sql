-- Who may see what, in one place. Everything read about one person for another goes through these views; the tables
-- behind them are named only by files that write. The script is run again whenever it changes (store/migrate.ts).
-- security_invoker keeps the tenant's wall (row-level security) of whoever asks.

drop view if exists held_correction;
drop view if exists held_contact_correction;
drop view if exists outside_correction;
drop view if exists outside_address;
drop view if exists directory_mailbox;
drop view if exists sharing_batch;
drop view if exists held_notice;
drop view if exists held_conversation;
drop view if exists held_wish;
drop view if exists held_ask_of_me;
drop view if exists held_ask;
drop view if exists showing_wish;
drop view if exists shown_introduction;
drop view if exists own_look;
drop view if exists held_view;
drop view if exists held_contact;
drop view if exists held_contact_connection;
drop view if exists held_batch;
drop view if exists held_familiarity;
drop view if exists held_meeting;
drop view if exists held_day;
drop view if exists held_connection;
drop view if exists held_hidden_domain;
drop view if exists held_hidden_contact;
drop view if exists held_person;
drop view if exists held_sharing;
drop view if exists own_peer;
drop view if exists own_familiarity;
drop view if exists own_meeting;
drop view if exists own_day;
drop view if exists own_connection;
drop view if exists aggregated_meeting;
drop view if exists aggregated_day;
drop view if exists aggregated_connection;
drop view if exists sharing_traffic;
drop view if exists shared_meeting;
drop view if exists shared_day;
drop view if exists shared_connection;
drop view if exists consented_connection;
drop view if exists sharing_colleague;
drop view if exists hidden_traffic;
drop view if exists hidden_connection;
drop view if exists mailbox_traffic;
drop view if exists directory_address;
drop view if exists directory_reading;
drop view if exists directory_colleague;
drop view if exists readable_mailbox;
drop view if exists granted_consent;

-- The consent kinds in force. Granted and not withdrawn; anything else is a no.
create view granted_consent with (security_invoker = true) as
select tenant_id, kind, guests_may_see
from consent
where withdrawn_at is null;

-- Mailboxes whose owners let them be read: sharing is on, no group the owner is in was opted out, the owner has not left, and
-- nothing of an earlier time is still being deleted. Whether the tenant's consent allows it is asked besides.
create view readable_mailbox with (security_invoker = true) as
select
  colleague.tenant_id,
  colleague.colleague_id,
  colleague.object_id,
  colleague.address,
  colleague.name,
  colleague.department,
  colleague.title,
  colleague.is_shared_mailbox,
  sharing.paused_until,
  sharing.is_hiding
from colleague
join sharing
  on sharing.tenant_id = colleague.tenant_id
  and sharing.colleague_id = colleague.colleague_id
where sharing.is_on
  and not sharing.is_in_opted_out_group
  and sharing.erasing_since is null
  and colleague.is_enabled;

-- Everybody in the directory, for recognising who asks and for telling that person about himself; nothing of anybody's mail.
create view directory_colleague with (security_invoker = true) as
select
  colleague.tenant_id,
  colleague.colleague_id,
  colleague.object_id,
  colleague.address,
  colleague.name,
  colleague.is_guest,
  exists (
    select
    from readable_mailbox
    where readable_mailbox.tenant_id = colleague.tenant_id
      and readable_mailbox.colleague_id = colleague.colleague_id
  ) as is_sharing
from colleague;

-- Everybody in the directory who has a mailbox here, which guests have not, and why it is not read, for the administrator who decides;
-- null where it would be. A pause keeps a mailbox from serving others, not from being read.
create view directory_reading with (security_invoker = true) as
select
  colleague.tenant_id,
  colleague.colleague_id,
  colleague.object_id,
  colleague.address,
  colleague.name,
  colleague.department,
  colleague.title,
  case
    when not colleague.is_enabled then 'left'
    when coalesce(sharing.is_in_opted_out_group, false) then 'opted_out_group'
    when not coalesce(sharing.is_on, false) then 'sharing_off'
  end as reason,
  exists (
    select
    from batch
    where batch.tenant_id = colleague.tenant_id
      and batch.colleague_id = colleague.colleague_id
  ) as is_kept
from colleague
left join sharing
  on sharing.tenant_id = colleague.tenant_id
  and sharing.colleague_id = colleague.colleague_id
where not colleague.is_guest;

create view directory_address with (security_invoker = true) as
select tenant_id, address, colleague_id
from colleague_address;

-- What a mailbox exchanges as a whole. looks_shared: much comes in and next to nothing goes out, as in a list or a shared mailbox.
create view mailbox_traffic with (security_invoker = true) as
select
  tenant_id,
  colleague_id,
  traffic_sum,
  received >= 10 and sent < 0.02::float8 * received as looks_shared
from mailbox;

-- What colleagues hide from others: contacts by their address, by their domain, and by a domain above it. `offset 0` has each
-- contact looked up by its key, where the planner would read all of them.
create view hidden_connection with (security_invoker = true) as
select tenant_id, colleague_id, contact_id
from hidden_contact
union
select
  hidden_domain.tenant_id,
  hidden_domain.colleague_id,
  connection.contact_id
from hidden_domain
join connection
  on connection.tenant_id = hidden_domain.tenant_id
  and connection.colleague_id = hidden_domain.colleague_id
cross join lateral (
  select contact.domain, contact.account_domain
  from contact
  where contact.tenant_id = connection.tenant_id
    and contact.contact_id = connection.contact_id
  offset 0
) as known
where hidden_domain.domain in (known.domain, known.account_domain)
  or right(known.domain, length(hidden_domain.domain) + 1) = '.' || hidden_domain.domain;

-- What they exchange with those, day by day. is_kept: it is in what their mailboxes add up to (store/connections.ts).
create view hidden_traffic with (security_invoker = true) as
select
  hidden.tenant_id,
  hidden.colleague_id,
  day.day,
  greatest(0, day.mails_in - day.mass_in) + greatest(0, day.mails_out - day.mass_out) as exchanges,
  day.day <= connection.last_mail_on as is_kept
from hidden_connection as hidden
join connection
  on connection.tenant_id = hidden.tenant_id
  and connection.colleague_id = hidden.colleague_id
  and connection.contact_id = hidden.contact_id
join day
  on day.tenant_id = hidden.tenant_id
  and day.colleague_id = hidden.colleague_id
  and day.contact_id = hidden.contact_id
union all
select
  hidden.tenant_id,
  hidden.colleague_id,
  (meeting.starts_at at time zone 'UTC')::date as day,
  1 as exchanges,
  (meeting.starts_at at time zone 'UTC')::date <= connection.last_meeting_on as is_kept
from hidden_connection as hidden
join connection
  on connection.tenant_id = hidden.tenant_id
  and connection.colleague_id = hidden.colleague_id
  and connection.contact_id = hidden.contact_id
join meeting
  on meeting.tenant_id = hidden.tenant_id
  and meeting.colleague_id = hidden.colleague_id
  and meeting.contact_id = hidden.contact_id;

-- That traffic added up to a forward-decayed sum (domain/traffic.ts). A function, so that a question about people who hide nothing does
-- not carry this one with it: it is planned once a session and run for those who hide something.
create or replace function hidden_traffic_sum(asked_tenant_id integer, asked_colleague_id integer)
returns double precision language plpgsql stable as $$
begin
  return (
    select coalesce(
      sum(
        hidden.exchanges * power(2::float8, (hidden.day - date '2020-01-01')::float8 / 30::float8)
        order by hidden.day, hidden.exchanges
      ),
      0
    )
    from hidden_traffic as hidden
    where hidden.tenant_id = asked_tenant_id
      and hidden.colleague_id = asked_colleague_id
      and hidden.is_kept
  );
end
$$;

-- Colleagues whose mailbox may serve others: it may be read, and they have not paused. Lists are marked: what an administrator says
-- comes first, then the directory, then the traffic. Their traffic is without
-- what they hide: it puts introducers into an order, and an order tells.
create view sharing_colleague with (security_invoker = true) as
select
  colleague.tenant_id,
  colleague.colleague_id,
  colleague.object_id,
  colleague.address,
  colleague.name,
  colleague.department,
  colleague.title,
  colleague.is_hiding,
  case
    when colleague.is_hiding
      then greatest(0, coalesce(mailbox.traffic_sum, 0) - hidden_traffic_sum(colleague.tenant_id, colleague.colleague_id))
    else coalesce(mailbox.traffic_sum, 0)
  end as traffic_sum,
  coalesce(
    (
      select correction.is_shared_mailbox
      from colleague_correction as correction
      where correction.tenant_id = colleague.tenant_id
        and correction.colleague_id = colleague.colleague_id
    ),
    colleague.is_shared_mailbox,
    mailbox.looks_shared,
    false
  ) as is_shared_mailbox,
  coalesce(mailbox.looks_shared, false) as looks_shared
from readable_mailbox as colleague
left join mailbox_traffic as mailbox
  on mailbox.tenant_id = colleague.tenant_id
  and mailbox.colleague_id = colleague.colleague_id
where colleague.paused_until is null
  or colleague.paused_until <= now();

-- Connections that may serve somebody else than their owner, once for each consent kind in force (consent_kind): the
-- owner shares and hides neither the contact nor its domain. Read through the views that name a kind, never directly. Whether the
-- contact is a machine follows from its name (domain/machine-names.ts) unless an administrator says otherwise; is_said_person is true
-- where it is said to be a person, who then is one whatever the traffic looks like. Corrections are looked up, not joined: with more than eight
-- tables the planner stops looking for the best order, and an answer takes twice as long.
create view consented_connection with (security_invoker = true) as
select
  connection.*,
  contact.address as contact_address,
  contact.account_domain,
  coalesce(
    (
      select correction.is_machine
      from contact_correction as correction
      where correction.tenant_id = connection.tenant_id
        and correction.contact_id = connection.contact_id
    ),
    contact.is_machine
  ) as is_machine,
  exists (
    select
    from contact_correction as correction
    where correction.tenant_id = connection.tenant_id
      and correction.contact_id = connection.contact_id
      and not correction.is_machine
  ) as is_said_person,
  contact.is_machine as is_machine_by_name,
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
where not colleague.is_hiding
  or (
    not exists (
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
-- No contact in it. What is hidden is taken off, which is less work than leaving it out.
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
  and meeting.colleague_id = colleague.colleague_id
union all
select
  hidden.tenant_id,
  hidden.colleague_id,
  hidden.day,
  - hidden.exchanges
from hidden_traffic as hidden
join sharing_colleague as colleague
  on colleague.tenant_id = hidden.tenant_id
  and colleague.colleague_id = hidden.colleague_id
join granted_consent
  on granted_consent.tenant_id = hidden.tenant_id
  and granted_consent.kind = 'identifiableInsights';

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
  coalesce(
    (
      select correction.is_machine
      from contact_correction as correction
      where correction.tenant_id = connection.tenant_id
        and correction.contact_id = connection.contact_id
    ),
    contact.is_machine
  ) as is_machine,
  exists (
    select
    from contact_correction as correction
    where correction.tenant_id = connection.tenant_id
      and correction.contact_id = connection.contact_id
      and not correction.is_machine
  ) as is_said_person
from connection
join readable_mailbox
  on readable_mailbox.tenant_id = connection.tenant_id
  and readable_mailbox.colleague_id = connection.colleague_id
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
join readable_mailbox
  on readable_mailbox.tenant_id = familiarity.tenant_id
  and readable_mailbox.colleague_id = familiarity.colleague_id
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
join readable_mailbox
  on readable_mailbox.tenant_id = peer.tenant_id
  and readable_mailbox.colleague_id = peer.colleague_id
join colleague_address
  on colleague_address.tenant_id = peer.tenant_id
  and colleague_address.address_id = peer.peer_id
where exists (
  select
  from granted_consent
  where granted_consent.tenant_id = peer.tenant_id
    and granted_consent.kind in ('userInsights', 'identifiableInsights')
);

-- Everything that is held about one colleague, for that colleague alone: a person's right, so neither consent nor sharing
-- decides here, and nothing of it is shown to anybody else.
create view held_sharing with (security_invoker = true) as
select
  sharing.*,
  colleague.is_enabled,
  colleague.is_guest
from sharing
join colleague
  on colleague.tenant_id = sharing.tenant_id
  and colleague.colleague_id = sharing.colleague_id;

create view held_person with (security_invoker = true) as
select tenant_id, colleague_id, object_id, address, name, department, title, is_guest, is_enabled
from colleague;

create view held_hidden_contact with (security_invoker = true) as
select tenant_id, colleague_id, contact_id, address
from hidden_contact;

create view held_hidden_domain with (security_invoker = true) as
select tenant_id, colleague_id, domain
from hidden_domain;

create view held_connection with (security_invoker = true) as
select
  connection.*,
  contact.address as contact_address
from connection
join contact
  on contact.tenant_id = connection.tenant_id
  and contact.contact_id = connection.contact_id;

create view held_day with (security_invoker = true) as
select
  day.*,
  contact.address as contact_address
from day
join contact
  on contact.tenant_id = day.tenant_id
  and contact.contact_id = day.contact_id;

create view held_meeting with (security_invoker = true) as
select
  meeting.*,
  contact.address as contact_address
from meeting
join contact
  on contact.tenant_id = meeting.tenant_id
  and contact.contact_id = meeting.contact_id;

create view held_familiarity with (security_invoker = true) as
select
  familiarity.*,
  peer.address as peer_address
from familiarity
left join colleague_address as peer
  on peer.tenant_id = familiarity.tenant_id
  and peer.address_id = familiarity.peer_id;

create view held_batch with (security_invoker = true) as
select *
from batch;

-- What is held about a contact, for the administrator who answers that person. It is read added up over all mailboxes
-- (store/held-data.ts): an administrator sees no relationships by being one. What waits to be deleted is told no more.
create view held_contact_connection with (security_invoker = true) as
select connection.*
from connection
join readable_mailbox
  on readable_mailbox.tenant_id = connection.tenant_id
  and readable_mailbox.colleague_id = connection.colleague_id;

create view held_contact with (security_invoker = true) as
select tenant_id, contact_id, address, domain, account_domain
from contact
where exists (
  select
  from connection
  join readable_mailbox
    on readable_mailbox.tenant_id = connection.tenant_id
    and readable_mailbox.colleague_id = connection.colleague_id
  where connection.tenant_id = contact.tenant_id
    and connection.contact_id = contact.contact_id
);

-- Who was shown a colleague's connections: for that colleague alone. A viewer is named as the directory names him now, a contact as
-- long as the own mailbox has it: whether somebody else still knows it is not told here.
create view held_view with (security_invoker = true) as
select
  view_log.*,
  viewer.object_id as viewer_directory_id,
  viewer.address as viewer_address,
  viewer.name as viewer_name,
  viewer.department as viewer_department,
  viewer.title as viewer_title,
  contact.address as contact_address
from view_log
left join colleague as viewer
  on viewer.tenant_id = view_log.tenant_id
  and viewer.colleague_id = view_log.viewer_id
left join connection
  on connection.tenant_id = view_log.tenant_id
  and connection.colleague_id = view_log.colleague_id
  and connection.contact_id = view_log.contact_id
left join contact
  on contact.tenant_id = connection.tenant_id
  and contact.contact_id = connection.contact_id;

-- What a person was shown of colleagues, as far as the person may still be shown it: whoever opted out since, or hides the contact, is
-- not told of here either, and nothing to a guest once it is closed to guests.
create view own_look with (security_invoker = true) as
select
  view_log.tenant_id,
  view_log.viewer_id,
  view_log.viewer_object_id,
  view_log.at,
  view_log.view_id,
  shared.contact_address,
  shared.colleague_name,
  shared.guests_may_see
from view_log
join shared_connection as shared
  on shared.tenant_id = view_log.tenant_id
  and shared.colleague_id = view_log.colleague_id
  and shared.contact_id = view_log.contact_id;

-- Introductions as far as they may be served, to asker and introducer alike: the introducer's tie with the contact may still be shown
-- to the asker (shared_connection), and the asker is here and has not asked to be forgotten since. What each side may know of the
-- state is up to domain/introduction.ts. `offset 0` has each tie looked up by its key and planned by itself: planned together, what reads
-- this view was planned for up to 160 ms.
create view shown_introduction with (security_invoker = true) as
select
  introduction.*,
  tie.name as contact_name,
  tie.account_domain,
  tie.colleague_object_id as introducer_object_id,
  tie.colleague_address as introducer_address,
  tie.colleague_name as introducer_name,
  tie.colleague_department as introducer_department,
  tie.colleague_title as introducer_title,
  asker.object_id as asker_object_id,
  asker.address as asker_address,
  asker.name as asker_name,
  asker.department as asker_department,
  asker.title as asker_title,
  tie.guests_may_see
from introduction
cross join lateral (
  select shared_connection.*
  from shared_connection
  where shared_connection.tenant_id = introduction.tenant_id
    and shared_connection.colleague_id = introduction.introducer_id
    and shared_connection.contact_id = introduction.contact_id
    and not shared_connection.is_shared_mailbox
    and not shared_connection.is_machine
  offset 0
) as tie
join colleague as asker
  on asker.tenant_id = introduction.tenant_id
  and asker.colleague_id = introduction.asker_id
  and asker.is_enabled
  and (tie.guests_may_see or not asker.is_guest)
join sharing as asker_sharing
  on asker_sharing.tenant_id = introduction.tenant_id
  and asker_sharing.colleague_id = introduction.asker_id
  and (asker_sharing.forgotten_at is null or asker_sharing.forgotten_at < introduction.asked_at);

-- The asks of one introducer as far as askers may know of them: in the 30 days before a moment, and waiting at it. A no counts as long
-- as a silence would (docs/decisions/0016). A function, as hidden_traffic_sum is: hardly anybody asked about was asked at all.
create or replace function introducer_load(asked_tenant_id integer, asked_introducer_id integer, at_moment timestamptz)
returns integer[] language plpgsql stable as $$
begin
  -- Nothing is open for longer: 28 days of asking (domain/introduction.ts) and 14 for the mail.
  if not exists (
    select
    from introduction
    where introduction.tenant_id = asked_tenant_id
      and introduction.introducer_id = asked_introducer_id
      and introduction.asked_at > at_moment - interval '60 days'
  ) then
    return '{0,0}';
  end if;
  return (
    select array[
      count(*) filter (where shown.asked_at > at_moment - interval '30 days'),
      count(*) filter (
        where shown.state = 'accepted'
          or (
            shown.tell_asker_at > at_moment
            and shown.state in ('asked', 'later', 'expired', 'closed')
            and shown.closed_because is distinct from 'concluded'
          )
      )
    ]::integer[]
    from shown_introduction as shown
    where shown.tenant_id = asked_tenant_id
      and shown.introducer_id = asked_introducer_id
      and shown.asked_at > at_moment - interval '60 days'
  );
end
$$;

-- What colleagues do not want to be asked, for leaving them out of proposals: from shows_at on, and never to the asker whose ask was
-- declined so (asker_id; 0 is nobody's).
create view showing_wish with (security_invoker = true) as
select tenant_id, colleague_id, contact_id, asker_id, shows_at
from introducer_wish;

-- What is held about a person's own asks, for that person alone: as far as he may still be shown the introducer, and without anything
-- that tells a no from a silence.
create view held_ask with (security_invoker = true) as
select
  tenant_id,
  asker_id as colleague_id,
  introduction_id,
  contact_address,
  introducer_name,
  why,
  blurb,
  asked_at,
  case
    when state in ('accepted', 'introduced', 'cancelled') then state
    when closed_because = 'concluded' then 'closed'
    else 'no answer'
  end as state,
  introduced_at,
  outcome
from shown_introduction;

-- What was asked of a person, for that person alone. What was never delivered was kept away because that person wants so.
create view held_ask_of_me with (security_invoker = true) as
select
  introduction.tenant_id,
  introduction.introducer_id as colleague_id,
  introduction.introduction_id,
  introduction.contact_address,
  asker.name as asker_name,
  introduction.why,
  introduction.blurb,
  introduction.asked_at,
  introduction.state,
  introduction.decline_reason,
  introduction.ask_again_at,
  introduction.expires_at,
  introduction.introduced_at,
  introduction.outcome
from introduction
join colleague as asker
  on asker.tenant_id = introduction.tenant_id
  and asker.colleague_id = introduction.asker_id
where introduction.is_delivered;

create view held_wish with (security_invoker = true) as
select tenant_id, colleague_id, contact_id, kind, asker_id, contact_address, set_at
from introducer_wish;

-- Notices about introductions, for whom they are: an asker's as far as the introduction may still be shown.
create view held_notice with (security_invoker = true) as
select notice.tenant_id, notice.colleague_id, notice.notice_id, notice.introduction_id, notice.kind, notice.state, notice.due_at,
  notice.conversation_id, notice.activity_id
from notice
where exists (
    select
    from introduction
    where introduction.tenant_id = notice.tenant_id
      and introduction.introduction_id = notice.introduction_id
      and introduction.introducer_id = notice.colleague_id
  )
  or exists (
    select
    from shown_introduction
    where shown_introduction.tenant_id = notice.tenant_id
      and shown_introduction.introduction_id = notice.introduction_id
  );

create view held_conversation with (security_invoker = true) as
select *
from conversation;

-- What an administrator said about an address: for the colleague it belongs to, and for the contact.
create view held_correction with (security_invoker = true) as
select tenant_id, colleague_id, is_shared_mailbox, changed_at
from colleague_correction;

create view held_contact_correction with (security_invoker = true) as
select tenant_id, contact_id, address, is_machine, changed_at
from contact_correction;

-- For the administrator who looks after addresses: the mailboxes of the directory, with what is said of each. Traffic tells only of those
-- that may serve others, and only under the consent by which single colleagues are told of: of everybody else it is as if the mailbox had
-- never been read.
create view directory_mailbox with (security_invoker = true) as
select
  colleague.tenant_id,
  colleague.colleague_id,
  colleague.address,
  colleague.name,
  colleague.is_shared_mailbox as is_shared_in_directory,
  coalesce(sharing_colleague.looks_shared, false) and exists (
    select
    from granted_consent
    where granted_consent.tenant_id = colleague.tenant_id
      and granted_consent.kind = 'identifiableInsights'
  ) as looks_shared,
  correction.is_shared_mailbox as is_said_shared,
  correction.changed_at,
  correction.changed_by
from colleague
left join sharing_colleague
  on sharing_colleague.tenant_id = colleague.tenant_id
  and sharing_colleague.colleague_id = colleague.colleague_id
left join colleague_correction as correction
  on correction.tenant_id = colleague.tenant_id
  and correction.colleague_id = colleague.colleague_id
where colleague.is_enabled
  and not colleague.is_guest
  and colleague.address is not null;

-- And the outside addresses that colleagues who share have to do with, once for each of them: read as a crowd only, and no answer names
-- one (store/addresses.ts).
create view outside_address with (security_invoker = true) as
select tenant_id, contact_id, contact_address, colleague_id, consent_kind, mails_out, meetings, is_machine_by_name
from consented_connection
where not is_shared_mailbox
  and consent_kind in ('aggregatedInsights', 'identifiableInsights');

create view outside_correction with (security_invoker = true) as
select tenant_id, contact_id, address, is_machine, changed_at, changed_by
from contact_correction;

-- The ledger of batches of the mailboxes that may serve others: how far reading has come. A mailbox whose owner has paused is read on, and
-- is not told of here either.
create view sharing_batch with (security_invoker = true) as
select batch.*
from batch
join sharing_colleague
  on sharing_colleague.tenant_id = batch.tenant_id
  and sharing_colleague.colleague_id = batch.colleague_id;

grant select on
  granted_consent,
  readable_mailbox,
  directory_colleague,
  directory_address,
  directory_reading,
  hidden_connection,
  hidden_traffic,
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
  own_peer,
  held_person,
  held_contact,
  held_contact_connection,
  held_sharing,
  held_hidden_contact,
  held_hidden_domain,
  held_connection,
  held_day,
  held_meeting,
  held_familiarity,
  held_batch,
  held_view,
  own_look,
  shown_introduction,
  showing_wish,
  held_ask,
  held_ask_of_me,
  held_wish,
  held_conversation,
  held_notice,
  held_correction,
  held_contact_correction,
  mailbox_traffic,
  directory_mailbox,
  outside_address,
  outside_correction,
  sharing_batch
to acquaint_app;
