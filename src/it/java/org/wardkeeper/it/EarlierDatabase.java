package org.wardkeeper.it;

import java.sql.Connection;
import java.sql.SQLException;
import org.wardkeeper.audit.AuditTrail;

/**
 * A hospital's database as a server kept it before there were excursions, chains and rules, migrated by this one: a fridge
 * whose probe was swapped and whose limits were changed, a freezer, three readings of each, an asset and its visit, alarms
 * of the server, and a trail.
 */
public final class EarlierDatabase {

    /** The last migration of that server. */
    private static final String VERSION = "12";

    private EarlierDatabase() {}

    /** Made once; whoever writes into it has streams of its own. */
    public static OwnDatabase migrated() {
        return Made.DATABASE;
    }

    private static final class Made {
        static final OwnDatabase DATABASE = made();
    }

    private static OwnDatabase made() {
        try {
            OwnDatabase database = OwnDatabase.asOf("earlier", VERSION);
            database.execute(GROUND);
            database.execute(READINGS);
            database.execute(ALARMS);
            try (Connection connection = database.open()) {
                AuditTrail.append(connection, "admin", "import", "site", "4 zones");
                AuditTrail.append(connection, "nurse", "alarm.acknowledge", "alarm disk-refuses", "ours");
            }
            database.migrate();
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String GROUND =
            """
            insert into site values (true, 'Old hospital', 'Europe/Vienna');
            insert into level values ('l1', 'Level 1', 1, '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}');
            insert into zone (id, level_id, name, category, shape) values
                ('l1-a', 'l1', 'Pharmacy', 'room', '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}');
            insert into app_user (login, password_hash, role) values ('nurse', 'x', 'nurse');
            insert into device (urn, kind, zone_id, interval_s, serial) values
                ('urn:dev:ow:1', 'sensor', 'l1-a', 300, 'T-1'), ('urn:dev:ow:2', 'sensor', 'l1-a', 300, null),
                ('urn:dev:ow:3', 'sensor', 'l1-a', 600, null);
            insert into storage_unit values ('fridge', 'Fridge', 'l1-a', 'refrigerator', 300),
                ('freezer', 'Freezer', 'l1-a', 'freezer', 600);
            insert into unit_limits values ('fridge', '-infinity', 2, 8), ('fridge', '2026-03-02 00:00Z', 3, 7),
                ('freezer', '-infinity', -50, -15);
            insert into sensor_assignment values ('fridge', 1, '-infinity', '2026-03-05 00:00Z'),
                ('fridge', 2, '2026-03-05 00:00Z', 'infinity'), ('freezer', 3, '-infinity', 'infinity');
            insert into asset (id, name, kind, tag, home_zone) values ('A-1', 'Pump', 'pump', 'c8:f3:a1:b2:04:01', 'l1-a');
            insert into last_place values ('A-1', 'l1-a', 1, 1, 2, 0.9, '2026-03-05 00:00Z');
            insert into visit (asset_id, zone_id, entered) values ('A-1', 'l1-a', '2026-03-04 00:00Z');
            """;

    private static final String READINGS =
            """
            create table reading_2026_03 partition of reading
                for values from ('2026-03-01 00:00+00') to ('2026-04-01 00:00+00');
            insert into stream (device_id, name) values (1, 'temperature'), (2, 'temperature'), (3, 'temperature');
            insert into reading (stream_id, at, value, received_at, missing)
                select d, '2026-03-04 23:45Z'::timestamptz + i * interval '5 minutes', case when i < 2 then 5 + d end,
                       '2026-03-04 23:46Z'::timestamptz + i * interval '5 minutes', case when i = 2 then 1 end
                from generate_series(1, 3) d, generate_series(0, 2) i where d <> 2;
            insert into reading (stream_id, at, value, received_at)
                values (2, '2026-03-05 00:00Z', 5, '2026-03-05 00:00:01Z');
            insert into rejection (at, speaker, code, reason) values ('2026-03-04 00:00Z', 'urn:dev:ow:9', '4.01', 'unknown');
            """;

    private static final String ALARMS =
            """
            insert into alarm (id, kind, subject, priority, state, since, announced_at, returned_at, acknowledged_at,
                    acknowledged_by, note) values
                ('11111111-1111-1111-1111-111111111111', 'database-away', 'server', 'high', 'unack',
                    '2026-03-04 00:00Z', '2026-03-04 00:00:05Z', null, null, null, ''),
                ('22222222-2222-2222-2222-222222222222', 'disk-refuses', 'server', 'high', 'normal',
                    '2026-03-03 00:00Z', '2026-03-03 00:00Z', '2026-03-03 01:00Z', '2026-03-03 00:10Z', 'nurse', 'ours');
            """;
}
