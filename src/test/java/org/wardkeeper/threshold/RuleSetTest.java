package org.wardkeeper.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitKind;
import org.wardkeeper.coldchain.UnitState;

class RuleSetTest {

    private static final Limits BAND = new Limits(2, 8);

    @Test
    void a_refrigerator_begins_with_the_rules_of_who_and_a_freezer_with_one_of_its_own() {
        assertThat(RuleSet.ofNew(UnitKind.REFRIGERATOR).all())
                .containsExactly(ThresholdRule.WHO_HEAT, ThresholdRule.WHO_FREEZE);
        assertThat(RuleSet.ofNew(UnitKind.FREEZER).all())
                .extracting(ThresholdRule::name)
                .containsExactly("Thawing");
    }

    @Test
    void door_and_mains_have_rules_for_every_kind() {
        assertThat(RuleSet.ofNew(UnitKind.REFRIGERATOR).lapses())
                .containsExactly(LapseRule.WHO_DOOR, LapseRule.WHO_POWER);
        assertThat(LapseRule.WHO_DOOR.delay()).isEqualTo(Duration.ofMinutes(5));
        assertThat(LapseRule.WHO_POWER.delay()).isEqualTo(Duration.ofHours(24));
        assertThat(RuleSet.ofNew(UnitKind.ULTRACOLD).lapses())
                .extracting(LapseRule::lapse)
                .containsExactly(Lapse.DOOR_OPEN, Lapse.POWER_OFF);
    }

    @Test
    void a_rule_of_the_site_about_a_door_may_be_stricter_and_there_is_one_at_most() {
        LapseRule strict = new LapseRule("Two minutes", Lapse.DOOR_OPEN, Duration.ofMinutes(2), Urgency.HIGH);
        LapseRule other = new LapseRule("Three minutes", Lapse.DOOR_OPEN, Duration.ofMinutes(3), Urgency.HIGH);

        assertThat(new RuleSet(true, List.of(), List.of(strict)).lapses())
                .containsExactly(LapseRule.WHO_DOOR, LapseRule.WHO_POWER, strict);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleSet(true, List.of(), List.of(strict, other)))
                .withMessageContaining("overlap");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LapseRule("Never", Lapse.DOOR_OPEN, Duration.ZERO, Urgency.HIGH));
    }

    @Test
    void two_rules_of_the_site_that_look_and_count_the_same_way_overlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> site(warm("one", Semantics.DAY), warm("two", Semantics.DAY)))
                .withMessageContaining("overlap");
        assertThat(site(warm("one", Semantics.DAY), warm("two", Semantics.CONTINUOUS))
                        .all())
                .hasSize(2);
    }

    @Test
    void a_rule_of_the_site_may_be_stricter_than_one_of_who() {
        RuleSet both = new RuleSet(true, List.of(warm("Half an hour", Semantics.CONTINUOUS)));

        assertThat(both.fitting(UnitKind.REFRIGERATOR, BAND).all()).hasSize(3);
    }

    @Test
    void two_rules_of_one_name_cannot_be_told_apart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> site(warm("WHO heat", Semantics.DAY)))
                .withMessageContaining("two rules called");
    }

    @Test
    void whos_rules_are_not_for_frozen_storage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleSet(true, List.of()).fitting(UnitKind.FREEZER, BAND))
                .withMessageContaining("refrigerators");
    }

    @Test
    void a_rule_begins_at_the_limit_or_beyond_it() {
        RuleSet inside = site(at(7.9));

        assertThatIllegalArgumentException().isThrownBy(() -> inside.fitting(UnitKind.REFRIGERATOR, BAND));
        assertThat(site(at(8)).fitting(UnitKind.REFRIGERATOR, BAND).site()).hasSize(1);
        assertThat(site(at(12)).fitting(UnitKind.REFRIGERATOR, BAND).site()).hasSize(1);
    }

    @Test
    void the_same_rules_in_another_order_are_the_same() {
        ThresholdRule one = warm("one", Semantics.DAY);
        ThresholdRule two = warm("two", Semantics.RUN);

        assertThat(site(one, two)).isEqualTo(site(two, one));
    }

    @Test
    void what_json_tells_of_a_rule_is_the_rule() {
        assertThat(ToldRule.of(ThresholdRule.WHO_FREEZE).rule()).isEqualTo(ThresholdRule.WHO_FREEZE);
        assertThat(ToldRule.of(warm("one", Semantics.RUN)).rule()).isEqualTo(warm("one", Semantics.RUN));
    }

    @Test
    void what_was_in_force_at_any_moment_can_be_told() {
        RuleSet first = site();
        RuleSet second = site(warm("one", Semantics.DAY));
        RulesHistory history = new RulesHistory(List.of(
                new RulesHistory.Since(100, second, "somebody"),
                new RulesHistory.Since(Long.MIN_VALUE, first, "server")));

        assertThat(history.at(99).rules()).isEqualTo(first);
        assertThat(history.at(100).rules()).isEqualTo(second);
        assertThat(history.current().setBy()).isEqualTo("somebody");
        assertThat(history.countsDays()).isTrue();
        assertThat(history.countsRuns()).isFalse();
    }

    private static RuleSet site(ThresholdRule... rules) {
        return new RuleSet(false, List.of(rules));
    }

    private static ThresholdRule warm(String name, Semantics semantics) {
        return rule(name, OptionalDouble.empty(), semantics);
    }

    private static ThresholdRule at(double celsius) {
        return rule("at", OptionalDouble.of(celsius), Semantics.CONTINUOUS);
    }

    private static ThresholdRule rule(String name, OptionalDouble at, Semantics semantics) {
        return new ThresholdRule(
                name, UnitState.TOO_WARM, at, false, semantics, Duration.ofMinutes(30), Urgency.MEDIUM);
    }
}
