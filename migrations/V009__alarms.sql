-- One row an occurrence: from its announcement until it is both over and acknowledged. The server's own alarms have the
-- subject 'server'; what watches a storage unit or a device names that.
create table alarm (
    id              uuid primary key,
    kind            text not null,           -- 'database-away' …
    subject         text not null,
    priority        text not null check (priority in ('high', 'medium', 'low')),
    state           text not null check (state in ('unack', 'acked', 'rtn-unack', 'normal')),
    since           timestamptz not null,    -- when the condition began
    announced_at    timestamptz not null,    -- the last time
    returned_at     timestamptz,             -- when the condition ended
    acknowledged_at timestamptz,
    acknowledged_by text,
    note            text not null default '',
    detail          text not null default '',
    check ((acknowledged_at is null) = (acknowledged_by is null)),
    check (state not in ('acked', 'normal') or acknowledged_at is not null),
    check (state not in ('rtn-unack', 'normal') or returned_at is not null)
);
-- One open alarm for one condition: its repeats belong to it.
create unique index alarm_open on alarm (kind, subject) where state <> 'normal';
create index alarm_since on alarm (since);
