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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.wardkeeper.audit.AuditTrail;

/** The manual checks of all units; added, never changed. */
@ApplicationScoped
public class ManualChecks {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private AuditTrail audit;

    /**
     * Those of [from, to), in the order of time.
     *
     * @throws IllegalStateException if they cannot be read
     */
    public List<ManualCheck> between(String unitId, Instant from, Instant to) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select * from manual_check where unit_id = ? and checked_at >= ? and checked_at < ?"
                                + " order by checked_at, id")) {
            select.setString(1, unitId);
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            List<ManualCheck> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(check(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The manual checks could not be read", e);
        }
    }

    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
    void add(ManualCheck one) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                        insert into manual_check (id, unit_id, checked_at, min_cel, max_cel, now_cel, name, initials,
                            note, entered_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, one.id());
            insert.setString(2, one.unitId());
            insert.setObject(3, one.at().atOffset(ZoneOffset.UTC));
            insert.setDouble(4, one.minCel());
            insert.setDouble(5, one.maxCel());
            insert.setDouble(6, one.nowCel());
            insert.setString(7, one.name());
            insert.setString(8, one.initials());
            insert.setString(9, one.note());
            insert.setString(10, one.enteredBy());
            insert.executeUpdate();
            audit.record(
                    one.enteredBy(),
                    "check.enter",
                    "storage-unit " + one.unitId(),
                    one.minCel() + " to " + one.maxCel() + " °C, now " + one.nowCel() + " °C, read at " + one.at()
                            + " by " + one.name() + " (" + one.initials() + ")");
        }
    }

    private static ManualCheck check(ResultSet row) throws SQLException {
        return new ManualCheck(
                row.getObject("id", UUID.class),
                row.getString("unit_id"),
                row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                row.getDouble("min_cel"),
                row.getDouble("max_cel"),
                row.getDouble("now_cel"),
                row.getString("name"),
                row.getString("initials"),
                row.getString("note"),
                row.getString("entered_by"));
    }
}
