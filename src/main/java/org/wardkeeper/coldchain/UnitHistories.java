package org.wardkeeper.coldchain;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.device.KnownDevice;

/**
 * Which limits a unit had and which sensors spoke for it. A change is added behind what was, with its entry in the audit
 * trail; nothing is overwritten.
 */
@ApplicationScoped
public class UnitHistories {

    private static final String EXCLUSION_VIOLATION = "23P01";

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private AuditTrail audit;

    /** In the order of time. */
    public List<LimitsVersion> limits(String unitId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return UnitPast.limits(unitId, connection);
        }
    }

    /** In the order of time. */
    public List<Assignment> assignments(String unitId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return UnitPast.assignments(unitId, connection);
        }
    }

    /**
     * From now on the unit has these limits.
     *
     * @return false where it has them already
     */
    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
    boolean limit(KnownUnit unit, Limits wanted, String by, Instant now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            UnitPast.lock(unit.id(), connection);
            List<LimitsVersion> versions = UnitPast.limits(unit.id(), connection);
            Limits before = versions.get(versions.size() - 1).limits();
            if (before.equals(wanted)) {
                return false;
            }
            UnitPast.add(unit.id(), wanted, now, connection);
            audit.record(by, "unit.limits", subject(unit), "from " + words(before) + " to " + words(wanted));
            return true;
        }
    }

    /**
     * From a moment on another sensor speaks for the unit, or none.
     *
     * @param sensor empty to leave it without one
     * @throws ProblemException 409 if the sensor speaks for another unit then, or the present one began later
     */
    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
    void assign(KnownUnit unit, Optional<KnownDevice> sensor, Instant since, Assignment.About about, String by)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            UnitPast.lock(unit.id(), connection);
            Optional<Assignment> before = last(UnitPast.assignments(unit.id(), connection));
            refuseOverlap(unit, before, sensor, since, connection);
            UnitPast.end(unit.id(), since, connection);
            if (sensor.isPresent()) {
                UnitPast.begin(unit.id(), sensor.get().id(), since, about, connection);
            }
            audit.record(
                    by,
                    "unit.sensor",
                    subject(unit),
                    "from "
                            + before.filter(one -> one.until().isEmpty())
                                    .map(Assignment::urn)
                                    .orElse("none") + " to "
                            + sensor.map(KnownDevice::urn).orElse("none") + " since " + since);
        } catch (SQLException e) {
            if (EXCLUSION_VIOLATION.equals(e.getSQLState())) {
                throw ProblemException.conflict("A sensor speaks for one unit at a time; this one speaks for another.");
            }
            throw e;
        }
    }

    private static void refuseOverlap(
            KnownUnit unit,
            Optional<Assignment> before,
            Optional<KnownDevice> sensor,
            Instant since,
            Connection connection)
            throws SQLException {
        if (before.flatMap(Assignment::since)
                        .filter(began -> !began.isBefore(since))
                        .isPresent()
                || before.flatMap(Assignment::until).filter(since::isBefore).isPresent()) {
            throw ProblemException.conflict("The sensor before it was put in or taken out later than that.");
        }
        if (sensor.isPresent()) {
            UnitPast.otherUnitOf(sensor.get().id(), unit.id(), since, connection)
                    .ifPresent(name -> {
                        throw ProblemException.conflict(
                                "A sensor speaks for one unit at a time; this one speaks for " + name + ".");
                    });
        }
    }

    private static Optional<Assignment> last(List<Assignment> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static String subject(KnownUnit unit) {
        return "storage-unit " + unit.id();
    }

    private static String words(Limits limits) {
        return limits.lowCel() + "–" + limits.highCel() + " °C";
    }
}
