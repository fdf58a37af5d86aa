package org.wardkeeper.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.wardkeeper.e2e.DemoSite;
import org.wardkeeper.e2e.OnDoomedServer;
import org.wardkeeper.it.Await;

/**
 * The short form of the fault tests: one server, broken in every way the product promises to bear. The long form is
 * {@code ./wardkeeper bench faults}.
 */
@OnDoomedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STANDSTILL = Duration.ofSeconds(8);
    private static final int SPOOL_DISK_MB = 32;

    private final long seed = Long.getLong("wardkeeper.faults.seed", System.nanoTime());

    private Victim victim;
    private Faults faults;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        victim = Victim.withSmallDisk(folder.resolve("data"), SPOOL_DISK_MB);
        faults = new Faults(victim, STANDSTILL, seed);
    }

    @AfterAll
    void end() throws IOException {
        victim.close();
    }

    @Test
    void what_was_acknowledged_survives_a_killed_postgresql_and_a_killed_session() throws Exception {
        assertKept(faults.run(Fault.POSTMASTER_KILLED));
        assertKept(faults.run(Fault.SESSION_KILLED));
    }

    @Test
    void while_postgresql_stands_still_readings_are_acknowledged_and_come_over_in_order_afterwards() throws Exception {
        Round round = faults.run(Fault.DATABASE_STOPPED);

        assertKept(round);
        assertThat(round.spooled()).isPositive();
        assertThat(victim.log()).contains("the database has everything that was kept on disk");
    }

    @Test
    void a_wire_that_loses_doubles_and_disorders_neither_loses_nor_doubles_a_reading() throws Exception {
        assertKept(faults.run(Fault.BAD_WIRE));
    }

    @Test
    void on_a_full_disk_nothing_is_acknowledged_and_all_is_well_when_there_is_room_again() throws Exception {
        assertKept(faults.run(Fault.DISK_FULL));

        assertThat(victim.log()).as(victim.disk().toString()).contains("the disk takes nothing more");
        Await.until(
                PATIENCE,
                () -> victim.server().get("facilities", "/api/alarms").body().contains("disk-refuses"));
    }

    @Test
    void what_was_acknowledged_survives_a_server_that_is_killed_while_it_spools() throws Exception {
        assertKept(faults.run(Fault.SERVER_KILLED_WHILE_SPOOLING));
    }

    @Test
    void a_killed_server_comes_back_with_the_live_state_it_had_and_knows_the_claims_of_a_wrong_clock()
            throws Exception {
        String sensor = DemoSite.sensorOf("ph-fridge-2");
        Instant ahead = Instant.now().plus(Duration.ofHours(2));
        sight("WC-101", "l4-4.01");
        sight("WC-102", "l4-4.03");
        assertThat(report(sensor, Instant.now(), 4.5)).isEqualTo(ResponseCode.CHANGED);
        assertThat(report(sensor, ahead, 5.5)).isEqualTo(ResponseCode.CHANGED);
        LiveState before = LiveState.of(victim.server());
        assertThat(before.unit("ph-fridge-2").get("celsius").asDouble()).isEqualTo(4.5);

        assertKept(faults.run(Fault.SERVER_KILLED));

        assertThat(LiveState.of(victim.server())).isEqualTo(before);
        assertThat(report(sensor, ahead, 5.5)).isEqualTo(ResponseCode.CHANGED);
        assertThat(report(sensor, ahead, 6.5)).isEqualTo(ResponseCode.CONFLICT);
        assertThat(flagged(sensor)).isEqualTo(1);
    }

    /** An audit that finds nothing wrong says something only if it would find it. */
    @Test
    void the_audit_sees_what_is_lost_foreign_or_out_of_order() throws Exception {
        String sensor = DemoSite.sensorOf("ph-fridge-3");
        Instant origin = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        Ledger ledger = new Ledger(List.of(sensor), origin.toEpochMilli());
        Ledger.Account account = ledger.of(sensor);
        account.next(3_000);
        account.acknowledge(0, 1);
        account.acknowledge(1_000, 1);
        account.acknowledge(2_000, 1);
        report(sensor, origin.plusSeconds(1), account.value(1_000));
        report(sensor, origin, account.value(0));
        report(sensor, origin.plusSeconds(3), 7);

        Balance balance = new Audit(victim.postgres()).of(List.of(ledger), Duration.ZERO);

        assertThat(balance.disordered())
                .as("the reading before was committed after")
                .isEqualTo(1);
        assertThat(balance.lost()).as("nobody sent the one that was noted").isEqualTo(1);
        assertThat(balance.foreign()).as("nobody noted the one that was sent").isEqualTo(1);
        assertThat(balance.isKept()).isFalse();
        assertThat(balance.examples()).hasSize(3);
    }

    private void assertKept(Round round) {
        assertThat(round.balance().isKept())
                .as("%s, -Dwardkeeper.faults.seed=%d", round, seed)
                .isTrue();
    }

    /** A reader hears an asset's tag; returns once the last place is stored behind. */
    private void sight(String asset, String zone) throws SQLException, IOException {
        victim.server().coap().sighting(DemoSite.readerIn(zone), DemoSite.tagOf(asset), -50);
        Await.until(PATIENCE, () -> victim.server()
                .get("nurse", "/api/assets/" + asset + "/visits")
                .body()
                .contains(zone));
    }

    private ResponseCode report(String sensor, Instant claimed, double celsius) {
        return victim.server()
                .coap()
                .post(String.format(
                        Locale.ROOT,
                        "[{\"bn\":\"%s:\",\"bt\":%d,\"n\":\"temperature\",\"u\":\"Cel\",\"v\":%.2f}]",
                        sensor,
                        claimed.getEpochSecond(),
                        celsius));
    }

    private int flagged(String sensor) throws SQLException, IOException {
        try (Connection connection = victim.postgres().connect();
                PreparedStatement select = connection.prepareStatement(
                        """
                        select count(*) from reading r join stream s on s.id = r.stream_id
                        join device d on d.id = s.device_id where d.urn = ? and r.claimed_at is not null""")) {
            select.setString(1, sensor);
            try (ResultSet count = select.executeQuery()) {
                count.next();
                return count.getInt(1);
            }
        }
    }
}
