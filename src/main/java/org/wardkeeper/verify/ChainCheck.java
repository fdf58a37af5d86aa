package org.wardkeeper.verify;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wardkeeper.evidence.RowChain;
import org.wardkeeper.report.MissingReason;

/**
 * Recomputes the hash of every reading from the hash that it is chained to: the one beside it, or that of the sensor's
 * row before it.
 */
final class ChainCheck implements Table.Lines {

    private static final HexFormat HEX = HexFormat.of();

    /**
     * How a sensor's chain begins.
     *
     * @param start what its first row is chained to
     * @param since what was received earlier is not chained
     */
    record Beginning(byte[] start, Instant since) {}

    private final String table;
    private final Map<String, Beginning> beginnings;
    /** Arrival numbers whose hash somebody wants to know, with what it should be. */
    private final Map<String, Map<Long, byte[]>> sealed;

    private final RowChain chain = new RowChain();
    private final Map<String, byte[]> last = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private String fault;
    private int line;
    private long rows;
    private long unchained;
    private long begun;
    private long bound;

    ChainCheck(String table, Map<String, Beginning> beginnings, Map<String, Map<Long, byte[]>> sealed) {
        this.table = table;
        this.beginnings = beginnings;
        this.sealed = sealed;
    }

    @Override
    public void line(byte[] bytes, int length) throws IOException {
        line++;
        List<String> cells = CsvCells.of(bytes, length);
        if (line == 1) {
            for (int i = 0; i < cells.size(); i++) {
                columns.put(cells.get(i), i);
            }
            return;
        }
        if (fault != null) {
            return;
        }
        try {
            if (!cell(cells, "status").equals("gap")) {
                row(cells);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            fault = place(cells) + " cannot be read";
        }
    }

    /** The first row that does not follow, as a sentence. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    long rows() {
        return rows;
    }

    /** Rows from before there was a chain. */
    long unchained() {
        return unchained;
    }

    /** Rows that do not follow on the row before them in the table. */
    long begun() {
        return begun;
    }

    /** Rows whose hash stands under a daily root. */
    long bound() {
        return bound;
    }

    private void row(List<String> cells) {
        rows++;
        String sensor = cell(cells, "sensor");
        Instant received = moment(cell(cells, "received"));
        if (cell(cells, "arrival").isEmpty()) {
            unchained(cells, sensor, received);
            return;
        }
        long n = Long.parseLong(cell(cells, "arrival"));
        byte[] hash = HEX.parseHex(cell(cells, "hash"));
        byte[] previous = previous(cells, sensor, n);
        if (previous == null) {
            fault = place(cells) + " does not say what it is chained to";
        } else if (!Arrays.equals(hash, computed(cells, previous, n, received))) {
            fault = place(cells) + " is not what was stored, or a row before it was removed or added";
        } else if (isOtherThanSealed(sensor, n, hash)) {
            fault = place(cells) + " is not what stands under the daily root";
        }
        last.put(sensor, hash);
    }

    private void unchained(List<String> cells, String sensor, Instant received) {
        unchained++;
        last.remove(sensor);
        Beginning beginning = beginnings.get(sensor);
        if (beginning == null || !received.isBefore(beginning.since)) {
            fault = place(cells) + " was added: it is not chained, though it was received when rows were";
        }
    }

    private byte[] previous(List<String> cells, String sensor, long n) {
        String given = cell(cells, "previous");
        if (given.isEmpty()) {
            return last.get(sensor);
        }
        begun++;
        byte[] previous = HEX.parseHex(given);
        Beginning beginning = beginnings.get(sensor);
        boolean first = n == 1 && (beginning == null || !Arrays.equals(previous, beginning.start));
        return first || previous.length != 32 ? null : previous;
    }

    private byte[] computed(List<String> cells, byte[] previous, long n, Instant received) {
        String claimed = cell(cells, "claimed");
        String celsius = cell(cells, "celsius");
        int missing = celsius.isEmpty()
                ? MissingReason.saying(cell(cells, "reason"))
                        .orElseThrow(() -> new IllegalArgumentException("no such reason"))
                        .code()
                : 0;
        return chain.hash(
                previous,
                n,
                micros(moment(cell(cells, "measured"))),
                micros(received),
                claimed.isEmpty() ? RowChain.NOT_CLAIMED : micros(moment(claimed)),
                missing,
                celsius.isEmpty() ? Double.NaN : Double.parseDouble(celsius));
    }

    private boolean isOtherThanSealed(String sensor, long n, byte[] hash) {
        byte[] under = sealed.getOrDefault(sensor, Map.of()).get(n);
        if (under == null) {
            return false;
        }
        bound++;
        return !Arrays.equals(under, hash);
    }

    private String cell(List<String> cells, String column) {
        Integer place = columns.get(column);
        if (place == null || place >= cells.size()) {
            throw new IllegalArgumentException("no " + column);
        }
        return cells.get(place);
    }

    private String place(List<String> cells) {
        Integer measured = columns.get("measured");
        boolean known = measured != null && measured < cells.size();
        return table + " line " + line + (known ? " (measured " + cells.get(measured) + ")" : "");
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static long micros(Instant moment) {
        return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
    }
}
