package org.wardkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.journal.Journal.Outcome;
import org.wardkeeper.quantity.Quantity;
import org.wardkeeper.report.Durable;
import org.wardkeeper.report.MissingReading;
import org.wardkeeper.report.MissingReason;
import org.wardkeeper.report.Reading;
import org.wardkeeper.report.Timing;

/** Groups of packs against a real PostgreSQL: what is stored, and that everybody hears of it once. */
class GroupWriterIT {

    /** Known to the registry and not to the database, so that its rows cannot be stored. */
    private static final KnownDevice GHOST = Probe.device(4_711);

    private static OwnDatabase own;
    private static DataSource database;

    private final List<Outcome> outcomes = new ArrayList<>();

    @BeforeAll
    static void aDatabase() throws SQLException {
        own = Probe.database("group_writer");
        database = own.dataSource();
    }

    @BeforeEach
    void nothingStored() throws SQLException {
        Probe.forget(own);
    }

    @Test
    void packs_are_stored_together() throws SQLException {
        write(database, pack(Probe.KNOWN, 0, 4.5), pack(Probe.KNOWN, 1, 4.6));

        assertThat(outcomes).containsExactly(new Outcome.Stored(), new Outcome.Stored());
        assertThat(Probe.stored(own)).isEqualTo(2);
    }

    @Test
    void a_repeat_is_stored_once() throws SQLException {
        write(database, pack(Probe.KNOWN, 0, 4.5), pack(Probe.KNOWN, 0, 4.5));

        assertThat(outcomes).containsExactly(new Outcome.Stored(), new Outcome.Stored());
        assertThat(Probe.stored(own)).isEqualTo(1);
    }

    @Test
    void a_contradiction_leaves_the_group_and_the_others_stay() throws SQLException {
        write(database, pack(Probe.KNOWN, 0, 4.5));
        write(database, pack(Probe.KNOWN, 1, 4.6), pack(Probe.KNOWN, 0, 9.9));

        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        new Outcome.Stored(),
                        new Outcome.Stored(),
                        new Outcome.Contradicts(Probe.reading(Probe.KNOWN, 0, 9.9), "4.5"));
        assertThat(Probe.stored(own)).isEqualTo(2);
    }

    @Test
    void one_pack_that_cannot_be_stored_does_not_take_the_others_with_it() throws SQLException {
        PendingPack[] packs = IntStream.range(0, 100)
                .mapToObj(minute -> pack(minute == 37 ? GHOST : Probe.KNOWN, minute, 4.5))
                .toArray(PendingPack[]::new);
        write(database, packs);

        assertThat(outcomes)
                .hasSize(100)
                .filteredOn(Outcome.Unstorable.class::isInstance)
                .hasSize(1);
        assertThat(Probe.stored(own)).isEqualTo(99);
    }

    @Test
    void a_listener_that_fails_keeps_nobody_else_from_hearing() throws SQLException {
        var failing = new PendingPack("urn:dev:ow:gw", List.of(Probe.reading(Probe.KNOWN, 0, 4.5)), outcome -> {
            throw new IllegalStateException("a listener's own fault");
        });
        write(database, failing, pack(Probe.KNOWN, 1, 4.6));

        assertThat(outcomes).containsExactly(new Outcome.Stored());
        assertThat(Probe.stored(own)).isEqualTo(2);
    }

    @Test
    void who_heard_of_a_contradiction_does_not_hear_of_the_failure_that_follows() throws SQLException {
        write(database, pack(Probe.KNOWN, 0, 4.5));
        outcomes.clear();
        PendingPack undecided = pack(Probe.KNOWN, 1, 4.6);

        assertThatThrownBy(() -> write(failingToCommit(), pack(Probe.KNOWN, 0, 9.9), undecided))
                .isInstanceOf(SQLException.class);

        assertThat(outcomes).containsExactly(new Outcome.Contradicts(Probe.reading(Probe.KNOWN, 0, 9.9), "4.5"));
        assertThat(undecided.isOpen()).isTrue();
        assertThat(Probe.stored(own)).isEqualTo(1);
    }

    @Test
    void a_repeated_claim_from_the_future_is_one_row_at_its_first_arrival() throws SQLException {
        Instant claimed = Probe.NOON.plus(Duration.ofDays(30));
        write(database, claim(claimed, Probe.NOON, 4.5), claim(claimed, Probe.NOON.plusSeconds(60), 4.5));
        write(database, claim(claimed, Probe.NOON.plusSeconds(120), 4.5));

        assertThat(outcomes).containsOnly(new Outcome.Stored()).hasSize(3);
        assertThat(Probe.stored(own)).isEqualTo(1);
    }

    @Test
    void a_thousand_new_streams_are_made_with_one_commit() throws SQLException {
        own.execute(
                """
                insert into device (urn, kind, zone_id, interval_s)
                select 'urn:dev:ow:new' || i, 'sensor', 'l1-a', 60 from generate_series(1, 1000) i""");
        List<Integer> ids = own.rows("select id from device where urn like 'urn:dev:ow:new%'").stream()
                .map(Integer::valueOf)
                .toList();
        int[] commits = {0};
        write(
                watched(method -> commits[0] += method.equals("commit") ? 1 : 0),
                ids.stream().map(id -> pack(Probe.device(id), 0, 4.5)).toArray(PendingPack[]::new));

        assertThat(outcomes).containsOnly(new Outcome.Stored()).hasSize(1_000);
        assertThat(Probe.stored(own)).isEqualTo(1_000);
        assertThat(commits[0]).isLessThan(6);
    }

    @Test
    void a_large_group_stores_the_same_rows_as_small_ones() throws SQLException {
        PendingPack[] packs = IntStream.range(0, 999)
                .mapToObj(minute -> new PendingPack("urn:dev:ow:gw", List.of(someOf(minute)), outcomes::add))
                .toArray(PendingPack[]::new);
        write(database, packs);
        String large = fingerprint();
        Probe.forget(own);
        for (PendingPack pack : packs) {
            write(database, new PendingPack("urn:dev:ow:gw", pack.rows(), outcomes::add));
        }

        assertThat(outcomes).containsOnly(new Outcome.Stored()).hasSize(2 * 999);
        assertThat(large).isEqualTo(fingerprint()).startsWith("999 ");
    }

    @Test
    void a_large_group_with_repeats_and_a_contradiction_loses_nothing_else() throws SQLException {
        write(database, pack(Probe.KNOWN, 7, 4.5), pack(Probe.KNOWN, 8, 4.5));
        outcomes.clear();
        write(
                database,
                IntStream.range(0, 1_000)
                        .mapToObj(i -> pack(Probe.KNOWN, i / 2, i / 2 == 7 ? 9.9 : 4.5))
                        .toArray(PendingPack[]::new));

        assertThat(outcomes).hasSize(1_000);
        assertThat(outcomes)
                .filteredOn(new Outcome.Contradicts(Probe.reading(Probe.KNOWN, 7, 9.9), "4.5")::equals)
                .hasSize(2);
        assertThat(Probe.stored(own)).isEqualTo(500);
    }

    /** A value, a missing value, or a claim from the future. */
    private static Durable someOf(int minute) {
        Instant at = Probe.NOON.plusSeconds(60L * minute).plusNanos(123_456_000);
        Timing timing = minute % 3 == 0
                ? Timing.flagged(at.plus(Duration.ofDays(2)), at, at)
                : Timing.measured(at, at.plusMillis(7));
        return minute % 3 == 1
                ? new MissingReading(Probe.KNOWN, Quantity.TEMPERATURE, MissingReason.TIMEOUT, timing)
                : new Reading(Probe.KNOWN, Quantity.TEMPERATURE, 4.5 + minute / 7.0, timing);
    }

    private static String fingerprint() throws SQLException {
        return own.rows("select count(*) || ' ' || md5(string_agg(r::text, ';' order by stream_id, at)) from reading r")
                .get(0);
    }

    private void write(DataSource where, PendingPack... packs) throws SQLException {
        try (var writer = new GroupWriter(where)) {
            writer.write(List.of(packs));
        }
    }

    private PendingPack pack(KnownDevice device, int minute, double celsius) {
        return new PendingPack("urn:dev:ow:gw", List.of(Probe.reading(device, minute, celsius)), outcomes::add);
    }

    private PendingPack claim(Instant claimed, Instant arrival, double celsius) {
        var timing = Timing.flagged(claimed, arrival, arrival);
        return new PendingPack(
                "urn:dev:ow:gw",
                List.of(new Reading(Probe.KNOWN, Quantity.TEMPERATURE, celsius, timing)),
                outcomes::add);
    }

    private interface Watch {
        void sees(String method) throws SQLException;
    }

    /** The line is cut when the group is to be committed: connecting has committed before. */
    private static DataSource failingToCommit() {
        int[] commits = {0};
        return watched(method -> {
            if (method.equals("commit") && ++commits[0] > 1) {
                throw new SQLException("the line is cut", "08006");
            }
        });
    }

    private static DataSource watched(Watch watch) {
        return proxy(
                DataSource.class,
                database,
                (method, result) ->
                        method.equals("getConnection") ? proxyConnection((Connection) result, watch) : result,
                method -> {});
    }

    private static Connection proxyConnection(Connection real, Watch watch) {
        return proxy(Connection.class, real, (method, result) -> result, watch);
    }

    private interface Change {
        Object of(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T real, Change change, Watch watch) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            watch.sees(method.getName());
            try {
                return change.of(method.getName(), method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
