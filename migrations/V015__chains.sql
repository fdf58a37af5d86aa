-- Every row of a stream is chained to the one that arrived before it (docs/evidence.md). Rows that were stored before this
-- migration have no arrival number: the chain of their stream begins behind them, at chain_head.since.
alter table reading
    add column n        bigint,     -- arrival number within the stream, from 1
    add column link     bigint,     -- the first eight bytes of the row's hash, in the key beside the rest
    add column previous bytea;      -- the hash of row n − 1; in the heap alone, and looked up where a run of rows begins

-- Logs and charts are answered from the key alone, and a log checks every row against its link.
alter table reading drop constraint reading_pkey;
alter table reading add primary key (stream_id, at) include (value, received_at, missing, claimed_at, n, link);

-- The newest row of every stream: moved by the statement that stores rows, in its transaction. Room is left in every
-- page, so that a row is rewritten where it stands.
create table chain_head (
    stream_id int         primary key references stream on delete cascade,
    n         bigint      not null,
    hash      bytea       not null,
    since     timestamptz not null default now()     -- what arrived earlier is not chained
) with (fillfactor = 50);

-- What the first row of a stream is chained to: whose stream it is.
create function chain_start(of_device int, stream_name text) returns bytea language sql stable as
$$ select sha256(convert_to('wardkeeper stream 1' || E'\n' || urn || E'\n' || stream_name || E'\n', 'UTF8'))
   from device where id = of_device $$;

insert into chain_head (stream_id, n, hash) select id, 0, chain_start(device_id, name) from stream;

create function begin_chain() returns trigger language plpgsql as
$$ begin
    insert into chain_head (stream_id, n, hash) values (new.id, 0, chain_start(new.device_id, new.name));
    return null;
end $$;
create trigger stream_chain after insert on stream for each row execute function begin_chain();

-- What was stored stays as it was stored, whoever asks for something else. A row's trigger reaches every part of the
-- table; a whole part can only be dropped, which no statement on rows does by mistake.
create function refuse_change() returns trigger language plpgsql as
$$ begin
    raise exception 'a stored reading is never changed or removed; a correction is a row of its own'
        using errcode = 'insufficient_privilege';
end $$;
create trigger reading_unchanged before update or delete on reading for each row execute function refuse_change();
create trigger reading_not_emptied before truncate on reading for each statement execute function refuse_change();

-- Corrections are rows of their own that refer to the row they correct, which stays. Chained among themselves.
create table correction (
    n          bigint           primary key,
    made_at    timestamptz      not null,
    made_by    text             not null,
    stream_id  int              not null references stream,
    at         timestamptz      not null,    -- of the row that is corrected
    value      double precision,             -- what it should have been; null where it should not count at all
    reason     text             not null,
    hash       bytea            not null
);
create index correction_row on correction (stream_id, at);
create trigger correction_unchanged before update or delete on correction for each row execute function refuse_change();

-- The public parts of the keys that this site has signed with; a private part never leaves the data folder.
create table site_key (
    key_id     text        primary key,
    public_key bytea       not null,          -- SubjectPublicKeyInfo
    since      timestamptz not null default now()
);

-- The root over all chains at the end of a site's day, signed with the site key, and the heads it stands for.
create table daily_root (
    day       date        primary key,
    sealed_at timestamptz not null,
    leaves    int         not null,
    root      bytea       not null,
    previous  bytea       not null,    -- SHA-256 of the statement before it; zeros for the first
    key_id    text        not null references site_key,
    signature bytea       not null     -- over the statement (docs/evidence.md)
);
create table daily_head (
    day       date   not null references daily_root,
    leaf      int    not null,         -- its place in the tree
    stream_id int    not null,
    name      text   not null,         -- device and stream, as the leaf says them
    n         bigint not null,
    hash      bytea  not null,
    primary key (stream_id, day)
);
create index daily_head_day on daily_head (day, leaf);
create trigger daily_root_unchanged before update or delete on daily_root for each row execute function refuse_change();
create trigger daily_head_unchanged before update or delete on daily_head for each row execute function refuse_change();

-- Who took which log out of the house, and when. The manifest is kept where the file has no place for it (CSV).
create table log_export (
    id          uuid        primary key,
    begun_at    timestamptz not null,
    ended_at    timestamptz,
    made_by     text        not null,
    format      text        not null,
    units       text[]      not null,
    period_from timestamptz not null,
    period_to   timestamptz not null,
    state       text        not null check (state in ('running', 'done', 'called-off', 'failed')),
    lines       bigint      not null default 0,
    manifest    text
);
create index log_export_begun on log_export (begun_at desc, id);
