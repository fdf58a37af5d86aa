-- One stream is one named series of one device: 'temperature', 'door', 'battery' …
create table stream (
    id        int generated always as identity primary key,
    device_id int  not null references device,
    name      text not null,
    unique (device_id, name)
);

-- Every durable observation is a row: a number, or the reason why there is none. Booleans are 0 and 1, counts are counts.
-- Rows arrive interleaved over all streams, but are asked for one stream at a time: the primary key carries every
-- column that a log or a chart needs, so a year of one stream is read from the index alone (docs/adr/0003).
create table reading (
    stream_id   int         not null,
    at          timestamptz not null,    -- measured; with the stream it is the row's identity
    value       double precision,
    received_at timestamptz not null,
    missing     smallint,                -- why there is no value: a code of MissingReason
    claimed_at  timestamptz,             -- only where the device's clock ran ahead and arrival was taken instead
    primary key (stream_id, at) include (value, received_at, missing, claimed_at),
    check ((value is null) = (missing is not null))
) partition by range (at);

-- Claims of devices whose clock runs ahead: (stream, claimed) is their identity, since their rows stand at arrival.
create table future_claim (
    stream_id  int         not null,
    claimed_at timestamptz not null,
    at         timestamptz not null,
    primary key (stream_id, claimed_at)
);

-- What was refused and why; bounded by the writer, pruned by age.
create table rejection (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    speaker  text not null,              -- who was on the wire, as it named itself
    device   text,                       -- the record's device, where one was found
    code     text not null,              -- the CoAP answer, '4.03'
    reason   text not null,
    body     bytea                       -- the first bytes of the pack
);
create index rejection_at on rejection (at);
