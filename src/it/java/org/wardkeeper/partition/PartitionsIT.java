package org.wardkeeper.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.quantity.Micros;

/** The parts of the reading table: one a month, whichever reading comes first, and nobody waits for it. */
class PartitionsIT {
    private OwnDatabase database;

    @BeforeEach
    void nothingStored() throws SQLException {
        database = OwnDatabase.fresh("partitions");
    }

    @Test
    void a_month_ends_at_its_last_microsecond() throws SQLException {
        ensure(new Partitions(), "2026-03-31T23:59:59.999999Z", "2026-04-01T00:00:00Z");

        assertThat(parts())
                .containsExactly(
                        "reading_2026_03 FOR VALUES FROM ('2026-03-01 00:00:00+00') TO ('2026-04-01 00:00:00+00')",
                        "reading_2026_04 FOR VALUES FROM ('2026-04-01 00:00:00+00') TO ('2026-05-01 00:00:00+00')");
    }

    @Test
    void a_reading_of_last_year_gets_its_month_and_the_present_one_stays() throws SQLException {
        ensure(new Partitions(), "2026-03-05T12:00:00Z", "2025-12-31T23:00:00Z", "2026-03-05T12:01:00Z");

        assertThat(parts())
                .extracting(part -> part.substring(0, 15))
                .containsExactly("reading_2025_12", "reading_2026_03");
    }

    @Test
    void a_month_that_is_there_is_found_after_a_lost_connection() throws SQLException {
        var partitions = new Partitions();
        ensure(partitions, "2026-03-05T12:00:00Z");
        partitions.forget();
        ensure(partitions, "2026-03-05T12:00:00Z");

        assertThat(parts()).hasSize(1);
    }

    @Test
    void a_new_month_does_not_wait_for_an_export_that_is_being_read() throws SQLException {
        try (Connection export = database.open();
                Statement reading = export.createStatement()) {
            export.setAutoCommit(false);
            reading.executeQuery("select * from reading");

            ensure(new Partitions(), "2026-05-01T00:00:00Z");
        }

        assertThat(parts()).hasSize(1);
    }

    @Test
    void a_part_has_the_keys_and_checks_of_the_whole() throws SQLException {
        ensure(new Partitions(), "2026-03-05T12:00:00Z");

        assertThat(
                        database.rows(
                                """
                        select i.relname, x.indisprimary from pg_index x join pg_class i on i.oid = x.indexrelid
                        where x.indrelid = 'reading_2026_03'::regclass"""))
                .containsExactly("reading_2026_03_pkey t");
        assertThat(database.rows("select count(*) from pg_inherits where inhparent = 'reading_pkey'::regclass"))
                .containsExactly("1");
        assertThat(
                        database.rows(
                                """
                        select count(*) from pg_constraint
                        where conrelid = 'reading_2026_03'::regclass and contype = 'c'"""))
                .containsExactly("1");
    }

    private void ensure(Partitions partitions, String... times) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set lock_timeout = '5s'");
            for (String time : times) {
                partitions.ensure(Micros.of(Instant.parse(time)), connection);
            }
        }
    }

    private List<String> parts() throws SQLException {
        return database.rows(
                """
                select c.relname, pg_get_expr(c.relpartbound, c.oid)
                from pg_class c join pg_inherits i on i.inhrelid = c.oid
                where i.inhparent = 'reading'::regclass order by 1""");
    }
}
