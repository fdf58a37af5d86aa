package org.wardkeeper.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.wardkeeper.partition.Partitions;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.report.Durable;
import org.wardkeeper.report.Timing;

/**
 * Packs that are committed together, laid out as the columns that PostgreSQL takes in one statement.
 *
 * <p>NaN stands for no value, 0 for no reason and no claim: all three are impossible as data.
 */
final class Group {
    final int rows;
    final int[] stream;
    final double[] at;
    final double[] value;
    final double[] received;
    final short[] missing;
    final double[] claimed;

    /** For every row, which pack it belongs to. */
    final int[] pack;

    /** Where every row stands in its stream's chain; given by {@link Heads}. */
    final long[] number;

    final long[] link;
    final byte[][] previous;

    private final List<PendingPack> packs;

    private Group(List<PendingPack> packs, int rows) {
        this.packs = packs;
        this.rows = rows;
        stream = new int[rows];
        at = new double[rows];
        value = new double[rows];
        received = new double[rows];
        missing = new short[rows];
        claimed = new double[rows];
        pack = new int[rows];
        number = new long[rows];
        link = new long[rows];
        previous = new byte[rows][];
    }

    static Group of(List<PendingPack> packs, Streams streams, Partitions partitions, Connection connection)
            throws SQLException {
        var group = new Group(packs, packs.stream().mapToInt(PendingPack::size).sum());
        streams.ensure(packs, connection);
        int row = 0;
        for (int p = 0; p < packs.size(); p++) {
            for (Durable durable : packs.get(p).rows()) {
                Timing timing = durable.timing();
                partitions.ensure(Micros.of(timing.at()), connection);
                group.stream[row] = streams.idOf(durable);
                group.at[row] = seconds(timing.at());
                group.received[row] = seconds(timing.received());
                group.claimed[row] =
                        timing.isFlagged() ? seconds(timing.claimed().get()) : 0;
                group.value[row] = durable.value().orElse(Double.NaN);
                group.missing[row] = durable.missing().isPresent()
                        ? (short) durable.missing().get().code()
                        : 0;
                group.pack[row] = p;
                row++;
            }
        }
        return group;
    }

    /** The group without rows that need not be stored. */
    Group without(BitSet unwanted) {
        if (unwanted.isEmpty()) {
            return this;
        }
        var rest = new Group(packs, rows - unwanted.cardinality());
        int to = 0;
        for (int row = unwanted.nextClearBit(0); row < rows; row = unwanted.nextClearBit(row + 1)) {
            rest.stream[to] = stream[row];
            rest.at[to] = at[row];
            rest.value[to] = value[row];
            rest.received[to] = received[row];
            rest.missing[to] = missing[row];
            rest.claimed[to] = claimed[row];
            rest.pack[to] = pack[row];
            to++;
        }
        return rest;
    }

    /** A row's time as PostgreSQL keeps it. */
    static long micros(double seconds) {
        return Math.round(seconds * 1e6);
    }

    List<PendingPack> packs() {
        return packs;
    }

    boolean hasClaims() {
        for (double claim : claimed) {
            if (claim != 0) {
                return true;
            }
        }
        return false;
    }

    /** The observation behind a row. */
    Durable durable(int row) {
        int first = row;
        while (first > 0 && pack[first - 1] == pack[row]) {
            first--;
        }
        return packs.get(pack[row]).rows().get(row - first);
    }

    private static double seconds(Instant time) {
        return Micros.of(time) / 1e6;
    }
}
