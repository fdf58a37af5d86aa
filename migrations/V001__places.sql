-- The hospital's ground: written by the site import and by commissioning, read into memory as one map.
-- Ids are those of the site folder, so that an import finds its own rows again.
create table site (
    only_row  boolean primary key default true check (only_row),
    name      text not null,
    time_zone text not null
);

create table level (
    id       text primary key,
    name     text not null,
    ordinal  int  not null,
    shape    jsonb not null             -- GeoJSON Polygon, local metres
);

-- IMDF calls a zone a unit.
create table zone (
    id         text primary key,
    level_id   text not null references level,
    name       text not null,
    category   text not null,
    is_private boolean not null default false,
    shape      jsonb not null           -- GeoJSON Polygon, local metres
);
create index zone_level on zone (level_id);

create table opening (
    id       text primary key,
    level_id text not null references level,
    zone_a   text not null references zone,
    zone_b   text not null references zone,   -- on another level for lifts and stairs
    shape    jsonb not null                   -- GeoJSON LineString or Point, local metres of level_id
);

-- Where a reader hangs. Whether it may report is the device registry's affair.
create table reader (
    urn      text primary key,
    level_id text not null references level,
    zone_id  text references zone,
    x        double precision not null,
    y        double precision not null,
    antennas jsonb not null default '{}'      -- antenna -> zone id
);
