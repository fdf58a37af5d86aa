create table app_user (
    login         text primary key check (login ~ '^[a-z][a-z0-9._-]{1,63}$'),
    password_hash text not null,
    role          text not null check (role in ('nurse', 'facilities', 'compliance', 'infection', 'admin')),
    version       int  not null default 0,
    created_at    timestamptz not null default now()
);

-- Who did what: append-only, each row chained to the one before it.
create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text not null,
    action  text not null,
    subject text not null,
    detail  text not null default '',
    hash    bytea not null               -- SHA-256(previous hash || canonical bytes of this row)
);
