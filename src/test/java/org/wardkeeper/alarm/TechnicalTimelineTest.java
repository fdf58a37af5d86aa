package org.wardkeeper.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The server's alarms that follow a measure, from the measure to what people see. Seconds are counted from noon. */
class TechnicalTimelineTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final int LOOK_EVERY_S = 2;

    private final List<String> told = new ArrayList<>();
    private AlarmWatch watch;
    private int second;

    @Test
    void a_full_spool_is_told_at_once_and_is_over_once_it_has_been_below_70_percent_for_20_s() {
        watch = AlarmWatch.of(TechnicalKind.SPOOL_FULL);
        spool(790, 10);
        spool(800, 20);
        spool(750, 60);
        spool(690, 10);
        spool(700, 4);
        spool(690, 30);

        assertThat(told).containsExactly("10 unack", "124 rtn-unack");
    }

    @Test
    void many_sessions_are_told_after_a_minute_and_are_over_once_they_have_been_fewer_for_five() {
        watch = AlarmWatch.of(TechnicalKind.SESSIONS_NEAR_BOUND);
        sessions(17_999, 100);
        sessions(18_000, 58);
        sessions(17_999, 2);
        sessions(18_500, 200);
        sessions(16_000, 600);
        sessions(15_999, 400);

        assertThat(told).containsExactly("220 unack", "1260 rtn-unack");
    }

    private void spool(long bytes, int seconds) {
        look(new ServerFacts(false, Optional.of(NOON), bytes, 1_000, Optional.empty(), 0, 0, 20_000), seconds);
    }

    private void sessions(int count, int seconds) {
        look(new ServerFacts(true, Optional.empty(), 0, 1_000, Optional.empty(), 0, count, 20_000), seconds);
    }

    private void look(ServerFacts facts, int seconds) {
        for (int end = second + seconds; second < end; second += LOOK_EVERY_S) {
            Optional<String> condition = TechnicalRule.holds(watch.kind(), facts, watch.isActive(), 0);
            AlarmWatch.Step step = watch.look(condition, NOON.plusSeconds(second));
            watch = step.next();
            step.changed()
                    .ifPresent(alarm -> told.add(second + " " + alarm.state().slug()));
        }
    }
}
