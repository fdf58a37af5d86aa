package org.wardkeeper.dossier;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wardkeeper.evidence.RowChain;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Period;
import org.wardkeeper.timeline.Sensor;
import org.wardkeeper.timeline.UnitLog;

/**
 * One unit's rows in the order of time, each with the hash it has in the chain of its sensor.
 *
 * <p>The database keeps with each row the hash it is chained to, in the heap, and the first eight bytes of its own, in the
 * key. A log is read from the key alone: hashes are computed, held against those eight bytes, and looked up only where a
 * row does not follow, in the order of arrival, on the row before it in the order of time.
 */
final class ChainedLog {

    private static final int AT_ONCE = 20_000;

    /** Told of every row. */
    interface Rows {
        /**
         * @param previous what the row is chained to, where that is not the row before; otherwise null
         * @param hash null where the row was stored before there was a chain
         */
        void row(LogRow row, byte[] previous, byte[] hash);
    }

    private final UnitLog log;
    private final Rows rows;
    private final RowChain chain = new RowChain();
    private byte[] lastHash;
    private long lastN;
    private long told;
    private LogRow firstBroken;

    ChainedLog(UnitLog log, Rows rows) {
        this.log = log;
        this.rows = rows;
    }

    void tell(Period period) throws SQLException {
        for (Sensor sensor : log.sensors()) {
            lastN = 0;
            long from = period.from();
            List<LogRow> some;
            do {
                some = log.first(sensor, from, period.to(), AT_ONCE);
                tell(sensor, some);
                from = some.isEmpty() ? from : some.get(some.size() - 1).at() + 1;
            } while (some.size() == AT_ONCE);
        }
    }

    /** How many rows were told. */
    long told() {
        return told;
    }

    /** The first row that is not what was stored once. */
    Optional<LogRow> firstBroken() {
        return Optional.ofNullable(firstBroken);
    }

    private void tell(Sensor sensor, List<LogRow> some) throws SQLException {
        Map<Long, byte[]> known = beginnings(sensor, some);
        for (int i = 0; i < some.size(); i++) {
            LogRow row = some.get(i);
            told++;
            if (row.link() == null) {
                lastN = 0;
                rows.row(row, null, null);
                continue;
            }
            byte[] given = row.link().n() == lastN + 1 && lastN > 0 ? null : known.get(row.at());
            lastHash = hash(row, given == null ? lastHash : given, some, i);
            lastN = row.link().n();
            rows.row(row, given, lastHash);
        }
    }

    /** What the rows are chained to that do not follow on the row before them. */
    private Map<Long, byte[]> beginnings(Sensor sensor, List<LogRow> some) throws SQLException {
        List<Long> times = new ArrayList<>();
        long before = lastN;
        for (LogRow row : some) {
            long n = row.link() == null ? 0 : row.link().n();
            if (n > 0 && (before == 0 || n != before + 1)) {
                times.add(row.at());
            }
            before = n;
        }
        return times.isEmpty()
                ? Map.of()
                : log.previous(sensor, times.stream().mapToLong(Long::longValue).toArray());
    }

    private byte[] hash(LogRow row, byte[] previous, List<LogRow> some, int i) throws SQLException {
        byte[] hash = chain.hash(
                previous, row.link().n(), row.at(), row.receivedAt(), row.claimedAt(), row.missing(), row.celsius());
        if (RowChain.link(hash) == row.link().check()) {
            return hash;
        }
        if (firstBroken == null) {
            firstBroken = row;
        }
        return hashOnceGiven(row, some, i);
    }

    /**
     * The hash of a row that was changed after it was stored: the row behind it is chained to it still. Where it is not at
     * hand, the eight bytes that stand beside the row; either way the row does not fit its hash any more, and whoever
     * checks the log finds it.
     */
    private byte[] hashOnceGiven(LogRow row, List<LogRow> some, int i) throws SQLException {
        LogRow next = i + 1 < some.size() ? some.get(i + 1) : null;
        if (next != null && next.link() != null && next.link().n() == row.link().n() + 1) {
            byte[] given = log.previous(row.sensor(), new long[] {next.at()}).get(next.at());
            if (given != null) {
                return given;
            }
        }
        return java.nio.ByteBuffer.allocate(32).putLong(row.link().check()).array();
    }
}
