-- Notices: looking for somebody without a chat is counted apart from trying to send, and one card is one row.

alter table notice
  -- How often its reader was looked for who has no chat with the bot: that is no attempt to send.
  add column looks integer not null default 0;

-- What was kept more than once of one card: the notice that was sent stays, or else the last row.
delete from notice
using notice as other
where notice.activity_id is not null
  and other.tenant_id = notice.tenant_id
  and other.colleague_id = notice.colleague_id
  and other.conversation_id is not distinct from notice.conversation_id
  and other.activity_id = notice.activity_id
  and (other.kind <> 'card', other.due_at, other.notice_id) > (notice.kind <> 'card', notice.due_at, notice.notice_id);

-- One card is one row, whatever it shows now.
create unique index notice_place on notice (tenant_id, colleague_id, conversation_id, activity_id) where activity_id is not null;

-- A yes does not turn into no answer any more: what did is a yes again, until one of both ends it.
update introduction
set state = 'accepted'
where state = 'expired'
  and accepted_at is not null;
