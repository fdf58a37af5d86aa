package org.wardkeeper.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever happens in whatever order. */
class AlarmWatchProperties {
    private static final Instant START = Instant.parse("2026-03-03T12:00:00Z");

    /** What may happen at a second. */
    enum Event {
        HOLDS,
        ABSENT,
        NOTED,
        RESTARTED
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Arbitraries.of(Event.values()).list().ofMaxSize(200);
    }

    @Property
    void an_input_twice_announces_once(@ForAll("events") List<Event> events, @ForAll TechnicalKind kind) {
        assertThat(announcements(kind, doubled(events))).isEqualTo(announcements(kind, events));
    }

    @Property
    void it_is_announced_once_for_every_time_it_came_to_hold(
            @ForAll("events") List<Event> events, @ForAll TechnicalKind kind) {
        AlarmWatch watch = AlarmWatch.of(kind);
        for (int second = 0; second < events.size(); second++) {
            AlarmWatch.Step step = step(watch, events.get(second), second);
            assertThat(step.announced())
                    .isEqualTo(!watch.isActive() && step.next().isActive());
            watch = step.next();
        }
    }

    @Property
    void nothing_is_over_before_somebody_took_note_and_the_condition_ended(
            @ForAll("events") List<Event> events, @ForAll TechnicalKind kind) {
        AlarmWatch watch = AlarmWatch.of(kind);
        for (int second = 0; second < events.size(); second++) {
            AlarmWatch.Step step = step(watch, events.get(second), second);
            step.changed().filter(alarm -> !alarm.isOpen()).ifPresent(over -> {
                assertThat(over.acknowledgement()).isPresent();
                assertThat(over.returned()).isPresent();
            });
            assertThat(watch.open().isPresent() && step.next().open().isEmpty())
                    .isEqualTo(step.changed().filter(alarm -> !alarm.isOpen()).isPresent());
            watch = step.next();
        }
    }

    private static List<Event> doubled(List<Event> events) {
        List<Event> doubled = new ArrayList<>();
        events.forEach(event -> doubled.addAll(List.of(event, event)));
        return doubled;
    }

    /** Events one by one, or each twice, at the same moments. */
    private static int announcements(TechnicalKind kind, List<Event> events) {
        AlarmWatch watch = AlarmWatch.of(kind);
        int announced = 0;
        for (Event event : events) {
            AlarmWatch.Step step = step(watch, event, 0);
            announced += step.announced() ? 1 : 0;
            watch = step.next();
        }
        return announced;
    }

    private static AlarmWatch.Step step(AlarmWatch watch, Event event, int second) {
        Instant now = START.plusSeconds(second);
        return switch (event) {
            case HOLDS -> watch.look(Optional.of(""), now);
            case ABSENT -> watch.look(Optional.empty(), now);
            case NOTED -> watch.acknowledge(new Alarm.Acknowledgement(now, "admin", ""));
            case RESTARTED ->
                new AlarmWatch.Step(
                        watch.open().map(AlarmWatch::resumed).orElseGet(() -> AlarmWatch.of(watch.kind())),
                        Optional.empty(),
                        false);
        };
    }
}
