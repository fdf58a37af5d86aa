package org.wardkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.DeviceRegistry;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.it.Await;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.journal.Journal.Outcome;
import org.wardkeeper.rejection.Rejection;
import org.wardkeeper.report.Durable;
import org.wardkeeper.spool.Spool;

/** From the spool to a real PostgreSQL: everything arrives, once, and what cannot be stored is told. */
class DrainIT {
    private static final DeviceRegistry DEVICES = new DeviceRegistry(List.of(Probe.KNOWN), List.of());

    private static OwnDatabase own;
    private static DataSource database;

    @TempDir
    Path folder;

    private final List<Rejection> late = new CopyOnWriteArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    @BeforeAll
    static void aDatabase() throws SQLException {
        own = Probe.database("drain");
        database = own.dataSource();
    }

    @BeforeEach
    void nothingStored() throws SQLException {
        Probe.forget(own);
    }

    @Test
    void what_was_kept_on_disk_comes_to_the_database_and_the_disk_is_empty_again() throws Exception {
        try (Backlog backlog = backlog()) {
            for (int minute = 0; minute < 5_000; minute += 10) {
                int from = minute;
                backlog.keep(IntStream.range(from, from + 10)
                        .mapToObj(at -> pack(at, 4.5))
                        .toList());
            }
            assertThat(outcomes).hasSize(5_000).containsOnly(new Outcome.Stored());

            drained(backlog);

            assertThat(Probe.stored(own)).isEqualTo(5_000);
            assertThat(backlog.bytes()).isZero();
            assertThat(backlog.since()).isEmpty();
        }
    }

    @Test
    void a_drain_that_was_cut_short_by_a_crash_is_done_again_without_duplicates() throws Exception {
        try (Backlog before = backlog()) {
            before.keep(IntStream.range(0, 100).mapToObj(at -> pack(at, 4.5)).toList());
        }
        own.execute(
                """
                insert into stream (device_id, name) values (1, 'temperature') on conflict do nothing""");
        try (var half = new GroupWriter(database)) {
            half.write(IntStream.range(0, 50).mapToObj(at -> pack(at, 4.5)).toList());
        }

        try (Backlog after = backlog()) {
            assertThat(after.packs()).isEqualTo(100);
            drained(after);
        }
        assertThat(Probe.stored(own)).isEqualTo(100);
        assertThat(late).isEmpty();
    }

    @Test
    void an_acknowledged_pack_that_contradicts_is_told_with_both_values_and_the_others_are_stored() throws Exception {
        try (var direct = new GroupWriter(database)) {
            direct.write(List.of(pack(0, 4.5)));
        }
        try (Backlog backlog = backlog()) {
            backlog.keep(List.of(pack(1, 4.6), pack(0, 9.9), pack(2, 4.7)));
            drained(backlog);
        }

        assertThat(Probe.stored(own)).isEqualTo(3);
        assertThat(late).singleElement().satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo("4.09");
            assertThat(rejection.speaker()).isEqualTo("urn:dev:ow:gw");
            assertThat(rejection.device()).isEqualTo(Probe.KNOWN.urn());
            assertThat(rejection.reason())
                    .isEqualTo("acknowledged, but when it came to the database: temperature at 2026-03-05T12:00:00Z"
                            + " is stored as 4.5, not 9.9");
        });
    }

    @Test
    void the_other_readings_of_an_acknowledged_pack_that_contradicts_are_stored() throws Exception {
        try (var direct = new GroupWriter(database)) {
            direct.write(List.of(pack(5, 4.5)));
        }
        List<Durable> twenty = IntStream.range(0, 20)
                .<Durable>mapToObj(at -> Probe.reading(Probe.KNOWN, at, 9.9))
                .toList();
        try (Backlog backlog = backlog()) {
            backlog.keep(List.of(new PendingPack("urn:dev:ow:gw", twenty, outcomes::add)));
            drained(backlog);
        }

        assertThat(outcomes).contains(new Outcome.Stored());
        assertThat(Probe.stored(own)).isEqualTo(20);
        assertThat(late).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).endsWith("temperature at 2026-03-05T12:05:00Z is stored as 4.5, not 9.9");
            assertThat(SpooledPack.of(rejection.body(), DEVICES).rows())
                    .containsExactly(Probe.reading(Probe.KNOWN, 5, 9.9));
        });
    }

    @Test
    void a_rejection_that_could_not_be_kept_is_told_again_and_nothing_is_forgotten_before() throws Exception {
        int[] refusals = {2};
        try (var direct = new GroupWriter(database)) {
            direct.write(List.of(pack(0, 4.5)));
        }
        try (Backlog backlog = backlog()) {
            backlog.keep(List.of(pack(0, 9.9)));
            drained(backlog, rejections -> {
                if (refusals[0]-- > 0) {
                    throw new IllegalStateException("rejections could not be kept");
                }
                late.addAll(rejections);
            });
        }
        assertThat(late).hasSize(1);
    }

    @Test
    void a_pack_of_a_device_that_is_gone_is_told_and_holds_nobody_up() throws Exception {
        var gone = new KnownDevice(7, "urn:dev:ow:7", DeviceKind.SENSOR, "l1-a", Duration.ofMinutes(1), "");
        try (Backlog backlog = backlog()) {
            backlog.keep(List.of(
                    new PendingPack("urn:dev:ow:7", List.of(Probe.reading(gone, 0, 4.5)), outcomes::add),
                    pack(1, 4.6)));
            drained(backlog);
        }
        assertThat(Probe.stored(own)).isEqualTo(1);
        assertThat(late).singleElement().satisfies(rejection -> assertThat(rejection.reason())
                .isEqualTo("an acknowledged pack: urn:dev:ow:7 is not registered any more"));
    }

    @Test
    void what_waits_on_disk_is_told_to_whoever_starts_again() throws Exception {
        try (Backlog before = backlog()) {
            before.keep(List.of(pack(0, 4.5), pack(1, 4.6)));
        }
        List<Durable> told = new ArrayList<>();
        try (Backlog after = backlog()) {
            after.replay(told::add);
            assertThat(after.since()).isPresent();
        }
        assertThat(told).extracting(row -> row.value().getAsDouble()).containsExactly(4.5, 4.6);
    }

    private void drained(Backlog backlog) {
        drained(backlog, late::addAll);
    }

    private static void drained(Backlog backlog, Consumer<List<Rejection>> late) {
        var drain = new Drain(backlog, database, late);
        var thread = new Thread(drain, "drain");
        thread.start();
        Await.until(Duration.ofSeconds(60), backlog::isEmpty);
        drain.stop();
        Await.until(Duration.ofSeconds(60), () -> !thread.isAlive());
    }

    private Backlog backlog() throws IOException {
        return new Backlog(Spool.open(folder.resolve("spool"), 1 << 20), () -> DEVICES);
    }

    private PendingPack pack(int minute, double celsius) {
        return new PendingPack("urn:dev:ow:gw", List.of(Probe.reading(Probe.KNOWN, minute, celsius)), outcomes::add);
    }
}
