package org.wardkeeper.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitKind;
import org.wardkeeper.it.EarlierDatabase;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Sensor;
import org.wardkeeper.timeline.UnitLog;

/** What this server reads of storage units that an earlier one kept. */
class EarlierUnitsIT {

    private final OwnDatabase database = EarlierDatabase.migrated();

    @Test
    void each_unit_has_the_rules_of_its_kind_since_ever() throws SQLException {
        assertThat(rules("fridge", UnitKind.REFRIGERATOR).all()).singleElement().satisfies(first -> {
            assertThat(first.since()).isEqualTo(Long.MIN_VALUE);
            assertThat(first.rules().who()).isTrue();
            assertThat(first.rules().lapses()).containsExactly(LapseRule.WHO_DOOR, LapseRule.WHO_POWER);
        });
        assertThat(rules("freezer", UnitKind.FREEZER).current().rules().all())
                .extracting(ThresholdRule::name)
                .containsExactly("Thawing");
    }

    @Test
    void rules_that_are_set_stand_behind_those_and_are_read_as_they_were_set() throws SQLException {
        RuleSet wanted = new RuleSet(
                false,
                List.of(),
                List.of(new LapseRule("Two minutes", Lapse.DOOR_OPEN, Duration.ofMinutes(2), Urgency.HIGH)));
        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            RuleTables.insert("fridge", wanted, "compliance", Instant.parse("2026-03-06T00:00:00Z"), connection);

            RulesHistory history = RuleTables.history(unit("fridge", UnitKind.REFRIGERATOR), connection);
            assertThat(history.all()).hasSize(2);
            assertThat(history.current().rules()).isEqualTo(wanted);
            connection.rollback();
        }
    }

    @Test
    void its_log_has_its_sensors_limits_and_intervals_of_all_times_and_rows_without_a_chain() throws SQLException {
        try (UnitLog log = UnitLog.open(database.dataSource(), "fridge")) {
            assertThat(log.sensors()).extracting(Sensor::urn).containsExactly("urn:dev:ow:1", "urn:dev:ow:2");
            assertThat(log.limits().at(at("2026-03-01T00:00:00Z"))).isEqualTo(new Limits(2, 8));
            assertThat(log.limits().at(at("2026-03-03T00:00:00Z"))).isEqualTo(new Limits(3, 7));
            assertThat(log.intervals().at(Long.MIN_VALUE)).isEqualTo(300 * Micros.SECOND);

            List<LogRow> rows = new ArrayList<>();
            for (Sensor sensor : log.sensors()) {
                rows.addAll(log.first(sensor, Sensor.ALWAYS, Sensor.FOREVER, 10));
            }
            assertThat(rows).extracting(LogRow::celsius).containsExactly(6.0, 6.0, Double.NaN, 5.0);
            assertThat(rows).extracting(LogRow::link).containsOnlyNulls();
        }
    }

    @Test
    void an_interval_that_is_changed_now_leaves_the_one_of_before_told() throws SQLException {
        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            try (var update = connection.createStatement()) {
                update.execute("update storage_unit set interval_s = 60 where id = 'freezer'");
                update.execute("update storage_unit set name = 'Deep freezer' where id = 'freezer'");
            }
            try (var select = connection.createStatement();
                    var rows = select.executeQuery(
                            "select interval_s from unit_interval where unit_id = 'freezer' order by since")) {
                List<Integer> seconds = new ArrayList<>();
                while (rows.next()) {
                    seconds.add(rows.getInt(1));
                }
                assertThat(seconds).containsExactly(600, 60);
            }
            connection.rollback();
        }
    }

    private RulesHistory rules(String id, UnitKind kind) throws SQLException {
        try (Connection connection = database.open()) {
            return RuleTables.history(unit(id, kind), connection);
        }
    }

    private static KnownUnit unit(String id, UnitKind kind) {
        return new KnownUnit(
                id, id, "l1-a", kind, Duration.ofMinutes(5), new Limits(2, 8), null, OptionalInt.empty(), null);
    }

    private static long at(String moment) {
        return Micros.of(Instant.parse(moment));
    }
}
