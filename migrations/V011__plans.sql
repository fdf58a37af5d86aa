-- A zone that was taken off its plan stays for the visits that name it, and is on no map.
alter table zone add column gone_at timestamptz;

-- The plan of a level as a site folder holds it: GeoJSON, one feature a zone, door and reader.
create function plan_of(wanted_level text) returns jsonb language sql stable as $$
    select jsonb_build_object('type', 'FeatureCollection', 'features',
        coalesce(jsonb_agg(f.feature order by f.rank, f.id), '[]'))
    from (
        select 1 as rank, id, jsonb_build_object('type', 'Feature', 'id', id, 'feature_type', 'level', 'geometry', shape,
            'properties', jsonb_build_object('name', name, 'ordinal', ordinal)) as feature
        from level where id = wanted_level
        union all
        select 2, id, jsonb_build_object('type', 'Feature', 'id', id, 'feature_type', 'unit', 'geometry', shape,
            'properties', jsonb_build_object('name', name, 'level_id', level_id, 'category', category,
                'private', is_private))
        from zone where level_id = wanted_level and gone_at is null
        union all
        select 3, id, jsonb_build_object('type', 'Feature', 'id', id, 'feature_type', 'opening', 'geometry', shape,
            'properties', jsonb_build_object('level_id', level_id, 'units', jsonb_build_array(zone_a, zone_b)))
        from opening where level_id = wanted_level
        union all
        select 4, urn, jsonb_build_object('type', 'Feature', 'id', urn, 'feature_type', 'reader', 'geometry',
            jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(x, y)),
            'properties', jsonb_build_object('level_id', level_id, 'unit_id', zone_id, 'antennas', antennas))
        from reader where level_id = wanted_level) f
$$;

-- What lies beneath a drawing while somebody draws. By its content, so that a version can name it for good.
create table plan_picture (
    digest     text primary key,          -- SHA-256, in hexadecimal
    media_type text  not null check (media_type in ('image/png', 'image/svg+xml')),
    content    bytea not null
);

-- Every state a plan was ever in, whole: what is shown is the newest, and any other can be gone back to.
create table plan_version (
    level_id text        not null references level,
    version  int         not null,
    at       timestamptz not null,
    actor    text        not null,
    changes  jsonb       not null,         -- against the version before, as PlanChange tells it
    plan     jsonb       not null,
    picture  text references plan_picture,
    west     double precision,             -- where the picture lies, local metres
    south    double precision,
    east     double precision,
    north    double precision,
    primary key (level_id, version),
    check (num_nulls(picture, west, south, east, north) in (0, 5))
);

insert into plan_version (level_id, version, at, actor, changes, plan)
select id, 1, now(), 'server', '[]', plan_of(id) from level;
