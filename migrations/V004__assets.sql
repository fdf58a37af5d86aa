create table asset (
    id         text primary key,
    name       text not null,
    kind       text not null,
    tag        text unique,              -- canonical form of the tag's id
    home_zone  text references zone,
    status     text not null default 'available' check (status in ('available', 'in-use', 'dirty', 'broken', 'retired')),
    held_by    text,
    held_until timestamptz,
    version    int not null default 0,
    check ((held_by is null) = (held_until is null))
);

-- The last place of every asset, at most five seconds old: what a restart begins with.
create table last_place (
    asset_id   text primary key references asset,
    zone_id    text not null references zone,
    x          double precision not null,
    y          double precision not null,
    radius     double precision not null,
    confidence double precision not null,
    seen       timestamptz not null
) with (fillfactor = 50);               -- rewritten every few seconds: leave room on the page

create table visit (
    id         bigint generated always as identity primary key,
    asset_id   text not null references asset,
    zone_id    text not null references zone,
    entered    timestamptz not null,
    left_at    timestamptz               -- null while the asset is still there
);
create index visit_asset on visit (asset_id, entered);
create unique index visit_open on visit (asset_id) where left_at is null;
