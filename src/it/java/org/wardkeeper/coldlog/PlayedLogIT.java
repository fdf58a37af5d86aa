package org.wardkeeper.coldlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardkeeper.coldchain.UnitKind;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.timeline.Period;
import org.wardkeeper.timeline.UnitLog;

/** A unit's log, told from a real PostgreSQL. A reading is expected every minute; minute 0 is {@link #BEGIN}. */
class PlayedLogIT {

    private static final Instant BEGIN = Instant.parse("2026-02-27T00:00:00Z");

    private static DataSource database;

    @BeforeAll
    static void aDatabase() throws SQLException {
        database = OwnDatabase.fresh("played_log").dataSource();
        execute(
                """
                create table reading_2026_02 partition of reading for values from ('2026-02-01 00:00+00') to ('2026-03-01 00:00+00');
                create table reading_2026_03 partition of reading for values from ('2026-03-01 00:00+00') to ('2026-04-01 00:00+00');
                insert into level values ('l1', 'Level 1', 1, '{}');
                insert into zone values ('l1-a', 'l1', 'Pharmacy', 'room', false, '{}');
                insert into device (urn, kind, zone_id, interval_s) values
                    ('urn:dev:ow:old', 'sensor', 'l1-a', 60), ('urn:dev:ow:new', 'sensor', 'l1-a', 60);
                insert into stream (device_id, name) values (1, 'temperature'), (2, 'temperature');
                insert into storage_unit values ('fridge', 'Fridge', 'l1-a', 'refrigerator', 60);
                insert into unit_limits values ('fridge', '-infinity', 2, 8);
                """);
    }

    @BeforeEach
    void aFridgeWithOneProbe() {
        execute("set session_replication_role = replica; truncate reading, sensor_assignment");
        execute("insert into sensor_assignment values ('fridge', 1, '-infinity')");
    }

    @Test
    void an_excursion_is_found_with_its_true_ends_across_months_and_probes() throws SQLException {
        execute("delete from sensor_assignment");
        execute("insert into sensor_assignment values ('fridge', 1, '-infinity', '2026-03-01 00:00Z'),"
                + " ('fridge', 2, '2026-03-01 00:00Z', 'infinity')");
        execute("insert into reading select case when at < '2026-03-01 00:00Z' then 1 else 2 end, at, 9, at from"
                + " generate_series('2026-02-28 12:00Z'::timestamptz, '2026-03-01 11:59Z', interval '1 minute')"
                + " at");
        execute("insert into reading values (2, '2026-03-01 12:00Z', 5, '2026-03-01 12:00Z')");

        Period anHour = Period.of(Instant.parse("2026-02-28T23:30:00Z"), Instant.parse("2026-03-01T00:30:00Z"));
        PeriodExcursions excursions;
        try (UnitLog log = UnitLog.open(database, "fridge")) {
            SummaryRule summary = new SummaryRule(anHour, UnitKind.REFRIGERATOR, log.intervals());
            excursions = new PeriodExcursions(anHour, log.intervals(), log.limits(), at(9999));
            Playback.play(log, anHour, excursions, summary);
        }

        assertThat(excursions.found()).singleElement().satisfies(found -> {
            assertThat(Micros.instant(found.span.start())).isEqualTo("2026-02-28T12:00:00Z");
            assertThat(Micros.instant(found.span.end())).isEqualTo("2026-03-01T12:00:00Z");
            assertThat(found.inside).isEqualTo(3600 * Micros.SECOND);
        });
    }

    private static long at(int minute) {
        return Micros.of(BEGIN) + minute * 60 * Micros.SECOND;
    }

    private static void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
