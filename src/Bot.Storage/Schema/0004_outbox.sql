-- What was given up stands apart from what waits. In SQLite what waits stands in the order it is taken, lane by lane, so that it needs no
-- index beside it; its id is the microsecond it was put there, or the next free one, so that none is given twice.
create table given_up (
  platform text not null,
  incident int not null,
  id bigint not null,
  payload text not null,
  why text,
  given_up_at bigint not null,
  primary key (platform, incident, id)
) /*sqlite: without rowid */;
insert into given_up (platform, incident, id, payload, why, given_up_at)
  select platform, incident, id, payload, why, given_up_at from outbox where given_up_at is not null;
/*postgres:
drop index outbox_waiting;
drop index outbox_given_up;
delete from outbox where given_up_at is not null;
alter table outbox drop column given_up_at;
create index outbox_lane on outbox (platform, incident, id);
*/
/*sqlite:
create table lanes (
  platform text not null,
  incident int not null,
  id bigint not null,
  latest_of text,
  payload text not null,
  attempts int not null default 0,
  why text,
  primary key (platform, incident, id)
) without rowid;
insert into lanes (platform, incident, id, latest_of, payload, attempts, why)
  select platform, incident, id, latest_of, payload, attempts, why from outbox where given_up_at is null;
drop table outbox;
alter table lanes rename to outbox;
*/
