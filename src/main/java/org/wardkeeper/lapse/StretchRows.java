package org.wardkeeper.lapse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.threshold.Lapse;

/**
 * What the journal tells of a unit's door and mains, as far back as they stand as they do. Where it is not so, only the
 * last days are looked through for a gap.
 */
final class StretchRows {

    private static final Duration LOOKS_BACK = Duration.ofDays(7);

    /** More rows than these are never held in memory. */
    private static final int FETCHED_AT_ONCE = 1_000;

    private static final String STREAM =
            """
            select a.device_id, s.id, nullif(a.since, '-infinity')
            from sensor_assignment a join stream s on s.device_id = a.device_id
            where a.unit_id = ? and a.since <= ? and a.until > ? and s.name = ?""";

    private static final String LAST_OTHER =
            """
            select at from reading where stream_id = ? and at >= ? and (value is null or not (%s))
            order by at desc limit 1""";

    private static final String FIRST_BEHIND =
            "select at from reading where stream_id = ? and at > ? order by at limit 1";

    private static final String ROWS =
            """
            select (extract(epoch from r.at) * 1000000)::bigint, s.name, r.value
            from stream s join reading r on r.stream_id = s.id
            where s.device_id = ? and r.at >= ? order by r.at""";

    private final Connection connection;
    private final Instant now;

    /** @param connection in a transaction: all of it is one snapshot where the caller made it so */
    StretchRows(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    /** @param interval between the sensor's rows, in {@link Micros} */
    Stretch read(String unitId, Lapse lapse, long interval) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STREAM)) {
            select.setString(1, unitId);
            select.setObject(2, utc(now));
            select.setObject(3, utc(now));
            select.setString(4, Word.stream(lapse));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Stretch.UNTOLD;
                }
                OffsetDateTime since = row.getObject(3, OffsetDateTime.class);
                Instant from = since == null ? Instant.EPOCH : since.toInstant();
                return read(row.getInt(1), row.getInt(2), from, lapse, interval);
            }
        }
    }

    private Stretch read(int device, int stream, Instant since, Lapse lapse, long interval) throws SQLException {
        Optional<Instant> other = moment(LAST_OTHER.formatted(condition(lapse)), stream, since);
        Optional<Instant> first = moment(FIRST_BEHIND, stream, other.orElse(since.minusNanos(1_000)));
        Optional<Instant> begin = first.or(() -> other);
        if (begin.isEmpty()) {
            return Stretch.UNTOLD;
        }
        Instant recently = now.minus(LOOKS_BACK);
        if (first.isEmpty() && begin.get().isBefore(recently)) {
            // Believed up to there; a gap that was earlier is one that nobody asks for any more.
            Stretch no = new Stretch(Known.NO, Micros.of(begin.get()), Micros.of(recently));
            return played(no, device, recently, lapse, interval);
        }
        return played(Stretch.UNTOLD, device, begin.get(), lapse, interval);
    }

    private Stretch played(Stretch before, int device, Instant from, Lapse lapse, long interval) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ROWS)) {
            select.setFetchSize(FETCHED_AT_ONCE);
            select.setInt(1, device);
            select.setObject(2, utc(from));
            Stretch stretch = before;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    double number = row.getDouble(3);
                    OptionalDouble value = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
                    stretch = stretch.next(row.getLong(1), Word.of(lapse, row.getString(2), value), interval);
                }
            }
            return stretch;
        }
    }

    private Optional<Instant> moment(String sql, int stream, Instant from) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, stream);
            select.setObject(2, utc(from));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }

    /** As {@link Word} says it. */
    private static String condition(Lapse lapse) {
        return lapse == Lapse.DOOR_OPEN ? "value <> 0" : "abs(value) < " + Word.OFF_BELOW_WATTS;
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
