-- Every change knows the one before it (0: it is the first), and the incident the last one: changes are found from the newest back. An
-- index of them would cost every transaction a page for each incident it touches.
alter table incident add column last_change bigint not null default 0;
update incident set last_change = coalesce((select max(seq) from entry where incident = number and changes_state = 1), 0);
alter table entry add column change_before bigint;
update entry set change_before = coalesce(
    (select max(e.seq) from entry e where e.incident = entry.incident and e.changes_state = 1 and e.seq < entry.seq), 0)
  where changes_state = 1;
drop index entry_change;
alter table entry drop column changes_state;
