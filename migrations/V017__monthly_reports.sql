-- What is reported of every month, and to whom.
create table monthly_setup (
    id          uuid        primary key,
    units       text[]      not null,      -- none: all that there are then
    format      text        not null check (format in ('pdf', 'xlsx', 'zip')),
    recipients  text[]      not null check (cardinality(recipients) > 0),
    first_month date        not null check (extract(day from first_month) = 1),
    set_at      timestamptz not null,
    set_by      text        not null,
    ended_at    timestamptz
);

-- A report that was made. The row comes in the transaction that enters the export as done: a month is reported once.
create table monthly_report (
    setup_id        uuid        not null references monthly_setup,
    month           date        not null check (extract(day from month) = 1),
    export_id       uuid        not null references log_export,
    made_at         timestamptz not null,
    units           int         not null,
    excursions      int         not null,
    not_closed      int         not null,
    expected        bigint      not null,
    received        bigint      not null,
    seconds_unknown bigint      not null,
    primary key (setup_id, month)
);

-- Its way to each address.
create table monthly_mail (
    setup_id  uuid        not null,
    month     date        not null,
    recipient text        not null,
    attempts  int         not null default 0,
    next_at   timestamptz,                 -- null: it arrived, or was given up
    sent_at   timestamptz,
    fault     text        not null default '',
    primary key (setup_id, month, recipient),
    foreign key (setup_id, month) references monthly_report
);
create index monthly_mail_next on monthly_mail (next_at) where next_at is not null;
