-- How sure a visit is and how long it is vouched for. Null in rows from before: not noted.
alter table visit
    add column confidence real check (confidence between 0 and 1),  -- of the zone, at its surest since it was entered
    add column last_heard timestamptz;                               -- there; noted when the visit ends

-- A level as it was begins with what came in by the clock, of all assets. Without it a page of a replay reads the whole
-- table: of ten million visits 0.3 to 2.3 s, with it 0.1 to 0.35 s (docs/operations.md). It costs 22 bytes a visit.
create index visit_entered on visit (entered);
