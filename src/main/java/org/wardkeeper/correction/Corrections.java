package org.wardkeeper.correction;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.evidence.Sha256;
import org.wardkeeper.quantity.Micros;

/** Keeps corrections of readings, each chained to the one before it, and each in one transaction with its audit entry. */
@ApplicationScoped
public class Corrections {

    private static final String OF_UNIT =
            """
            select c.n, d.urn, c.at, r.value, c.value as corrected, c.made_at, c.made_by, c.reason, c.hash
            from sensor_assignment a
            join device d on d.id = a.device_id
            join stream s on s.device_id = d.id and s.name = 'temperature'
            join correction c on c.stream_id = s.id and c.at >= a.since and c.at < a.until
            join reading r on r.stream_id = c.stream_id and r.at = c.at
            where a.unit_id = ? and c.at >= ? and c.at < ? order by c.n
            """;

    private static final String STREAM_OF =
            """
            select s.id, r.value, r.n from sensor_assignment a
            join stream s on s.device_id = a.device_id and s.name = 'temperature'
            join reading r on r.stream_id = s.id and r.at = ?
            where a.unit_id = ? and a.since <= ? and a.until > ?
            """;

    private static final String INSERT =
            """
            insert into correction (n, made_at, made_by, stream_id, at, value, reason, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private AuditTrail audit;

    /** Those of readings of a unit in [from, to), in the order in which they were made. */
    public static List<Correction> of(String unitId, Instant from, Instant to, Connection connection)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_UNIT)) {
            select.setString(1, unitId);
            select.setTimestamp(2, Timestamp.from(from));
            select.setTimestamp(3, Timestamp.from(to));
            try (ResultSet row = select.executeQuery()) {
                List<Correction> found = new ArrayList<>();
                while (row.next()) {
                    found.add(correction(row));
                }
                return found;
            }
        }
    }

    List<Correction> of(String unitId, Instant from, Instant to) {
        try (Connection connection = database.getConnection()) {
            return of(unitId, from, to, connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The corrections could not be read.", e);
        }
    }

    /**
     * Corrects one reading of a unit.
     *
     * @param celsius what it should have been; null where it should not count at all
     * @throws ProblemException 404 if the unit has no reading of that moment
     */
    @Transactional
    public void correct(String unitId, Instant at, Double celsius, String reason, String by) {
        try (Connection connection = database.getConnection()) {
            // One at a time: each is chained to the one before.
            try (Statement lock = connection.createStatement()) {
                lock.execute("lock table correction in exclusive mode");
            }
            Stored stored = stored(unitId, at, connection)
                    .orElseThrow(() -> ProblemException.notFound("The unit has no reading of that moment."));
            insert(stored, at, celsius, reason, by, connection);
            audit.record(
                    by,
                    "reading.correct",
                    "storage-unit " + unitId,
                    at + ": stored " + stored.value + ", should be " + (celsius == null ? "left out" : celsius) + ": "
                            + reason);
        } catch (SQLException e) {
            throw new IllegalStateException("The correction could not be stored.", e);
        }
    }

    private record Stored(int stream, Double value, long n) {}

    private static Optional<Stored> stored(String unitId, Instant at, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STREAM_OF)) {
            OffsetDateTime moment = at.atOffset(ZoneOffset.UTC);
            select.setObject(1, moment);
            select.setString(2, unitId);
            select.setObject(3, moment);
            select.setObject(4, moment);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Stored(row.getInt(1), row.getObject(2, Double.class), row.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    private static void insert(
            Stored stored, Instant at, Double celsius, String reason, String by, Connection connection)
            throws SQLException {
        long n = 1;
        byte[] previous = new byte[32];
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select n, hash from correction order by n desc limit 1")) {
            if (row.next()) {
                n = row.getLong(1) + 1;
                previous = row.getBytes(2);
            }
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, n);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, by);
            insert.setInt(4, stored.stream);
            insert.setObject(5, at.atOffset(ZoneOffset.UTC));
            insert.setObject(6, celsius, Types.DOUBLE);
            insert.setString(7, reason);
            insert.setBytes(8, hash(previous, n, stored, at, celsius, now, by, reason));
            insert.executeUpdate();
        }
    }

    /** SHA-256(hash before ‖ n ‖ row's arrival number ‖ measured ‖ value ‖ made ‖ who ‖ why); see docs/evidence.md. */
    private static byte[] hash(
            byte[] previous, long n, Stored stored, Instant at, Double celsius, Instant now, String by, String reason) {
        ByteBuffer numbers = ByteBuffer.allocate(5 * Long.BYTES)
                .putLong(n)
                .putLong(stored.n)
                .putLong(Micros.of(at))
                .putLong(Double.doubleToLongBits(celsius == null ? Double.NaN : celsius + 0.0))
                .putLong(Micros.of(now));
        return Sha256.of(previous, numbers.array(), (by + '\n' + reason + '\n').getBytes(StandardCharsets.UTF_8));
    }

    private static Correction correction(ResultSet row) throws SQLException {
        return new Correction(
                row.getLong("n"),
                row.getString("urn"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("value", Double.class),
                row.getObject("corrected", Double.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                row.getString("reason"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
