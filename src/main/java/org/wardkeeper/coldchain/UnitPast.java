package org.wardkeeper.coldchain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables unit_limits and sensor_assignment, in the caller's transaction. */
final class UnitPast {

    private static final String ASSIGNMENTS =
            """
            select a.device_id, d.urn, coalesce(d.serial, '') as serial, nullif(a.since, '-infinity') as since,
                   nullif(a.until, 'infinity') as until, a.model, a.firmware, a.buffer
            from sensor_assignment a join device d on d.id = a.device_id where a.unit_id = ? order by a.since""";

    private UnitPast() {}

    /** Nobody else changes this unit until the transaction ends. */
    static void lock(String unitId, Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from storage_unit where id = ? for update")) {
            select.setString(1, unitId);
            select.executeQuery().close();
        }
    }

    /** In the order of time. */
    static List<LimitsVersion> limits(String unitId, Connection connection) throws SQLException {
        List<LimitsVersion> versions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select nullif(since, '-infinity') as since, low_cel, high_cel from unit_limits"
                        + " where unit_id = ? order by unit_limits.since")) {
            select.setString(1, unitId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Limits limits = new Limits(rows.getDouble("low_cel"), rows.getDouble("high_cel"));
                    versions.add(new LimitsVersion(moment(rows, "since"), limits));
                }
            }
        }
        return versions;
    }

    static void add(String unitId, Limits limits, Instant since, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into unit_limits (unit_id, since, low_cel, high_cel) values (?, ?, ?, ?)")) {
            insert.setString(1, unitId);
            insert.setObject(2, since.atOffset(ZoneOffset.UTC));
            insert.setDouble(3, limits.lowCel());
            insert.setDouble(4, limits.highCel());
            insert.executeUpdate();
        }
    }

    /** In the order of time. */
    static List<Assignment> assignments(String unitId, Connection connection) throws SQLException {
        List<Assignment> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ASSIGNMENTS)) {
            select.setString(1, unitId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Assignment(
                            rows.getInt("device_id"),
                            rows.getString("urn"),
                            rows.getString("serial"),
                            moment(rows, "since"),
                            moment(rows, "until"),
                            new Assignment.About(
                                    rows.getString("model"), rows.getString("firmware"), rows.getString("buffer"))));
                }
            }
        }
        return found;
    }

    /** The unit for which a sensor speaks at a moment or will later, if it is another one. */
    static Optional<String> otherUnitOf(int deviceId, String unitId, Instant since, Connection connection)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select u.name from sensor_assignment a join storage_unit u on u.id = a.unit_id"
                        + " where a.device_id = ? and a.unit_id <> ? and a.until > ? limit 1")) {
            select.setInt(1, deviceId);
            select.setString(2, unitId);
            select.setObject(3, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    static void end(String unitId, Instant until, Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update sensor_assignment set until = ? where unit_id = ? and until = 'infinity'")) {
            update.setObject(1, until.atOffset(ZoneOffset.UTC));
            update.setString(2, unitId);
            update.executeUpdate();
        }
    }

    static void begin(String unitId, int deviceId, Instant since, Assignment.About about, Connection connection)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into sensor_assignment (unit_id, device_id, since, model, firmware, buffer)"
                        + " values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, unitId);
            insert.setInt(2, deviceId);
            insert.setObject(3, since.atOffset(ZoneOffset.UTC));
            insert.setString(4, about.model());
            insert.setString(5, about.firmware());
            insert.setString(6, about.buffer());
            insert.executeUpdate();
        }
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
