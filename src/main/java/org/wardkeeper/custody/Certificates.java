package org.wardkeeper.custody;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.audit.AuditTrail;

/** The calibration certificates of the sensors that spoke for a unit. Of each number the newest entry counts. */
@ApplicationScoped
public class Certificates {

    private static final String BETWEEN =
            """
            select distinct on (c.device_id, c.number) c.id, d.urn, c.number, c.laboratory, c.calibrated_on, c.due_on,
                c.uncertainty_cel, c.offset_cel, c.entered_at, c.entered_by, c.pdf_sha256
            from calibration_certificate c join device d on d.id = c.device_id
            where exists (select from sensor_assignment a where a.device_id = c.device_id and a.unit_id = ?
                and a.since < ? and a.until > ?)
            order by c.device_id, c.number, c.entered_at desc""";

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private AuditTrail audit;

    /**
     * Those of all sensors that spoke for the unit in [from, to), in the order in which they were calibrated.
     *
     * @throws IllegalStateException if they cannot be read
     */
    public List<Certificate> between(String unitId, Instant from, Instant to) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select * from (" + BETWEEN + ") c order by calibrated_on, entered_at")) {
            select.setString(1, unitId);
            select.setObject(2, to.atOffset(ZoneOffset.UTC));
            select.setObject(3, from.atOffset(ZoneOffset.UTC));
            List<Certificate> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(certificate(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The certificates could not be read", e);
        }
    }

    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
    void add(Certificate one, String unitId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                        insert into calibration_certificate (id, device_id, number, laboratory, calibrated_on, due_on,
                            uncertainty_cel, offset_cel, entered_at, entered_by)
                        select ?, id, ?, ?, ?, ?, ?, ?, ?, ? from device where urn = ?""")) {
            insert.setObject(1, one.id());
            insert.setString(2, one.number());
            insert.setString(3, one.laboratory());
            insert.setObject(4, one.calibrated());
            insert.setObject(5, one.due());
            insert.setDouble(6, one.uncertaintyCel());
            insert.setDouble(7, one.offsetCel());
            insert.setObject(8, one.enteredAt().atOffset(ZoneOffset.UTC));
            insert.setString(9, one.enteredBy());
            insert.setString(10, one.device());
            insert.executeUpdate();
            audit.record(
                    one.enteredBy(),
                    "certificate.enter",
                    "storage-unit " + unitId,
                    one.device() + " number " + one.number() + " of " + one.laboratory() + ", calibrated "
                            + one.calibrated() + ", due " + one.due() + ", ± " + one.uncertaintyCel() + " °C, offset "
                            + one.offsetCel() + " °C");
        }
    }

    /** @throws ProblemException 409 if it has a scan: what was filed is not exchanged */
    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
    void attach(UUID id, Pdf scan, String unitId, String by) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update calibration_certificate set pdf = ?, pdf_sha256 = ? where id = ? and pdf is null")) {
            update.setBytes(1, scan.content());
            update.setString(2, scan.sha256());
            update.setObject(3, id);
            if (update.executeUpdate() == 0) {
                throw ProblemException.conflict(
                        "This certificate has its PDF. Enter the certificate again under its number to file another.");
            }
            audit.record(
                    by, "certificate.attach", "storage-unit " + unitId, "certificate " + id + ": " + scan.sha256());
        }
    }

    /** The scan of a certificate; empty where there is none. */
    Optional<byte[]> pdf(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select pdf from calibration_certificate where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    private static Certificate certificate(ResultSet row) throws SQLException {
        return new Certificate(
                row.getObject("id", UUID.class),
                row.getString("urn"),
                row.getString("number"),
                row.getString("laboratory"),
                row.getObject("calibrated_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getDouble("uncertainty_cel"),
                row.getDouble("offset_cel"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getString("entered_by"),
                Optional.ofNullable(row.getString("pdf_sha256")));
    }
}
