-- When each device was last heard, through whom, and what its latest claims say of its clock. Written a few seconds
-- behind the reports and over and over: room is left in every page, so that a row is rewritten where it stands.
create table device_contact (
    device_id         int         primary key references device on delete cascade,
    heard_at          timestamptz not null,
    speaker_id        int         not null references device on delete cascade,
    window_at         timestamptz,       -- when the present window of claims began; null where no report had a time
    delay_ms          bigint,            -- the smallest delay (arrival less claim) in that window, negative from the future
    earlier_delay_ms  bigint             -- the same of the window before
) with (fillfactor = 60);

-- The refusals of one device, the newest first, whether it spoke itself or was spoken for.
create index rejection_speaker on rejection (speaker, at desc) include (device);
create index rejection_device on rejection (device, at desc);

-- Who knocks and is not registered.
create index rejection_unknown on rejection (at) include (device, speaker) where code = '4.01';
