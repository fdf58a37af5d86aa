package org.wardkeeper.excursion;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.audit.AuditTrail;

/** Stores what people signed, with its entry in the audit trail: both or neither. */
@ApplicationScoped
class Closings {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private AuditTrail audit;

    /**
     * Closes an excursion. Two who do so at once are one after the other: the second is told.
     *
     * @throws ProblemException 409 if it changed since its facts were signed, or if it is closed
     */
    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
    void close(UUID id, Closing closing) throws SQLException {
        try (Connection connection = database.getConnection()) {
            lock(id, connection);
            Excursion now = ExcursionTables.one(id, connection).orElseThrow(Closings::gone);
            if (now.closing().isPresent()) {
                throw ProblemException.conflict("This excursion is closed already.");
            }
            if (!now.facts().equals(closing.facts())) {
                throw ProblemException.conflict(
                        "A late reading has changed this excursion just now. Look at it again before you sign.");
            }
            ExcursionTables.close(id, closing, connection);
            audit.record(
                    closing.by(),
                    "excursion.close",
                    "storage-unit " + now.unitId(),
                    "excursion " + id + ": " + closing.facts() + "; cause: "
                            + closing.form().cause() + "; action: "
                            + closing.form().action()
                            + "; disposition: " + closing.form().disposition() + ", decided by "
                            + closing.form().decidedBy() + "; signed by " + closing.name() + ": " + closing.meaning());
        }
    }

    static ProblemException gone() {
        return ProblemException.notFound("There is no such excursion, or late readings have told it otherwise.");
    }

    private static void lock(UUID id, Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from excursion where id = ? for update")) {
            select.setObject(1, id);
            select.executeQuery().close();
        }
    }
}
