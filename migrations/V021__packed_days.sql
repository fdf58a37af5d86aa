-- The temperatures of months that are over once more, a day of a stream in one row: a summary or a chart of a year reads
-- 365 of these instead of half a million rows. Made from the rows, and never evidence: a log is written from the rows
-- themselves (docs/adr/0016).
create table packed_day (
    stream_id    int   not null references stream on delete cascade,
    day          date  not null,    -- in UTC
    temperatures bytea not null,    -- in the order of time, row by row: microseconds since 2000 as int8, °C as float8
                                    -- (NaN where there was no value), both in network byte order
    primary key (stream_id, day)
);
-- PostgreSQL's own compression would cost more than the disk that it saves.
alter table packed_day alter column temperatures set storage external;

-- Stands on every month that is packed: should a reading reach it after all, its day is read row by row again.
create function unpack_day() returns trigger language plpgsql as
$$ begin
    delete from packed_day where stream_id = new.stream_id and day = (new.at at time zone 'UTC')::date;
    return null;
end $$;
