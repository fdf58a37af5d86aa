package org.wardkeeper.timeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.quantity.Micros;

/**
 * One unit's rows as the journal keeps them, joined from the streams of the sensors that spoke for it, each for its
 * time. All of it is one snapshot: what arrives meanwhile is not seen. To be closed.
 */
public final class UnitLog implements LogRows, AutoCloseable {

    private static final String SENSORS =
            """
            select d.urn, s.id as stream_id,
                   case when isfinite(a.since) then (extract(epoch from a.since) * 1000000)::bigint end as since,
                   case when isfinite(a.until) then (extract(epoch from a.until) * 1000000)::bigint end as until
            from sensor_assignment a
            join device d on d.id = a.device_id
            left join stream s on s.device_id = a.device_id and s.name = 'temperature'
            where a.unit_id = ? order by a.since
            """;

    private static final String LIMITS =
            """
            select case when isfinite(since) then (extract(epoch from since) * 1000000)::bigint end as since, low_cel, high_cel
            from unit_limits where unit_id = ? order by since
            """;

    private static final String INTERVALS =
            """
            select case when isfinite(since) then (extract(epoch from since) * 1000000)::bigint end as since, interval_s
            from unit_interval where unit_id = ? order by since
            """;

    private static final String ROWS =
            """
            select at, value%s from reading where stream_id = %d and at >= '%s' and at < '%s' order by at""";

    static final String EVERYTHING = ", received_at, missing, claimed_at, n, link";

    private static final String PREVIOUS =
            """
            select (extract(epoch from r.at) * 1000000)::bigint, r.previous
            from unnest(?) t (micros)
            join reading r on r.stream_id = ? and r.at = timestamptz 'epoch' + t.micros * interval '1 microsecond'
            """;

    private static final String KEPT_FROM =
            "select (max(month) + interval '1 month') at time zone 'UTC' from dropped_month";

    private static final String PLAIN_ROWS =
            """
            select (extract(epoch from at) * 1000000)::bigint, value
            from reading where stream_id = %d and at >= '%s' and at < '%s' order by at %s""";

    /** Enough for the usual look over the edge of a period, little to throw away. */
    private static final int FETCHED_AT_ONCE = 100;

    private final Connection connection;
    private final List<Sensor> sensors;
    private final LimitsHistory limits;
    private final IntervalHistory intervals;

    private UnitLog(Connection connection, String unitId) throws SQLException {
        this.connection = connection;
        this.sensors = list(SENSORS, unitId, UnitLog::sensor);
        this.limits = new LimitsHistory(list(LIMITS, unitId, UnitLog::limits));
        this.intervals = new IntervalHistory(list(INTERVALS, unitId, UnitLog::interval));
    }

    public static UnitLog open(DataSource database, String unitId) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
                // Compiling a plan takes longer than any of ours runs.
                statement.execute("set local jit = off");
            }
            return new UnitLog(connection, unitId);
        } catch (SQLException | RuntimeException e) {
            giveBack(connection);
            throw e;
        }
    }

    /** In the order of time. */
    public List<Sensor> sensors() {
        return sensors;
    }

    @Override
    public LimitsHistory limits() {
        return limits;
    }

    @Override
    public IntervalHistory intervals() {
        return intervals;
    }

    /** Days that are packed are read as such, and all between them row by row. */
    @Override
    public void readings(long from, long to, Consumer<LogRow> each) throws SQLException {
        for (Sensor sensor : sensors) {
            long since = Math.max(from, sensor.since());
            long until = Math.min(to, sensor.until());
            if (sensor.streamId() != null && since < until) {
                readings(sensor, since, until, each);
            }
        }
    }

    private void readings(Sensor sensor, long from, long to, Consumer<LogRow> each) throws SQLException {
        PackedDays packed = new PackedDays(connection, sensor);
        long done = from;
        for (Period stretch : packed.within(from, to)) {
            rows(sensor, done, stretch.from(), each);
            packed.read(stretch, each);
            done = stretch.to();
        }
        rows(sensor, done, to, each);
    }

    private void rows(Sensor sensor, long from, long to, Consumer<LogRow> each) throws SQLException {
        if (from < to) {
            String select = select("", sensor.streamId(), from, to);
            CopiedRows.read(connection.unwrap(PGConnection.class), select, sensor, each);
        }
    }

    /**
     * The first rows of one sensor in [from, to) with everything the journal knows of them, in the order of time.
     *
     * @param most how many; they are held in memory
     */
    public List<LogRow> first(Sensor sensor, long from, long to, int most) throws SQLException {
        long since = Math.max(from, sensor.since());
        long until = Math.min(to, sensor.until());
        List<LogRow> rows = new ArrayList<>();
        if (sensor.streamId() != null && since < until) {
            String select = select(EVERYTHING, sensor.streamId(), since, until) + " limit " + most;
            CopiedRows.read(connection.unwrap(PGConnection.class), select, sensor, rows::add);
        }
        return rows;
    }

    /** The hashes that rows of a sensor are chained to, by the rows' times. */
    public Map<Long, byte[]> previous(Sensor sensor, long[] times) throws SQLException {
        Map<Long, byte[]> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(PREVIOUS)) {
            select.setObject(1, times);
            select.setInt(2, sensor.streamId());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getLong(1), row.getBytes(2));
                }
            }
        }
        return found;
    }

    /** Before this the site keeps no readings any more; empty where none was ever given up. */
    public Optional<Instant> keptFrom() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(KEPT_FROM)) {
            row.next();
            return Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant);
        }
    }

    /** The snapshot's connection, for whoever asks more of the same moment. */
    public Connection connection() {
        return connection;
    }

    @Override
    public void backwards(long before, Predicate<LogRow> goOn) throws SQLException {
        List<Sensor> latestFirst = new ArrayList<>(sensors);
        Collections.reverse(latestFirst);
        for (Sensor sensor : latestFirst) {
            long until = Math.min(before, sensor.until());
            if (sensor.since() < until && !walk(sensor, sensor.since(), until, "desc", goOn)) {
                return;
            }
        }
    }

    @Override
    public void forwards(long from, Predicate<LogRow> goOn) throws SQLException {
        for (Sensor sensor : sensors) {
            long since = Math.max(from, sensor.since());
            if (since < sensor.until() && !walk(sensor, since, sensor.until(), "asc", goOn)) {
                return;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        giveBack(connection);
    }

    private static void giveBack(Connection connection) throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** COPY takes no parameters; what is put in are numbers and times of our own. */
    static String select(String moreColumns, int streamId, long from, long to) {
        return ROWS.formatted(moreColumns, streamId, moment(from), moment(to));
    }

    private boolean walk(Sensor sensor, long from, long to, String order, Predicate<LogRow> goOn) throws SQLException {
        if (sensor.streamId() == null) {
            return true;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            String select = PLAIN_ROWS.formatted(sensor.streamId(), moment(from), moment(to), order);
            try (ResultSet rows = statement.executeQuery(select)) {
                while (rows.next()) {
                    double value = rows.getDouble(2);
                    double celsius = rows.wasNull() ? Double.NaN : value;
                    if (!goOn.test(LogRow.of(sensor, rows.getLong(1), celsius))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static String moment(long micros) {
        if (micros == Sensor.ALWAYS) {
            return "-infinity";
        }
        return micros == Sensor.FOREVER ? "infinity" : Micros.instant(micros).toString();
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String sql, String unitId, RowReader<T> reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, unitId);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return List.copyOf(found);
        }
    }

    private static Sensor sensor(ResultSet row) throws SQLException {
        return new Sensor(
                row.getString("urn"),
                row.getObject("stream_id", Integer.class),
                orElse(row.getObject("since", Long.class), Sensor.ALWAYS),
                orElse(row.getObject("until", Long.class), Sensor.FOREVER));
    }

    private static LimitsHistory.Since limits(ResultSet row) throws SQLException {
        long since = orElse(row.getObject("since", Long.class), Sensor.ALWAYS);
        return new LimitsHistory.Since(since, new Limits(row.getDouble("low_cel"), row.getDouble("high_cel")));
    }

    private static IntervalHistory.Since interval(ResultSet row) throws SQLException {
        long since = orElse(row.getObject("since", Long.class), Sensor.ALWAYS);
        return new IntervalHistory.Since(since, row.getInt("interval_s") * Micros.SECOND);
    }

    private static long orElse(Long finite, long infinite) {
        return finite == null ? infinite : finite;
    }
}
