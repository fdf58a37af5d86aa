-- One row a room that somebody stood in with a tag: stored whole when it ends. Without references: a zone or an asset
-- that goes takes nothing of what was heard with it, and a lesson of a zone that is no more is not used.
create table lesson (
    id        uuid primary key,
    zone_id   text not null,
    asset_id  text not null,
    tag       text not null,
    taught_by text not null,
    began     timestamptz not null,
    ended     timestamptz not null,
    used      timestamptz,               -- since when the live model goes by it; null while it waits for "use this"
    undone    timestamptz,               -- since when it counts for nothing; kept for 90 days, in case it was a slip
    version   int not null default 0,
    check (began <= ended)
);
create index lesson_began on lesson (began);

-- What one antenna heard of the tag within one second, the mean of it. All rows of one second are one vector.
create table taught (
    lesson_id uuid not null references lesson on delete cascade,
    at        timestamptz not null,
    reader    text not null,
    antenna   text not null,
    rssi      real not null,             -- dBm
    x         double precision,          -- where exactly, where that is known: local metres of the zone's level
    y         double precision,
    primary key (lesson_id, at, reader, antenna),
    check ((x is null) = (y is null))
);
