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

/** What is and was in the units: in an excursion the lots at risk are those that were in the unit then. */
@ApplicationScoped
public class StoredLots {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private AuditTrail audit;

    /**
     * Those that were in a unit at some moment of [from, to), by product and lot.
     *
     * @throws IllegalStateException if they cannot be read
     */
    public List<StoredLot> between(String unitId, Instant from, Instant to) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select * from stored_lot where unit_id = ? and put_in_at < ?"
                                + " and coalesce(taken_out_at, 'infinity') > ? order by product, lot, put_in_at")) {
            select.setString(1, unitId);
            select.setObject(2, to.atOffset(ZoneOffset.UTC));
            select.setObject(3, from.atOffset(ZoneOffset.UTC));
            List<StoredLot> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(lot(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The contents could not be read", e);
        }
    }

    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
    void putIn(StoredLot one) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                        insert into stored_lot (id, unit_id, product, lot, expires_on, amount, put_in_at, put_in_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, one.id());
            insert.setString(2, one.unitId());
            insert.setString(3, one.product());
            insert.setString(4, one.lot());
            insert.setObject(5, one.expires().orElse(null));
            insert.setString(6, one.amount());
            insert.setObject(7, one.putInAt().atOffset(ZoneOffset.UTC));
            insert.setString(8, one.putInBy());
            insert.executeUpdate();
            audit.record(one.putInBy(), "lot.in", "storage-unit " + one.unitId(), one.product() + ", lot " + one.lot());
        }
    }

    /** @throws ProblemException 409 if there is no such lot in the unit any more */
    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
    void takeOut(String unitId, UUID id, Instant at, String by) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        """
                        update stored_lot set taken_out_at = ?, taken_out_by = ?
                        where id = ? and unit_id = ? and taken_out_at is null returning product, lot""")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setString(2, by);
            update.setObject(3, id);
            update.setString(4, unitId);
            try (ResultSet row = update.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.conflict("This lot is not in the unit, or was taken out already.");
                }
                audit.record(by, "lot.out", "storage-unit " + unitId, row.getString(1) + ", lot " + row.getString(2));
            }
        }
    }

    private static StoredLot lot(ResultSet row) throws SQLException {
        return new StoredLot(
                row.getObject("id", UUID.class),
                row.getString("unit_id"),
                row.getString("product"),
                row.getString("lot"),
                Optional.ofNullable(row.getObject("expires_on", LocalDate.class)),
                row.getString("amount"),
                row.getObject("put_in_at", OffsetDateTime.class).toInstant(),
                row.getString("put_in_by"),
                Optional.ofNullable(row.getObject("taken_out_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("taken_out_by")));
    }
}
