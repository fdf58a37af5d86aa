-- The site's rules of a unit, a whole set a version, never overwritten. A unit without a version has those of its kind.
create table unit_rules (
    unit_id text        not null references storage_unit,
    since   timestamptz not null,
    who     boolean     not null,          -- whether WHO's rules hold beside them
    set_by  text        not null,
    primary key (unit_id, since)
);

-- Two rules that look the same way and count the same way would tell of one thing twice.
create table unit_rule (
    unit_id   text             not null,
    since     timestamptz      not null,
    name      text             not null,
    direction text             not null check (direction in ('above', 'below')),
    semantics text             not null check (semantics in ('continuous', 'day', 'run')),
    at_cel    double precision,            -- null: the limit in force
    delay_s   int              not null check (delay_s > 0),
    priority  text             not null check (priority in ('high', 'medium', 'low')),
    primary key (unit_id, since, direction, semantics),
    unique (unit_id, since, name),
    foreign key (unit_id, since) references unit_rules
);

-- A sensor speaks for one unit at a time, whenever that was.
alter table sensor_assignment
    add constraint sensor_assignment_once exclude using gist (
        int4range(device_id, device_id, '[]') with &&, tstzrange(since, until) with &&),
    add column model    text not null default '',   -- of the sensor, as whoever put it in noted it
    add column firmware text not null default '',
    add column buffer   text not null default '';   -- what the probe sits in: glycol, glass beads …

-- A certificate that was entered wrongly is entered again under its number: the newest entry counts, all are kept.
create table calibration_certificate (
    id              uuid             primary key,
    device_id       int              not null references device,
    number          text             not null,
    laboratory      text             not null,
    calibrated_on   date             not null,
    due_on          date             not null,
    uncertainty_cel double precision not null check (uncertainty_cel >= 0),
    offset_cel      double precision not null,
    entered_at      timestamptz      not null,
    entered_by      text             not null,
    pdf             bytea,
    pdf_sha256      text,
    check (due_on > calibrated_on),
    check ((pdf is null) = (pdf_sha256 is null))
);
create index calibration_certificate_device on calibration_certificate (device_id, calibrated_on);

-- What somebody read off a unit at the start of a workday. A day without a row was missed: nothing is ever filled in.
create table manual_check (
    id         uuid             primary key,
    unit_id    text             not null references storage_unit,
    checked_at timestamptz      not null,
    min_cel    double precision not null,
    max_cel    double precision not null,
    now_cel    double precision not null,
    name       text             not null,
    initials   text             not null,
    note       text             not null,
    entered_by text             not null,
    check (min_cel <= now_cel and now_cel <= max_cel)
);
create index manual_check_unit on manual_check (unit_id, checked_at);

-- What was in a unit and when: the lots at risk in an excursion are those that were in it then.
create table stored_lot (
    id           uuid        primary key,
    unit_id      text        not null references storage_unit,
    product      text        not null,
    lot          text        not null,
    expires_on   date,
    amount       text        not null,
    put_in_at    timestamptz not null,
    put_in_by    text        not null,
    taken_out_at timestamptz,
    taken_out_by text,
    check (taken_out_at >= put_in_at),
    check ((taken_out_at is null) = (taken_out_by is null))
);
create index stored_lot_unit on stored_lot (unit_id, put_in_at);

-- Found by the rule from the readings; a late reading may change one, and one that another has taken in is withdrawn.
create table excursion (
    id             uuid             primary key,
    unit_id        text             not null references storage_unit,
    direction      text             not null check (direction in ('above', 'below')),
    started_at     timestamptz      not null,
    ended_at       timestamptz      not null,   -- up to where it is known, while it runs
    ending         text             not null check (ending in ('running', 'in-range', 'other-side', 'gap', 'missing')),
    min_cel        double precision not null,
    max_cel        double precision not null,
    degree_minutes double precision not null,
    low_cel        double precision not null,   -- the limits in force when it began
    high_cel       double precision not null,
    rules          jsonb            not null,   -- and the rules
    firings        jsonb            not null,
    found_at       timestamptz      not null,
    changed_at     timestamptz      not null,
    withdrawn_at   timestamptz
);
create index excursion_unit on excursion (unit_id, started_at);
create index excursion_running on excursion (unit_id) where ending = 'running' and withdrawn_at is null;

-- Signed, with what was signed; another one is added where late readings changed an excursion after it was closed.
create table excursion_closing (
    id           uuid        primary key,
    excursion_id uuid        not null references excursion,
    closed_at    timestamptz not null,
    closed_by    text        not null,          -- login
    signed_name  text        not null,
    meaning      text        not null,
    form         jsonb       not null,
    facts        text        not null           -- the excursion's facts as they were signed, in words
);
create index excursion_closing_excursion on excursion_closing (excursion_id, closed_at);

-- Every row received before this has been looked at.
create table excursion_progress (
    only_row      boolean     primary key default true check (only_row),
    received_till timestamptz not null
);
