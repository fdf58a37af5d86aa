-- Alarms of storage units and devices join the server's own; what keeps one from being announced stands beside its state.
alter table alarm alter column announced_at drop not null;       -- null: not told since it was raised, under an overlay
alter table alarm add column occasion text not null default '';  -- the excursion's id, for 'storage-unit <id>'
alter table alarm add column overlays jsonb not null default '[]';
alter table alarm add column value double precision;             -- how bad it was when it was raised …
alter table alarm add column bound double precision;             -- … and the limit in force then
alter table alarm add check ((value is null) = (bound is null));

-- One open alarm for one condition on one occasion. What somebody has put aside stays open while nothing is wrong.
drop index alarm_open;
create unique index alarm_open on alarm (kind, subject, occasion) where state <> 'normal' or overlays <> '[]';
create index alarm_occasion on alarm (occasion) where occasion <> '';

-- The log of every alarm: each change of its state, each overlay, who did it and what they wrote.
create table alarm_event (
    alarm_id uuid        not null references alarm on delete cascade,
    at       timestamptz not null,
    what     text        not null,           -- 'raised', 'announced', 'acknowledged', 'shelved' …
    by       text        not null default '',
    words    text        not null default '',
    primary key (alarm_id, at, what)
);
create index alarm_event_at on alarm_event using brin (at);

-- Who is told when an alarm is not taken note of: a role's hours, by the site's clock.
create table duty (
    id    bigint generated always as identity primary key,
    role  text not null check (role in ('nurse', 'facilities', 'compliance', 'infection', 'admin')),
    days  int  not null check (days between 1 and 127),   -- a bit a day, Monday first
    from_time time not null,
    to_time   time not null,                               -- not later than from_time: ends on the next day; equal: round the clock
    name  text not null,
    email text not null
);

-- Every attempt to tell somebody.
create table alarm_attempt (
    alarm_id  uuid        not null references alarm on delete cascade,
    announced timestamptz not null,          -- which time it was announced
    step      int         not null,          -- of the escalation, 0 at once
    channel   text        not null check (channel in ('page', 'mail', 'webhook', 'digest')),
    target    text        not null,          -- a role, an address
    at        timestamptz not null,
    delivered boolean     not null,
    words     text        not null default '',
    primary key (alarm_id, announced, step, channel, target)
);
create index alarm_attempt_at on alarm_attempt using brin (at);
