package org.wardkeeper.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.alarm.Timeline;
import org.wardkeeper.lapse.Known;
import org.wardkeeper.lapse.Standing;
import org.wardkeeper.threshold.Lapse;
import org.wardkeeper.threshold.LapseRule;
import org.wardkeeper.threshold.Urgency;

/** A refrigerator's door, from the rule that fired to what people are told. */
class LapseAlarmRuleTest {

    private static final Standing.Fired WHO = new Standing.Fired(LapseRule.WHO_DOOR, Instant.EPOCH);
    private static final Standing.Fired SITE = new Standing.Fired(
            new LapseRule("Two minutes", Lapse.DOOR_OPEN, Duration.ofMinutes(2), Urgency.HIGH), Instant.EPOCH);

    private final Timeline time = new Timeline();
    private Standing door = standing(Known.NO);

    @Test
    void a_door_is_told_when_a_rule_fires_and_is_over_soon_after_it_is_shut() {
        door = standing(Known.YES);
        time.pass(60, this::conditions);
        assertThat(time.told()).isEmpty();

        door = standing(Known.YES, WHO);
        time.pass(60, this::conditions);
        assertThat(time.told()).containsExactly("60 unack door-open storage-unit fridge");

        door = standing(Known.NO);
        time.pass(60, this::conditions);
        assertThat(time.told()).hasSize(2).last().asString().contains("rtn-unack");
    }

    @Test
    void silence_neither_begins_such_an_alarm_nor_ends_one() {
        door = standing(Known.UNKNOWN);
        time.pass(600, this::conditions);
        assertThat(time.told()).isEmpty();

        door = standing(Known.YES, WHO);
        time.pass(60, this::conditions);
        door = standing(Known.UNKNOWN);
        time.pass(86_400, this::conditions);
        assertThat(time.told()).hasSize(1);
    }

    @Test
    void a_door_that_stands_open_after_a_silence_or_another_rule_is_not_over_because_the_count_begins_anew() {
        door = standing(Known.YES, WHO);
        time.pass(60, this::conditions);
        door = standing(Known.UNKNOWN);
        time.pass(600, this::conditions);
        door = standing(Known.YES);
        time.pass(600, this::conditions);
        assertThat(time.told()).hasSize(1);

        door = standing(Known.NO);
        time.pass(60, this::conditions);
        assertThat(time.told()).hasSize(2).last().asString().contains("rtn-unack");
    }

    @Test
    void a_sensor_that_tells_of_no_door_leaves_no_alarm_behind() {
        door = standing(Known.YES, WHO);
        time.pass(60, this::conditions);
        door = standing(Known.UNTOLD);
        time.pass(60, this::conditions);

        assertThat(time.told()).hasSize(2).last().asString().contains("rtn-unack");
    }

    @Test
    void of_several_rules_the_most_urgent_is_told_with_its_limit() {
        door = standing(Known.YES, WHO, SITE);

        assertThat(conditions(List.of(), Instant.EPOCH.plusSeconds(300)))
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.priority()).isEqualTo(Priority.HIGH);
                    assertThat(condition.detail()).isEqualTo("Two minutes");
                    assertThat(condition.since()).contains(Instant.EPOCH);
                    assertThat(condition.measure().orElseThrow().value()).isEqualTo(300);
                    assertThat(condition.measure().orElseThrow().limit()).isEqualTo(120);
                });
    }

    private static Standing standing(Known known, Standing.Fired... fired) {
        return new Standing("fridge", Lapse.DOOR_OPEN, known, Instant.EPOCH, List.of(fired));
    }

    private List<Condition> conditions(List<Alarm> open, Instant now) {
        return LapseAlarmRule.conditions(List.of(door), open, now);
    }
}
