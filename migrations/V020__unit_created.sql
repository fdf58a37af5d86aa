-- Since when a unit is kept here: what its sensor measured before came along as history, and is nobody's alarm.
alter table storage_unit add column created_at timestamptz not null default now();

-- What became known lately.
create index excursion_changed on excursion (changed_at);
