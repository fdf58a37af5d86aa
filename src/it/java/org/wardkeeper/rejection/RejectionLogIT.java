package org.wardkeeper.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.it.FailingDatabase;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.it.PlainThreads;

/** What the log of rejections keeps in a real PostgreSQL, and how little of a flood. */
class RejectionLogIT {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String READER = "urn:dev:mac:reader";

    private static OwnDatabase own;

    @BeforeAll
    static void aDatabase() throws SQLException {
        own = OwnDatabase.fresh("rejections");
    }

    @BeforeEach
    void nothingKept() throws SQLException {
        own.execute("truncate rejection restart identity; delete from audit_entry");
    }

    @Test
    void a_rejection_is_kept_with_who_what_and_why() throws SQLException {
        RejectionLog log = log(own.dataSource());
        log.start();
        log.add(new Rejection(NOON, READER, "urn:dev:ow:1", "4.03", "not for this one", false, bytes("[{}]")));
        log.add(new Rejection(NOON, "", "", "4.00", "no pack", false, new byte[0]));
        log.stop();

        assertThat(own.rows("select at at time zone 'UTC', speaker, device, code, reason, convert_from(body, 'UTF8')"
                        + " from rejection order by id"))
                .containsExactly(
                        "2026-11-21 12:00:00 " + READER + " urn:dev:ow:1 4.03 not for this one [{}]",
                        "2026-11-21 12:00:00  null 4.00 no pack ");
    }

    @Test
    void what_no_text_column_and_no_log_line_takes_is_made_harmless_and_nothing_is_kept_at_length()
            throws SQLException {
        RejectionLog log = log(own.dataSource());
        log.start();
        String strange = "a\0b\r\nc" + "x".repeat(300);
        log.add(new Rejection(NOON, strange, strange, "4.00", "\ud800" + strange, true, new byte[5_000]));
        log.stop();

        assertThat(own.rows("select length(speaker), left(speaker, 6), length(device), length(reason), length(body)"
                        + " from rejection"))
                .containsExactly("200 a?b??c 200 200 2048");
        assertThat(own.rows("select left(actor, 6), length(subject) from audit_entry"))
                .containsExactly("a?b??c 200");
    }

    @Test
    void of_a_flood_a_short_queue_is_kept() throws SQLException {
        RejectionLog log = log(own.dataSource());
        for (int i = 0; i < 5_000; i++) {
            log.add(rejection("4.01", i, false));
        }
        log.start();
        log.stop();

        assertThat(own.rows("select count(*), min(reason), max(reason) from rejection"))
                .containsExactly("1000 no 1000 no 1999");
    }

    @Test
    void the_oldest_make_room_whether_there_are_too_many_or_they_are_too_old() throws SQLException {
        own.execute(
                """
                insert into rejection (at, speaker, code, reason) values
                    (now() - interval '1 day', '', '4.01', 'one of too many'),
                    (now() - interval '91 days', '', '4.01', 'too old');
                alter table rejection alter column id restart with 500003;
                insert into rejection (at, speaker, code, reason) values
                    (now() - interval '91 days', '', '4.01', 'too old'),
                    (now() - interval '89 days', '', '4.01', 'young enough')""");
        RejectionLog log = log(own.dataSource());
        log.start();
        log.add(new Rejection(Instant.now(), READER, "", "4.01", "the newest", false, new byte[0]));
        log.stop();

        assertThat(own.rows("select reason from rejection order by id")).containsExactly("young enough", "the newest");
    }

    @Test
    void a_round_that_the_database_did_not_take_is_lost_and_the_next_one_is_not() throws SQLException {
        RejectionLog log = log(FailingDatabase.at(own.dataSource(), 1));
        for (int i = 0; i < 201; i++) {
            log.add(rejection("4.01", i, false));
        }
        log.start();
        log.stop();

        assertThat(own.rows("select reason from rejection")).containsExactly("no 1200");
    }

    @Test
    void the_audit_trail_is_told_of_twenty_an_hour_and_the_twentieth_says_so() throws SQLException {
        RejectionLog log = log(own.dataSource());
        for (int i = 0; i < 30; i++) {
            log.add(rejection("4.09", i, true));
        }
        log.start();
        log.stop();

        assertThat(own.rows("select count(*) from rejection")).containsExactly("30");
        assertThat(own.rows("select count(*) from audit_entry where actor = '" + READER + "'"))
                .containsExactly("20");
        assertThat(own.rows("select detail from audit_entry order by id desc limit 2"))
                .containsExactly(
                        "no 1019; more of this speaker's within the hour are among the rejections only", "no 1018");
    }

    @Test
    void an_entry_that_the_audit_trail_does_not_take_takes_no_other_with_it() throws SQLException {
        own.execute("alter table audit_entry add constraint refused check (detail <> 'no 1001')");
        try {
            RejectionLog log = log(own.dataSource());
            for (int i = 0; i < 3; i++) {
                log.add(rejection("4.09", i, true));
            }
            log.start();
            log.stop();

            assertThat(own.rows("select count(*) from rejection")).containsExactly("3");
            assertThat(own.rows("select detail from audit_entry order by id")).containsExactly("no 1000", "no 1002");
        } finally {
            own.execute("alter table audit_entry drop constraint refused");
        }
    }

    @Test
    void of_acknowledged_packs_every_one_is_kept_and_audited_before_anybody_goes_on() throws SQLException {
        List<Rejection> late = List.of(rejection("4.09", 0, true), rejection("4.09", 1, true));
        log(own.dataSource()).keepNow(late);

        assertThat(own.rows("select reason from rejection order by id")).containsExactly("no 1000", "no 1001");
        assertThat(own.rows("select detail from audit_entry order by id")).containsExactly("no 1000", "no 1001");
        assertThatThrownBy(() -> log(FailingDatabase.at(own.dataSource(), 1)).keepNow(late))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rejections could not be kept");
    }

    private static Rejection rejection(String code, int number, boolean audited) {
        return new Rejection(NOON, READER, "", code, "no " + (1_000 + number), audited, new byte[0]);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RejectionLog log(DataSource database) {
        var log = new RejectionLog();
        log.database = database;
        log.threads = new PlainThreads();
        log.audit = new Trail();
        return log;
    }

    /** The trail itself, with a connection of its own where the container would lend one. */
    private static final class Trail extends AuditTrail {
        @Override
        public void record(String actor, String action, String subject, String detail) {
            try (Connection connection = own.open()) {
                connection.setAutoCommit(false);
                append(connection, actor, action, subject, detail);
                connection.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
