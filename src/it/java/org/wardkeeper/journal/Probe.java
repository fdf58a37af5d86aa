package org.wardkeeper.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.quantity.Quantity;
import org.wardkeeper.report.Reading;
import org.wardkeeper.report.Timing;

/** One sensor in a database of a test's own, and what it measures from noon on. */
final class Probe {
    static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    static final KnownDevice KNOWN = device(1);

    private Probe() {}

    /** Everything migrated; the sensor is registered as device 1. */
    static OwnDatabase database(String name) throws SQLException {
        OwnDatabase database = OwnDatabase.fresh(name);
        database.execute(
                """
                insert into level values ('l1', 'Level 1', 1, '{}');
                insert into zone values ('l1-a', 'l1', 'Pharmacy', 'room', false, '{}');
                insert into device (urn, kind, zone_id, interval_s) values ('urn:dev:ow:1', 'sensor', 'l1-a', 60);
                """);
        return database;
    }

    /** As if nothing had been stored: what a database refuses while it is in use. */
    static void forget(OwnDatabase database) throws SQLException {
        database.execute(
                """
                set session_replication_role = replica;
                truncate reading, future_claim;
                update chain_head h set n = 0, hash = chain_start(s.device_id, s.name) from stream s where s.id = h.stream_id;
                """);
    }

    static KnownDevice device(int id) {
        return new KnownDevice(id, "urn:dev:ow:" + id, DeviceKind.SENSOR, "l1-a", Duration.ofMinutes(1), "");
    }

    static Reading reading(KnownDevice device, int minute, double celsius) {
        Instant at = NOON.plusSeconds(60L * minute);
        return new Reading(device, Quantity.TEMPERATURE, celsius, Timing.measured(at, at));
    }

    /** How many readings are stored. */
    static long stored(OwnDatabase database) throws SQLException {
        return Long.parseLong(database.rows("select count(*) from reading").get(0));
    }
}
