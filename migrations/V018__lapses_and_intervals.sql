-- Rules may also be about a unit's door and its mains: how long they may stand open or off.
alter table unit_rule drop constraint unit_rule_direction_check;
alter table unit_rule add check (direction in ('above', 'below', 'door-open', 'power-off'));
alter table unit_rule add check (direction in ('above', 'below') or (semantics = 'continuous' and at_cel is null));

-- How often a unit's readings were expected, and since when: what was a gap then is told by what was expected then.
-- storage_unit.interval_s says what is expected now; whoever writes it, what was expected before stays here.
create table unit_interval (
    unit_id    text not null references storage_unit on delete cascade,
    since      timestamptz not null,      -- '-infinity' for the first
    interval_s int  not null check (interval_s > 0),
    primary key (unit_id, since)
);
insert into unit_interval (unit_id, since, interval_s) select id, '-infinity', interval_s from storage_unit;

create function keep_interval() returns trigger language plpgsql as
$$ begin
    if tg_op = 'INSERT' then
        insert into unit_interval values (new.id, '-infinity', new.interval_s);
    elsif new.interval_s <> old.interval_s then
        insert into unit_interval values (new.id, now(), new.interval_s)
        on conflict (unit_id, since) do update set interval_s = excluded.interval_s;
    end if;
    return null;
end $$;
create trigger storage_unit_interval after insert or update on storage_unit
    for each row execute function keep_interval();
