-- Months of readings that the site no longer keeps. What was in them is gone; what they came to stays, and so do the
-- signed roots of their days, by which a log that was exported before is still proved.
create table dropped_month (
    month      date        primary key,        -- its first day, UTC
    dropped_at timestamptz not null default now(),
    readings   bigint      not null,
    streams    int         not null
);
create trigger dropped_month_unchanged before update or delete on dropped_month
    for each row execute function refuse_change();
