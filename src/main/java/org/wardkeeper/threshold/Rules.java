package org.wardkeeper.threshold;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.coldchain.KnownUnit;

/** The rules of all units, of all times. A new version and its entry in the audit trail are stored together. */
@ApplicationScoped
public class Rules {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private AuditTrail audit;

    /** Which rules a unit has and had. */
    public RulesHistory of(KnownUnit unit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return RuleTables.history(unit, connection);
        }
    }

    /**
     * From a moment on a unit has these rules; nothing changes where it has them already.
     *
     * @return whether something changed
     */
    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = SQLException.class)
    public boolean set(KnownUnit unit, RuleSet wanted, String by, Instant since) throws SQLException {
        try (Connection connection = database.getConnection()) {
            RuleSet before = RuleTables.history(unit, connection).current().rules();
            if (before.equals(wanted)) {
                return false;
            }
            RuleTables.insert(unit.id(), wanted, by, since, connection);
            audit.record(
                    by, "unit.rules", "storage-unit " + unit.id(), "from " + words(before) + " to " + words(wanted));
            return true;
        }
    }

    private static String words(RuleSet rules) {
        return Stream.concat(
                        rules.all().stream().map(Rules::words),
                        rules.lapses().stream().map(Rules::words))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String words(ThresholdRule rule) {
        return rule.name() + " (" + rule.side().direction() + " "
                + (rule.atCel().isPresent() ? rule.atCel().getAsDouble() + " °C" : "the limit") + " for "
                + rule.delay().toSeconds() + " s, " + rule.semantics().slug() + ", "
                + rule.urgency().slug() + ")";
    }

    private static String words(LapseRule rule) {
        return rule.name() + " (" + rule.lapse().slug() + " for " + rule.delay().toSeconds() + " s, "
                + rule.urgency().slug() + ")";
    }
}
