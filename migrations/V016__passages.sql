-- An asset went through a door whose reader has an antenna on each side: told by the order in which the levels peaked.
create table passage (
    id        bigint generated always as identity primary key,
    asset_id  text not null references asset on delete cascade,
    door      text not null,               -- the reader's URN
    from_zone text not null references zone on delete cascade,
    to_zone   text not null references zone on delete cascade,
    at        timestamptz not null,        -- in the middle of the door
    unique (asset_id, at, door)
);
create index passage_at on passage (at);
