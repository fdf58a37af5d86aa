-- Everything that may report. Keys are not here: they lie in the data folder, readable by the owner alone.
create table device (
    id            int generated always as identity primary key,
    urn           text not null unique,
    kind          text not null check (kind in ('reader', 'gateway', 'sensor', 'dispenser', 'badge')),
    zone_id       text references zone,
    interval_s    int  not null check (interval_s > 0),
    serial        text,
    version       int  not null default 0,
    registered_at timestamptz not null default now()
);

-- Which gateway may carry whose records. A device always speaks for itself.
create table speaks_for (
    gateway_id int not null references device,
    device_id  int not null references device,
    primary key (gateway_id, device_id)
);
