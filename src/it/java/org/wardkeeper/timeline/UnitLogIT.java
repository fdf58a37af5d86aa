package org.wardkeeper.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.it.Await;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.quantity.Micros;

/** What a unit's log is, read from a real PostgreSQL. A reading is expected every minute; minute 0 is {@link #BEGIN}. */
class UnitLogIT {

    private static final Instant BEGIN = Instant.parse("2026-02-27T00:00:00Z");
    private static final int OLD_PROBE = 1;
    private static final int NEW_PROBE = 2;

    private static DataSource database;

    @BeforeAll
    static void aDatabase() throws SQLException {
        database = OwnDatabase.fresh("unit_log").dataSource();
        execute(
                """
                create table reading_2026_02 partition of reading for values from ('2026-02-01 00:00+00') to ('2026-03-01 00:00+00');
                create table reading_2026_03 partition of reading for values from ('2026-03-01 00:00+00') to ('2026-04-01 00:00+00');
                insert into level values ('l1', 'Level 1', 1, '{}');
                insert into zone values ('l1-a', 'l1', 'Pharmacy', 'room', false, '{}');
                insert into device (urn, kind, zone_id, interval_s) values
                    ('urn:dev:ow:old', 'sensor', 'l1-a', 60), ('urn:dev:ow:new', 'sensor', 'l1-a', 60);
                insert into stream (device_id, name) values (1, 'temperature'), (2, 'temperature'), (1, 'door');
                insert into storage_unit values ('fridge', 'Fridge', 'l1-a', 'refrigerator', 60);
                """);
    }

    @BeforeEach
    void aFridgeWithOneProbe() {
        execute(
                """
                set session_replication_role = replica;
                truncate reading, unit_limits, sensor_assignment;
                set session_replication_role = default;
                insert into unit_limits values ('fridge', '-infinity', 2, 8);
                insert into sensor_assignment values ('fridge', 1, '-infinity');
                """);
    }

    @Test
    void rows_come_in_the_order_of_time_however_they_arrived() throws SQLException {
        List<Integer> minutes = new ArrayList<>();
        for (int minute = 0; minute < 3 * 1440; minute++) {
            minutes.add(minute);
        }
        Collections.shuffle(minutes, new Random(1));
        insert(OLD_PROBE, minutes);

        List<LogRow> rows = rows(0, 3 * 1440);

        assertThat(rows).hasSize(3 * 1440).isSortedAccordingTo(Comparator.comparingLong(LogRow::at));
        assertThat(rows.get(0).at()).isEqualTo(at(0));
        assertThat(rows.get(7).celsius()).isEqualTo(celsius(7));
        assertThat(rows.get(7).sensor().urn()).isEqualTo("urn:dev:ow:old");
    }

    @Test
    void the_period_has_its_beginning_and_not_its_end() throws SQLException {
        insert(OLD_PROBE, List.of(0, 1, 2));

        assertThat(rows(0, 2)).extracting(LogRow::at).containsExactly(at(0), at(1));
    }

    @Test
    void a_swapped_probe_leaves_the_history_with_the_unit() throws SQLException {
        execute("delete from sensor_assignment");
        execute("insert into sensor_assignment values ('fridge', 1, '-infinity', '%s'), ('fridge', 2, '%s', 'infinity')"
                .formatted(Micros.instant(at(5)), Micros.instant(at(5))));
        insert(OLD_PROBE, List.of(3, 4, 5, 6));
        insert(NEW_PROBE, List.of(3, 4, 5, 6));

        assertThat(rows(0, 10))
                .extracting(row -> row.sensor().urn() + " " + minute(row))
                .containsExactly("urn:dev:ow:old 3", "urn:dev:ow:old 4", "urn:dev:ow:new 5", "urn:dev:ow:new 6");
        assertThat(walked(true, 10)).containsExactly(6L, 5L, 4L, 3L);
        assertThat(walked(false, 4)).containsExactly(4L, 5L, 6L);
    }

    @Test
    void everything_the_journal_knows_of_a_row_is_read() throws SQLException {
        execute("insert into reading values (1, '2026-02-27 00:00:00.123456Z', null, '2026-02-27 00:00:01Z', 1, null),"
                + "(1, '2026-02-27 00:01Z', -0.5, '2026-02-27 00:01:01Z', null, '2026-03-01 00:00Z')");

        List<LogRow> rows = rows(0, 10);

        assertThat(rows.get(0).hasValue()).isFalse();
        assertThat(rows.get(0).missing()).isEqualTo(1);
        assertThat(rows.get(0).at()).isEqualTo(at(0) + 123_456);
        assertThat(rows.get(0).receivedAt()).isEqualTo(at(0) + Micros.SECOND);
        assertThat(rows.get(0).claimedAt()).isEqualTo(LogRow.NOT_CLAIMED);
        assertThat(rows.get(1).celsius()).isEqualTo(-0.5);
        assertThat(rows.get(1).claimedAt()).isEqualTo(at(2 * 1440));
    }

    @Test
    void limits_of_the_past_are_still_told() throws SQLException {
        execute("insert into unit_limits values ('fridge', '%s', 3, 7)".formatted(Micros.instant(at(10))));

        try (UnitLog log = UnitLog.open(database, "fridge")) {
            assertThat(log.limits().at(at(10) - 1)).isEqualTo(new Limits(2, 8));
            assertThat(log.limits().at(at(10))).isEqualTo(new Limits(3, 7));
        }
    }

    @Test
    void a_year_is_read_from_the_index_alone() throws SQLException {
        execute("insert into reading select s, at, 5, at from generate_series('2026-02-01 00:00Z'::timestamptz,"
                + " '2026-03-31 23:59Z'::timestamptz, interval '10 minutes') at, generate_series(1, 3) s");

        // A vacuum marks nothing that autovacuum, at work beside it, may still look at: then the next one does.
        Await.until(Duration.ofSeconds(20), () -> {
            execute("vacuum analyze reading");
            assertReadFromTheIndexAlone();
            return true;
        });
    }

    private void assertReadFromTheIndexAlone() throws SQLException {
        String plan = String.join("\n", explain(UnitLog.select(UnitLog.EVERYTHING, 1, at(-1), at(9999))));
        assertThat(plan)
                .contains("Index Only Scan")
                .doesNotContain("Seq Scan", "Bitmap", "Sort")
                .containsPattern("Heap Fetches: 0");
        assertThat(plan.lines().filter(line -> line.contains("Heap Fetches")))
                .allMatch(line -> line.endsWith("Heap Fetches: 0"));
    }

    @Test
    void a_log_that_nobody_wants_any_more_gives_its_connection_back_whole() throws SQLException {
        insert(OLD_PROBE, List.of(0, 1, 2));

        try (UnitLog log = UnitLog.open(database, "fridge")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> log.readings(at(0), at(10), row -> {
                        throw new IllegalStateException("the reader has gone");
                    }));
            assertThat(log.sensors()).hasSize(1);
        }
        assertThat(rows(0, 10)).hasSize(3);
    }

    private static List<LogRow> rows(int fromMinute, int toMinute) throws SQLException {
        List<LogRow> rows = new ArrayList<>();
        try (UnitLog log = UnitLog.open(database, "fridge")) {
            for (Sensor sensor : log.sensors()) {
                rows.addAll(log.first(sensor, at(fromMinute), at(toMinute), 10_000));
            }
        }
        return rows;
    }

    private static List<Long> walked(boolean backwards, int minute) throws SQLException {
        List<Long> minutes = new ArrayList<>();
        try (UnitLog log = UnitLog.open(database, "fridge")) {
            if (backwards) {
                log.backwards(at(minute), row -> minutes.add(minute(row)));
            } else {
                log.forwards(at(minute), row -> minutes.add(minute(row)));
            }
        }
        return minutes;
    }

    private static List<String> explain(String select) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("explain (analyze, costs off) " + select)) {
            List<String> plan = new ArrayList<>();
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
            return plan;
        }
    }

    private static void insert(int stream, List<Integer> minutes) {
        StringBuilder values = new StringBuilder();
        for (int minute : minutes) {
            String at = Micros.instant(at(minute)).toString();
            values.append(values.isEmpty() ? "" : ",")
                    .append("(%d, '%s', %s, '%s')".formatted(stream, at, celsius(minute), at));
        }
        execute("insert into reading (stream_id, at, value, received_at) values " + values);
    }

    private static double celsius(int minute) {
        return 4 + minute % 10 / 10.0;
    }

    private static long at(int minute) {
        return Micros.of(BEGIN) + minute * 60 * Micros.SECOND;
    }

    private static long minute(LogRow row) {
        return (row.at() - at(0)) / (60 * Micros.SECOND);
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
