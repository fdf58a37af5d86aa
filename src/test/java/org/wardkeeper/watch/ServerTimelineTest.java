package org.wardkeeper.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.Timeline;

/** The server's alarms that follow a measure, from the measure to what people see. Seconds are counted from noon. */
class ServerTimelineTest {
    private final Timeline time = new Timeline();

    @Test
    void a_full_spool_is_told_at_once_and_is_over_once_it_has_been_below_70_percent_for_20_s() {
        spool(790, 10);
        spool(800, 20);
        spool(750, 60);
        spool(690, 10);
        spool(700, 4);
        spool(690, 30);

        assertThat(time.told()).containsExactly("10 unack spool-full server", "124 rtn-unack spool-full server");
    }

    @Test
    void many_sessions_are_told_after_a_minute_and_are_over_once_they_have_been_fewer_for_five() {
        sessions(17_999, 100);
        sessions(18_000, 58);
        sessions(17_999, 2);
        sessions(18_500, 200);
        sessions(16_000, 600);
        sessions(15_999, 400);

        assertThat(time.told())
                .containsExactly("220 unack sessions-near-bound server", "1260 rtn-unack sessions-near-bound server");
    }

    @Test
    void while_the_database_is_away_nothing_is_told_of_the_spool_it_leaves_to() {
        look(
                new ServerFacts(
                        false, Optional.of(Timeline.NOON), 10, 1_000, Optional.empty(), 0, 0, 20_000, Optional.empty()),
                200);

        assertThat(time.told()).containsExactly("6 unack database-away server");
        assertThat(time.open()).extracting(alarm -> alarm.kind()).contains(AlarmKind.SPOOL_IN_USE);
    }

    private void spool(long bytes, int seconds) {
        look(
                new ServerFacts(true, Optional.empty(), bytes, 1_000, Optional.empty(), 0, 0, 20_000, Optional.empty()),
                seconds);
    }

    private void sessions(int count, int seconds) {
        look(
                new ServerFacts(true, Optional.empty(), 0, 1_000, Optional.empty(), 0, count, 20_000, Optional.empty()),
                seconds);
    }

    private void look(ServerFacts facts, int seconds) {
        time.pass(
                seconds,
                (open, now) -> ServerRule.conditions(
                        facts,
                        kind -> open.stream()
                                .anyMatch(alarm ->
                                        alarm.kind() == kind && alarm.state().isActive()),
                        0));
    }
}
