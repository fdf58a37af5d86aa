package org.wardkeeper.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardkeeper.it.OwnDatabase;

/** Two closed months and an open one in a real PostgreSQL; every call of {@link #night} is a night of May. */
class ClosedMonthsIT {

    private static final Instant MAY = Instant.parse("2026-05-03T02:00:00Z");
    private static final Duration LATE = Duration.ofDays(7);

    private OwnDatabase database;

    @BeforeEach
    void threeMonths() throws SQLException {
        database = OwnDatabase.fresh("closed_months");
        database.execute(
                """
                insert into device (urn, kind, zone_id, interval_s) values ('urn:dev:ow:1', 'sensor', null, 60);
                insert into stream (device_id, name) select 1, 'series ' || i from generate_series(1, 20) i;
                """);
        for (String month : List.of("2026-02", "2026-03", "2026-04")) {
            database.execute(
                    """
                    create table reading_%1$s partition of reading
                        for values from ('%2$s-01 00:00+00') to ('%2$s-01 00:00+00'::timestamptz + interval '1 month');
                    insert into reading
                    select stream.id, at, 5, at, null, null
                    from generate_series('%2$s-01 00:00+00'::timestamptz, '%2$s-03 00:00+00', interval '1 minute') at,
                         stream
                    order by at, stream.id;
                    """
                            .formatted(month.replace('-', '_'), month));
        }
    }

    @Test
    void one_closed_month_a_night_is_packed_each_once_and_the_open_one_never() throws SQLException {
        long before = size("reading_2026_02_pkey");

        assertThat(night()).contains("2026-02");
        assertThat(size("reading_2026_02_pkey")).isLessThan(before * 7 / 10);
        assertThat(night()).contains("2026-03");
        assertThat(night()).isEmpty();
    }

    @Test
    void what_a_broken_off_night_has_left_behind_is_gone_after_the_next() throws SQLException {
        database.execute("create index reading_2026_02_pkey_ccnew on reading_2026_02 (at)");
        database.execute(
                "update pg_index set indisvalid = false where indexrelid = 'reading_2026_02_pkey_ccnew'::regclass");

        assertThat(night()).contains("2026-02");

        assertThat(database.rows("select count(*) from pg_class where relname like '%_ccnew%'"))
                .containsExactly("0");
    }

    @Test
    void a_packed_key_still_refuses_the_same_reading_twice() throws SQLException {
        night();

        database.execute(
                """
                insert into reading select stream_id, at, 7, at, null, null from reading where at < '2026-03-01'
                on conflict do nothing""");

        assertThat(database.rows("select count(*) from reading where value = 7"))
                .containsExactly("0");
    }

    @Test
    void a_month_that_is_no_longer_kept_goes_as_a_whole_with_an_entry_in_the_audit_trail() throws SQLException {
        long before = readings();

        assertThat(nightOf("2029-03-31T02:00:00Z")).contains("2026-02");
        assertThat(nightOf("2029-03-31T02:00:00Z")).isEmpty();

        assertThat(database.rows("select count(*) from reading where at < '2026-03-01 00:00+00'"))
                .containsExactly("0");
        long gone = before - readings();
        assertThat(database.rows("select month, readings, streams from dropped_month"))
                .containsExactly("2026-02-01 " + gone + " 20");
        assertThat(database.rows("select actor, action, subject, detail from audit_entry"))
                .containsExactly(
                        "journal readings.dropped 2026-02 " + gone + " readings of 20 streams, older than 36 months");
    }

    @Test
    void whoever_reads_a_log_meanwhile_is_not_waited_for_for_long() throws SQLException {
        try (Connection reader = database.open()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("select 1 from reading limit 1");

            assertThatThrownBy(() -> nightOf("2029-03-31T02:00:00Z")).isInstanceOf(SQLException.class);
            reader.rollback();
        }
        assertThat(database.rows("select count(*) from dropped_month")).containsExactly("0");
        assertThat(nightOf("2029-03-31T02:00:00Z")).contains("2026-02");
    }

    private long readings() throws SQLException {
        return Long.parseLong(database.rows("select count(*) from reading").get(0));
    }

    private Optional<String> nightOf(String moment) throws SQLException {
        try (Connection connection = database.open()) {
            return ClosedMonths.dropOne(connection, Instant.parse(moment), Period.ofYears(3))
                    .map(key -> key.month().toString());
        }
    }

    private Optional<String> night() throws SQLException {
        try (Connection connection = database.open()) {
            return ClosedMonths.packOne(connection, MAY, LATE)
                    .map(key -> key.month().toString());
        }
    }

    private long size(String index) throws SQLException {
        return Long.parseLong(
                database.rows("select pg_relation_size('" + index + "')").get(0));
    }
}
