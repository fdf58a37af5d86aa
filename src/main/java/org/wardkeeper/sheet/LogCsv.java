package org.wardkeeper.sheet;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.coldlog.LogRule;
import org.wardkeeper.report.MissingReason;
import org.wardkeeper.timeline.LimitsHistory;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Sensor;

/**
 * A unit's log as CSV (RFC 4180), UTF-8, a line a reading, missing value or gap. Half a million lines pass through here
 * while somebody waits, so bytes are written by hand.
 *
 * <ul>
 *   <li>{@code measured}, {@code received}, {@code claimed}: ISO 8601 with the site's offset at that moment;
 *       {@code claimed} only where the device's clock ran ahead and {@code measured} is the arrival instead
 *   <li>{@code celsius}: with a dot, exactly as stored; empty where there is no value
 *   <li>{@code status}: in-range, above, below, missing or gap
 *   <li>{@code reason}: why a value is missing, or what a gap is
 *   <li>{@code low_cel}, {@code high_cel}: the limits in force at that moment
 *   <li>{@code until}: where a gap ends
 *   <li>{@code arrival}, {@code previous}, {@code hash}: the row's place in the chain of its sensor (docs/evidence.md);
 *       {@code previous} only where that is not the hash of the sensor's row before it in this table
 * </ul>
 */
public final class LogCsv implements LogRule.Lines {

    static final String HEADER =
            "unit,sensor,measured,received,celsius,status,reason,low_cel,high_cel,claimed,until,arrival,previous,hash\r\n";

    private static final int LONGEST_LINE_BEYOND_TEXTS = 1_024;
    private static final byte[] HEX = bytes("0123456789abcdef");

    private static final byte[] COMMA = bytes(",");
    private static final byte[] LINE_END = bytes("\r\n");
    private static final byte[] NO_LINK = bytes(",,,\r\n");
    private static final byte[] MISSING = bytes(",missing,");
    private static final byte[] NO_SENSOR = bytes(",,gap,no-sensor");
    private static final byte[] NO_READINGS = bytes(",,gap,no-readings");
    private static final byte[] IN_RANGE = bytes(",in-range,");
    private static final byte[] ABOVE = bytes(",above,");
    private static final byte[] BELOW = bytes(",below,");

    private final byte[] unit;
    private final LimitsHistory limits;
    private final LocalStamps stamps;
    private final LineSink out;
    private byte[] buffer = {};
    private int length;
    private Sensor sensor;
    private byte[] unitAndSensor;
    private Limits band;
    private byte[] bandText;
    private byte[] previous;
    private byte[] hash;

    public LogCsv(String unitId, LimitsHistory limits, ZoneId zone, LineSink out) {
        this.unit = bytes(cell(unitId) + ',');
        this.limits = limits;
        this.stamps = new LocalStamps(zone);
        this.out = out;
    }

    public void header() {
        byte[] header = bytes(HEADER);
        out.line(header, 0, header.length);
    }

    /** What the next row is chained to, and its hash; to be told before the row. */
    public void chained(byte[] toPrevious, byte[] withHash) {
        previous = toPrevious;
        hash = withHash;
    }

    @Override
    public void row(LogRow row) {
        Limits inForce = limits.at(row.at());
        begin(row.sensor());
        time(row.at());
        time(row.receivedAt());
        if (row.hasValue()) {
            length = Decimals.put(row.celsius(), buffer, length);
            text(status(inForce.judge(row.celsius())));
        } else {
            text(MISSING);
            text(bytes(MissingReason.ofCode(row.missing()).word()));
        }
        band(inForce);
        if (row.claimedAt() != LogRow.NOT_CLAIMED) {
            length = stamps.put(row.claimedAt(), buffer, length);
        }
        text(COMMA);
        link(row.link());
        send();
    }

    private void link(LogRow.Link link) {
        if (link == null) {
            text(NO_LINK);
            return;
        }
        text(COMMA);
        length = Decimals.putWhole(link.n(), buffer, length);
        text(COMMA);
        if (previous != null) {
            hex(previous);
        }
        text(COMMA);
        hex(hash);
        text(LINE_END);
    }

    private void hex(byte[] bytes) {
        for (byte b : bytes) {
            buffer[length++] = HEX[b >> 4 & 15];
            buffer[length++] = HEX[b & 15];
        }
    }

    @Override
    public void gap(Sensor silent, long from, long to) {
        begin(silent);
        time(from);
        text(silent == null ? NO_SENSOR : NO_READINGS);
        band(limits.at(from));
        text(COMMA);
        length = stamps.put(to, buffer, length);
        text(NO_LINK);
        send();
    }

    private static byte[] status(UnitState state) {
        return switch (state) {
            case TOO_WARM -> ABOVE;
            case TOO_COLD -> BELOW;
            default -> IN_RANGE;
        };
    }

    private void begin(Sensor of) {
        if (unitAndSensor == null || of != sensor) {
            sensor = of;
            unitAndSensor = concat(unit, bytes(of == null ? "," : cell(of.urn()) + ','));
            buffer = new byte[unitAndSensor.length + LONGEST_LINE_BEYOND_TEXTS];
        }
        length = 0;
        text(unitAndSensor);
    }

    private void time(long at) {
        length = stamps.put(at, buffer, length);
        buffer[length++] = ',';
    }

    private void band(Limits inForce) {
        if (inForce != band) {
            band = inForce;
            bandText = bytes("," + plain(inForce.lowCel()) + ',' + plain(inForce.highCel()) + ',');
        }
        text(bandText);
    }

    private void text(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void send() {
        out.line(buffer, 0, length);
    }

    /**
     * A cell of text. One that a spreadsheet would take for a formula is made harmless by an apostrophe; one with a
     * comma, a quote or a line break is quoted.
     */
    static String cell(String text) {
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = new byte[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
