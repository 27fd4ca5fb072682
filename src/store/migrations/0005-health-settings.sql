-- What an administrator sets about health (domain/health-settings.ts). The defaults are those of the code.

alter table tenant_setting
  add column frequency text not null default 'week' check (frequency in ('day', 'week', 'two weeks', 'month', 'quarter')),
  add column mail_adjustment double precision not null default 0 check (mail_adjustment between -0.5 and 0.5),
  add column meeting_adjustment double precision not null default 0 check (meeting_adjustment between -0.5 and 0.5),
  add column call_adjustment double precision not null default 0 check (call_adjustment between -0.5 and 0.5),
  add column fair_from integer not null default 40 check (fair_from between 1 and 99),
  add column good_from integer not null default 60 check (good_from between 2 and 100),
  add constraint grades_have_room check (fair_from < good_from);
