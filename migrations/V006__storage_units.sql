create table storage_unit (
    id         text primary key,
    name       text not null,
    zone_id    text not null references zone,
    kind       text not null check (kind in ('refrigerator', 'freezer', 'ultracold')),
    interval_s int  not null check (interval_s > 0),
    version    int  not null default 0
);

-- Limits are never overwritten: what was in force at any past moment can be told.
create table unit_limits (
    unit_id  text not null references storage_unit,
    since    timestamptz not null,       -- '-infinity' for the first
    low_cel  double precision not null,
    high_cel double precision not null,
    primary key (unit_id, since),
    check (low_cel < high_cel)
);

-- Which sensor spoke for the unit, and when: a probe is swapped, the history stays with the unit.
create table sensor_assignment (
    unit_id   text not null references storage_unit,
    device_id int  not null references device,
    since     timestamptz not null,      -- '-infinity' for the first
    until     timestamptz not null default 'infinity',
    primary key (unit_id, since),
    check (since < until)
);
create unique index sensor_assignment_now on sensor_assignment (device_id) where until = 'infinity';
