package org.wardkeeper.threshold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.UnitState;

/** The tables unit_rules and unit_rule, in the caller's transaction. */
final class RuleTables {

    private static final String HISTORY =
            """
            select (extract(epoch from v.since) * 1000000)::bigint as since, v.who, v.set_by,
                   r.name, r.direction, r.semantics, r.at_cel, r.delay_s, r.priority
            from unit_rules v left join unit_rule r on r.unit_id = v.unit_id and r.since = v.since
            where v.unit_id = ? order by v.since, r.direction, r.semantics""";

    private RuleTables() {}

    static RulesHistory history(KnownUnit unit, Connection connection) throws SQLException {
        List<RulesHistory.Since> steps = new ArrayList<>();
        steps.add(new RulesHistory.Since(Long.MIN_VALUE, RuleSet.ofNew(unit.kind()), "server"));
        steps.addAll(stored(unit, connection).values());
        return new RulesHistory(steps);
    }

    /** By their moment; a version's rules are rows of their own. */
    private static Map<Long, RulesHistory.Since> stored(KnownUnit unit, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HISTORY)) {
            select.setString(1, unit.id());
            Map<Long, RulesHistory.Since> versions = new TreeMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long since = rows.getLong("since");
                    RulesHistory.Since before = versions.get(since);
                    RuleSet rules = before == null ? new RuleSet(rows.getBoolean("who"), List.of()) : before.rules();
                    versions.put(since, new RulesHistory.Since(since, and(rules, rows), rows.getString("set_by")));
                }
            }
            return versions;
        }
    }

    /** Plus the row's rule, where it has one. */
    private static RuleSet and(RuleSet rules, ResultSet row) throws SQLException {
        if (row.getString("name") == null) {
            return rules;
        }
        Optional<Lapse> lapse = Lapse.of(row.getString("direction"));
        List<ThresholdRule> site = new ArrayList<>(rules.site());
        List<LapseRule> lapses = new ArrayList<>(rules.siteLapses());
        if (lapse.isPresent()) {
            lapses.add(new LapseRule(row.getString("name"), lapse.get(), delay(row), urgency(row)));
        } else {
            site.add(rule(row));
        }
        return new RuleSet(rules.who(), site, lapses);
    }

    static void insert(String unitId, RuleSet rules, String by, Instant since, Connection connection)
            throws SQLException {
        try (PreparedStatement version = connection.prepareStatement(
                "insert into unit_rules (unit_id, since, who, set_by) values (?, ?, ?, ?)")) {
            version.setString(1, unitId);
            version.setObject(2, since.atOffset(ZoneOffset.UTC));
            version.setBoolean(3, rules.who());
            version.setString(4, by);
            version.executeUpdate();
        }
        try (PreparedStatement rule = connection.prepareStatement(
                """
                insert into unit_rule (unit_id, since, name, direction, semantics, at_cel, delay_s, priority)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            Stream<ToldRule> all = Stream.concat(
                    rules.site().stream().map(ToldRule::of),
                    rules.siteLapses().stream().map(ToldRule::of));
            for (ToldRule one : all.toList()) {
                rule.setString(1, unitId);
                rule.setObject(2, since.atOffset(ZoneOffset.UTC));
                rule.setString(3, one.name());
                rule.setString(4, one.direction());
                rule.setString(5, one.counts());
                rule.setObject(6, one.atCel(), Types.DOUBLE);
                rule.setInt(7, Math.toIntExact(one.seconds()));
                rule.setString(8, one.priority());
                rule.addBatch();
            }
            rule.executeBatch();
        }
    }

    private static ThresholdRule rule(ResultSet row) throws SQLException {
        double at = row.getDouble("at_cel");
        OptionalDouble atCel = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(at);
        return new ThresholdRule(
                row.getString("name"),
                row.getString("direction").equals("above") ? UnitState.TOO_WARM : UnitState.TOO_COLD,
                atCel,
                false,
                Semantics.of(row.getString("semantics")),
                delay(row),
                urgency(row));
    }

    private static Duration delay(ResultSet row) throws SQLException {
        return Duration.ofSeconds(row.getInt("delay_s"));
    }

    private static Urgency urgency(ResultSet row) throws SQLException {
        return Urgency.of(row.getString("priority"));
    }
}
