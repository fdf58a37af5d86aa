package org.wardkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.evidence.RowChain;
import org.wardkeeper.it.OwnDatabase;

/** However rows come to the database, each is chained to the one of its stream that arrived before it. */
class ChainIT {

    private static final KnownDevice OTHER = Probe.device(2);

    private static OwnDatabase own;
    private static DataSource database;

    @BeforeAll
    static void aDatabase() throws SQLException {
        own = Probe.database("chain");
        own.execute(
                "insert into device (urn, kind, zone_id, interval_s) values ('urn:dev:ow:2', 'sensor', 'l1-a', 60)");
        database = own.dataSource();
    }

    @BeforeEach
    void nothingStored() throws SQLException {
        Probe.forget(own);
    }

    @Test
    void rows_are_chained_in_the_order_of_arrival_and_not_of_time() throws SQLException {
        write(
                new GroupWriter(database),
                pack(Probe.KNOWN, 9),
                pack(Probe.KNOWN, 3),
                pack(OTHER, 5),
                pack(Probe.KNOWN, 4));

        assertThat(own.rows("select extract(minute from at)::int, n from reading where stream_id ="
                        + " (select id from stream where device_id = 1) order by n"))
                .containsExactly("9 1", "3 2", "4 3");
        assertThat(chained()).isEqualTo(4);
    }

    @Test
    void repeats_and_contradictions_take_no_arrival_number() throws SQLException {
        try (var writer = new GroupWriter(database)) {
            write(writer, pack(Probe.KNOWN, 0), pack(Probe.KNOWN, 0), pack(Probe.KNOWN, 1));
            write(writer, pack(Probe.KNOWN, 0), pack(Probe.KNOWN, 1, 99), pack(Probe.KNOWN, 2));
            write(writer, many(0, 900));
            write(writer, many(300, 1_200));
        }

        assertThat(chained()).isEqualTo(1_200);
    }

    @Test
    void a_second_writer_goes_on_where_the_first_has_ended_and_the_other_way_round() throws SQLException {
        try (var direct = new GroupWriter(database);
                var drain = new GroupWriter(database)) {
            for (int turn = 0; turn < 6; turn++) {
                write(turn % 2 == 0 ? direct : drain, pack(Probe.KNOWN, 2 * turn), pack(OTHER, turn));
                write(turn % 2 == 0 ? drain : direct, many(1_000 + 300 * turn, 1_300 + 300 * turn));
            }
        }

        assertThat(chained()).isEqualTo(6 * 302);
    }

    @Test
    void whatever_comes_in_whatever_groups_the_chain_has_every_number_once() throws SQLException {
        Random random = new Random(7);
        try (var writer = new GroupWriter(database)) {
            for (int group = 0; group < 60; group++) {
                List<PendingPack> packs = new ArrayList<>();
                for (int i = random.nextInt(random.nextInt(10) == 0 ? 400 : 8); i >= 0; i--) {
                    KnownDevice device = random.nextBoolean() ? Probe.KNOWN : OTHER;
                    packs.add(pack(device, random.nextInt(3_000), random.nextInt(50) == 0 ? 9 : 4));
                }
                write(writer, packs.toArray(PendingPack[]::new));
            }
        }

        assertThat(chained()).isEqualTo(Probe.stored(own));
    }

    @Test
    void the_database_itself_refuses_to_change_or_remove_a_reading() throws SQLException {
        write(new GroupWriter(database), pack(Probe.KNOWN, 0));
        String part = own.rows("select tableoid::regclass from reading").get(0);

        for (String attempt : List.of(
                "update reading set value = 5",
                "update " + part + " set value = 5",
                "delete from reading",
                "delete from " + part,
                "truncate reading")) {
            assertThatThrownBy(() -> own.execute(attempt)).as(attempt).hasMessageContaining("never changed or removed");
        }
        assertThat(chained()).isEqualTo(1);
    }

    /** How many rows there are, every one of them in its place behind the one before, the last of them the head. */
    private static long chained() throws SQLException {
        String sql =
                """
                select s.id, 'urn:dev:ow:' || s.device_id as urn, s.name, r.n, (extract(epoch from r.at) * 1000000)::bigint,
                       (extract(epoch from r.received_at) * 1000000)::bigint, r.value, r.link, r.previous, h.n, h.hash
                from stream s join chain_head h on h.stream_id = s.id join reading r on r.stream_id = s.id
                order by s.id, r.n
                """;
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            RowChain chain = new RowChain();
            int stream = 0;
            long n = 0;
            long rows = 0;
            byte[] hash = {};
            while (row.next()) {
                if (row.getInt(1) != stream) {
                    stream = row.getInt(1);
                    n = 0;
                    hash = RowChain.start(row.getString(2), row.getString(3));
                }
                assertThat(row.getLong(4)).isEqualTo(++n);
                assertThat(row.getBytes(9)).isEqualTo(hash);
                hash = chain.hash(hash, n, row.getLong(5), row.getLong(6), RowChain.NOT_CLAIMED, 0, row.getDouble(7));
                assertThat(row.getLong(8)).isEqualTo(RowChain.link(hash));
                assertThat(row.getLong(10) > n || Arrays.equals(row.getBytes(11), hash))
                        .isTrue();
                rows++;
            }
            return rows;
        }
    }

    private static void write(GroupWriter writer, PendingPack... packs) throws SQLException {
        writer.write(List.of(packs));
    }

    private static PendingPack[] many(int from, int to) {
        PendingPack[] packs = new PendingPack[to - from];
        for (int i = 0; i < packs.length; i++) {
            packs[i] = pack(Probe.KNOWN, from + i);
        }
        return packs;
    }

    private static PendingPack pack(KnownDevice device, int minute) {
        return pack(device, minute, 4);
    }

    private static PendingPack pack(KnownDevice device, int minute, double celsius) {
        return new PendingPack(
                "urn:dev:ow:gw", List.of(Probe.reading(device, minute, celsius + minute % 7)), outcome -> {});
    }
}
