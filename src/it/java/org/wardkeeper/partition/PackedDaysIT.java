package org.wardkeeper.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.UnitLog;

/** A fridge's log of four months in a real PostgreSQL, of which {@link #nights} have packed the two that are closed. */
class PackedDaysIT {

    private static final Instant IN_MAY = Instant.parse("2026-05-03T02:00:00Z");
    private static final Instant BEGIN = Instant.parse("2026-02-01T00:00:00Z");
    private static final Duration ALL = Duration.ofDays(150);

    private OwnDatabase database;

    /** Now and then a value is missing, a day is, and in March the probe is swapped at noon. */
    @BeforeEach
    void aFridge() throws SQLException {
        database = OwnDatabase.fresh("packed_days");
        for (String month : List.of("2026-02", "2026-03", "2026-04", "2026-05")) {
            database.execute("create table reading_%s partition of reading for values from ('%s-01 00:00+00')"
                            .formatted(month.replace('-', '_'), month)
                    + " to ('%s-01 00:00+00'::timestamptz + interval '1 month')".formatted(month));
        }
        database.execute(
                """
                insert into level values ('l1', 'Level 1', 1, '{}');
                insert into zone values ('l1-a', 'l1', 'Pharmacy', 'room', false, '{}');
                insert into device (urn, kind, zone_id, interval_s) values
                    ('urn:dev:ow:old', 'sensor', 'l1-a', 600), ('urn:dev:ow:new', 'sensor', 'l1-a', 600);
                insert into stream (device_id, name) values (1, 'temperature'), (2, 'temperature'), (1, 'humidity');
                insert into storage_unit values ('fridge', 'Fridge', 'l1-a', 'refrigerator', 600);
                insert into unit_limits values ('fridge', '-infinity', 2, 8);
                insert into sensor_assignment values ('fridge', 1, '-infinity', '2026-03-17 12:00Z'),
                    ('fridge', 2, '2026-03-17 12:00Z', 'infinity');
                select setseed(0.5);
                insert into reading (stream_id, at, value, received_at, missing)
                select s, at, case when n % 50 <> 0 then 5 + random() end, at, case when n % 50 = 0 then 1 end
                from generate_series(1, 3) s, generate_series(0, 13000) n,
                     lateral (select '2026-02-01 00:00Z'::timestamptz + n * interval '10 minutes'
                                     + (n % 7) * interval '1 microsecond') t (at)
                where n / 144 % 11 <> 4;
                """);
    }

    @Test
    void every_period_reads_the_same_to_the_bit_as_row_by_row() throws SQLException {
        List<Stretch> periods = periods();
        List<List<String>> before = new ArrayList<>();
        for (Stretch period : periods) {
            before.add(log(period.from, period.to));
        }

        nights(2);

        for (int i = 0; i < periods.size(); i++) {
            assertThat(log(periods.get(i).from, periods.get(i).to)).isEqualTo(before.get(i));
        }
        assertThat(before.get(0)).hasSizeGreaterThan(11_000);
    }

    @Test
    void closed_months_are_read_without_their_rows() throws SQLException {
        List<String> before = log(BEGIN, BEGIN.plus(ALL));
        nights(2);

        database.execute("set session_replication_role = replica; delete from reading where at < '2026-04-01 00:00Z'");

        assertThat(log(BEGIN, BEGIN.plus(ALL))).isEqualTo(before);
    }

    @Test
    void open_months_and_other_quantities_are_not_packed() throws SQLException {
        nights(5);

        assertThat(database.rows("select min(day), max(day) from packed_day")).containsExactly("2026-02-01 2026-03-31");
        assertThat(database.rows("select distinct stream_id from packed_day order by 1"))
                .containsExactly("1", "2");
    }

    @Test
    void a_reading_that_reaches_a_packed_month_after_all_is_read() throws SQLException {
        nights(2);

        database.execute("insert into reading values (1, '2026-02-20 23:59:59.999999Z', 17, '2026-05-04 00:00Z')");

        assertThat(database.rows("select stream_id from packed_day where day = '2026-02-20'"))
                .containsExactly("2");
        assertThat(log(BEGIN, BEGIN.plus(ALL)))
                .contains(Micros.of(Instant.parse("2026-02-20T23:59:59.999999Z")) + " 17.0")
                .hasSize(log(BEGIN, Instant.parse("2026-02-20T00:00:00Z")).size()
                        + log(Instant.parse("2026-02-20T00:00:00Z"), BEGIN.plus(ALL))
                                .size());
    }

    @Test
    void who_still_writes_to_the_month_is_not_waited_for_and_nothing_of_his_is_missing_the_next_night()
            throws SQLException {
        try (Connection writer = database.open()) {
            writer.setAutoCommit(false);
            writer.createStatement()
                    .execute("insert into reading values (1, '2026-02-20 23:59:30Z', 17, '2026-05-04 00:00Z')");

            try (Connection night = database.open()) {
                assertThatThrownBy(() -> DayPacking.pack(YearMonth.of(2026, 2), night))
                        .isInstanceOf(SQLException.class);
            }
            assertThat(database.rows("select count(*) from packed_day")).containsExactly("0");
            writer.commit();
        }
        nights(2);

        assertThat(log(BEGIN, BEGIN.plus(ALL))).contains(Micros.of(Instant.parse("2026-02-20T23:59:30Z")) + " 17.0");
    }

    @Test
    void a_month_that_an_earlier_server_has_packed_is_packed_by_day() throws SQLException {
        database.execute("comment on index reading_2026_02_pkey is 'packed'");

        nights(1);

        assertThat(database.rows("select max(day) from packed_day")).containsExactly("2026-02-28");
    }

    @Test
    void a_month_that_is_given_up_takes_its_days_along() throws SQLException {
        nights(2);

        try (Connection connection = database.open()) {
            ClosedMonths.dropOne(connection, Instant.parse("2029-03-31T02:00:00Z"), Period.ofYears(3));
        }

        assertThat(database.rows("select min(day) from packed_day")).containsExactly("2026-03-01");
        assertThat(log(BEGIN, Instant.parse("2026-03-01T00:00:00Z"))).isEmpty();
    }

    private record Stretch(Instant from, Instant to) {}

    /** All of it, and others that begin and end in the middle of days. */
    private static List<Stretch> periods() {
        Random random = new Random(7);
        List<Stretch> periods = new ArrayList<>(List.of(new Stretch(BEGIN, BEGIN.plus(ALL))));
        for (int i = 0; i < 60; i++) {
            Instant from = BEGIN.plusSeconds(random.nextInt(100 * 86_400));
            periods.add(new Stretch(from, from.plusSeconds(1 + random.nextInt(i % 2 == 0 ? 40 * 86_400 : 100_000))));
        }
        return periods;
    }

    private void nights(int many) throws SQLException {
        try (Connection connection = database.open()) {
            for (int night = 0; night < many; night++) {
                ClosedMonths.packOne(connection, IN_MAY, Duration.ofDays(7));
            }
        }
    }

    private List<String> log(Instant from, Instant to) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (UnitLog log = UnitLog.open(database.dataSource(), "fridge")) {
            log.readings(Micros.of(from), Micros.of(to), row -> rows.add(told(row)));
        }
        return rows;
    }

    private static String told(LogRow row) {
        return row.at() + " " + row.celsius();
    }
}
