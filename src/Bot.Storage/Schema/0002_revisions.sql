-- The message an entry revises: an edit or a deletion is found by what it changes, however many there are.
alter table entry add column revises bigint;
update entry set revises =
  /*sqlite: json_extract(content, '$.what.message') *//*postgres: (content::jsonb -> 'what' ->> 'message')::bigint */
  where changes_state = 1
  and /*sqlite: json_extract(content, '$.what.event') *//*postgres: content::jsonb -> 'what' ->> 'event' */ in ('message_edited', 'message_deleted');
create index entry_revises on entry (incident, revises, seq) where revises is not null;
