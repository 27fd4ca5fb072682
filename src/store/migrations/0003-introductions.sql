-- Introductions: what was asked of whom, what introducers do not want to be asked, where people are reached, and what they are told.

alter table tenant_setting
  -- The mail that introduces two people; null where the usual one serves (domain/introduction-mail.ts).
  add column introduction_subject text,
  add column introduction_body text;

create table introduction (
  tenant_id integer not null,
  introduction_id uuid not null,
  asker_id integer not null,
  introducer_id integer not null,
  contact_id bigint not null,
  contact_address text not null,
  state text not null check (state in ('asked', 'later', 'accepted', 'introduced', 'closed', 'expired', 'cancelled')),
  closed_because text check (closed_because in ('declined', 'concluded')),
  decline_reason text check (decline_reason in ('notKnownWell', 'notAboutContact', 'notAtAll')),
  why text not null check (char_length(why) between 1 and 500),
  blurb text not null check (char_length(blurb) <= 1000),
  outcome text check (outcome in ('met', 'noAnswer', 'notNeeded')),
  -- False for an ask that the introducer does not want: it is kept as asked, and nobody is told of it.
  is_delivered boolean not null,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  -- Drawn when asking: when the asker is told that no answer came, after a no and after a silence alike.
  tell_asker_at timestamptz not null,
  expires_at timestamptz not null,
  ask_again_at timestamptz,
  -- How often the introducer said "not now".
  laters integer not null default 0,
  reminded_at timestamptz,
  asker_told_at timestamptz,
  accepted_at timestamptz,
  introduced_at timestamptz,
  primary key (tenant_id, introduction_id),
  foreign key (tenant_id, asker_id) references colleague on delete cascade,
  foreign key (tenant_id, introducer_id) references colleague on delete cascade,
  check (asker_id <> introducer_id),
  check ((state = 'closed') = (closed_because is not null)),
  check ((state = 'later') = (ask_again_at is not null))
);
create index introduction_asker on introduction (tenant_id, asker_id, asked_at);
create index introduction_introducer on introduction (tenant_id, introducer_id, asked_at);
create index introduction_contact on introduction (tenant_id, contact_id);
create index introduction_clock on introduction (tenant_id, expires_at) where state in ('asked', 'later', 'accepted');
create index introduction_untold on introduction (tenant_id, tell_asker_at) where asker_told_at is null;

-- What a colleague does not want to be asked: about one contact, or (contact 0) at all. asker_id is 0 for what was set apart from any
-- ask, otherwise the asker whose ask was declined so: to that asker the wish never shows (docs/decisions/0016).
create table introducer_wish (
  tenant_id integer not null,
  colleague_id integer not null,
  contact_id bigint not null,
  kind text not null check (kind in ('notKnownWell', 'notAboutContact', 'notAtAll')),
  asker_id integer not null,
  contact_address text,
  set_at timestamptz not null,
  -- From when on others see it: the colleague is not proposed any more.
  shows_at timestamptz not null,
  primary key (tenant_id, colleague_id, contact_id, kind, asker_id),
  foreign key (tenant_id, colleague_id) references colleague on delete cascade,
  check ((kind = 'notAtAll') = (contact_id = 0)),
  check ((kind = 'notAtAll') = (contact_address is null))
);
create index introducer_wish_contact on introducer_wish (tenant_id, contact_id);

-- Where a colleague is reached: the personal chat with the bot, as the channel named it.
create table conversation (
  tenant_id integer not null,
  colleague_id integer not null,
  conversation_id text not null,
  service_url text not null,
  user_channel_id text not null,
  bot_channel_id text not null,
  locale text,
  time_zone text,
  noted_at timestamptz not null,
  welcomed_at timestamptz,
  primary key (tenant_id, colleague_id),
  foreign key (tenant_id, colleague_id) references colleague on delete cascade
);

-- What is to be said to whom, and what was. "unsure": it may have arrived, so it is never said again.
create table notice (
  tenant_id integer not null,
  notice_id uuid not null,
  colleague_id integer not null,
  introduction_id uuid not null,
  kind text not null check (
    kind in ('asked', 'askedAgain', 'reminder', 'accepted', 'introduced', 'unanswered', 'outcome', 'card')
  ),
  -- How often before the same was said: an introducer may be asked again more than once.
  round integer not null default 0,
  state text not null check (state in ('waiting', 'sending', 'sent', 'unsure', 'given up')),
  due_at timestamptz not null,
  claimed_at timestamptz,
  attempts integer not null default 0,
  conversation_id text,
  activity_id text,
  -- What the card says, by the name of the state its reader saw.
  shown text,
  primary key (tenant_id, notice_id),
  foreign key (tenant_id, colleague_id) references colleague on delete cascade,
  foreign key (tenant_id, introduction_id) references introduction on delete cascade
);
create unique index notice_once on notice (tenant_id, introduction_id, colleague_id, kind, round) where kind <> 'card';
create index notice_due on notice (tenant_id, due_at) where state in ('waiting', 'sending');
create index notice_card on notice (tenant_id, introduction_id) where activity_id is not null;
create index notice_reader on notice (tenant_id, colleague_id);

grant select on introduction, introducer_wish, conversation, notice to acquaint_app;
grant insert, update on introduction, notice to acquaint_app;
grant insert, update, delete on introducer_wish, conversation to acquaint_app;

do $$
declare
  walled text;
begin
  foreach walled in array array['introduction', 'introducer_wish', 'conversation', 'notice'] loop
    execute format('alter table %I enable row level security', walled);
    execute format(
      'create policy tenant_wall on %I using (tenant_id = nullif(current_setting(''acquaint.tenant_id'', true), '''')::integer)',
      walled
    );
  end loop;
end
$$;
