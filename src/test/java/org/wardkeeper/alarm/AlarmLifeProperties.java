package org.wardkeeper.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever happens in whatever order. A turn is a minute. */
class AlarmLifeProperties {
    private static final Instant START = Instant.parse("2026-03-03T12:00:00Z");
    private static final AlarmKey PARENT = AlarmKey.site(AlarmKind.NETWORK_SILENT);

    /** What may happen at a turn. */
    enum Event {
        HOLDS,
        HOLDS_WORSE,
        HOLDS_WITH_A_CAUSE,
        FOUND_LATE,
        ABSENT,
        NOTED,
        SHELVED,
        UNSHELVED,
        OUT_OF_SERVICE,
        IN_SERVICE,
        RESTARTED
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Arbitraries.of(Event.values()).list().ofMaxSize(200);
    }

    @Provide
    Arbitrary<AlarmKind> kinds() {
        return Arbitraries.of(AlarmKind.values()).filter(kind -> kind != AlarmKind.NETWORK_SILENT);
    }

    @Property
    void an_input_twice_announces_once(@ForAll("events") List<Event> events, @ForAll("kinds") AlarmKind kind) {
        assertThat(announcements(kind, doubled(events))).isEqualTo(announcements(kind, events));
    }

    @Property
    void nothing_is_announced_under_an_overlay_nor_twice_without_a_cause_in_between(
            @ForAll("events") List<Event> events, @ForAll("kinds") AlarmKind kind) {
        List<AlarmEvent.What> log = new ArrayList<>();
        AlarmLife life = life(kind);
        for (int turn = 0; turn < events.size(); turn++) {
            AlarmLife.Step step = step(life, events.get(turn), turn);
            step.events().forEach(event -> log.add(event.what()));
            if (step.announced()) {
                assertThat(step.next().open().orElseThrow().overlays().isEmpty())
                        .isTrue();
                Alarm told = step.next().open().orElseThrow();
                assertThat(told.state() == AlarmState.UNACK || told.wasToldLate())
                        .isTrue();
            }
            life = step.next();
        }
        boolean owed = false;
        for (AlarmEvent.What what : log) {
            switch (what) {
                case RAISED, WORSENED, RE_ALARMED -> owed = true;
                case ANNOUNCED -> {
                    assertThat(owed).isTrue();
                    owed = false;
                }
                default -> {}
            }
        }
    }

    @Property
    void what_needs_somebody_and_is_under_no_overlay_has_been_announced(
            @ForAll("events") List<Event> events, @ForAll("kinds") AlarmKind kind) {
        AlarmLife life = life(kind);
        for (int turn = 0; turn < events.size(); turn++) {
            life = step(life, events.get(turn), turn).next();
            life.open()
                    .filter(alarm -> alarm.state() == AlarmState.UNACK
                            && alarm.overlays().isEmpty())
                    .ifPresent(alarm -> assertThat(alarm.announced()).isPresent());
        }
    }

    @Property
    void taking_note_never_ends_a_condition(@ForAll("events") List<Event> events, @ForAll("kinds") AlarmKind kind) {
        AlarmLife life = life(kind);
        for (int turn = 0; turn < events.size(); turn++) {
            AlarmLife next = step(life, events.get(turn), turn).next();
            if (events.get(turn) == Event.NOTED) {
                assertThat(next.isActive()).isEqualTo(life.isActive());
            }
            life = next;
        }
    }

    @Property
    void no_shelf_is_ever_made_longer_nor_lasts_more_than_a_shift(
            @ForAll("events") List<Event> events, @ForAll("kinds") AlarmKind kind) {
        AlarmLife life = life(kind);
        for (int turn = 0; turn < events.size(); turn++) {
            AlarmLife next = step(life, events.get(turn), turn).next();
            Optional<Instant> before = until(life);
            Optional<Instant> after = until(next);
            if (before.isPresent() && after.isPresent()) {
                assertThat(after).isEqualTo(before);
            }
            Instant latest = at(turn).plus(Overlay.Shelved.LONGEST);
            after.ifPresent(until -> assertThat(until).isBeforeOrEqualTo(latest));
            life = next;
        }
    }

    @Property
    void nothing_is_over_before_somebody_took_note_and_the_condition_ended(
            @ForAll("events") List<Event> events, @ForAll("kinds") AlarmKind kind) {
        AlarmLife life = life(kind);
        for (int turn = 0; turn < events.size(); turn++) {
            AlarmLife.Step step = step(life, events.get(turn), turn);
            step.changed().filter(alarm -> !alarm.isOpen()).ifPresent(over -> {
                assertThat(over.acknowledgement()).isPresent();
                assertThat(over.returned()).isPresent();
            });
            assertThat(life.open().isPresent() && step.next().open().isEmpty())
                    .isEqualTo(step.changed().filter(alarm -> !alarm.isOpen()).isPresent());
            life = step.next();
        }
    }

    @Property
    void a_restart_changes_nothing_of_an_open_alarm_nor_does_the_file_that_keeps_it(
            @ForAll("events") List<Event> events, @ForAll("kinds") AlarmKind kind) {
        AlarmLife life = life(kind);
        for (int turn = 0; turn < events.size(); turn++) {
            life = step(life, events.get(turn), turn).next();
            life.open().ifPresent(alarm -> assertThat(AlarmJson.alarm(AlarmJson.node(alarm)))
                    .isEqualTo(alarm));
        }
    }

    private static Optional<Instant> until(AlarmLife life) {
        return life.open().flatMap(alarm -> alarm.overlays().shelved()).map(Overlay.Shelved::until);
    }

    private static List<Event> doubled(List<Event> events) {
        List<Event> doubled = new ArrayList<>();
        events.forEach(event -> doubled.addAll(List.of(event, event)));
        return doubled;
    }

    /** Events one by one, or each twice, at the same moments. */
    private static int announcements(AlarmKind kind, List<Event> events) {
        AlarmLife life = life(kind);
        int announced = 0;
        for (Event event : events) {
            AlarmLife.Step step = step(life, event, 0);
            announced += step.announced() ? 1 : 0;
            life = step.next();
        }
        return announced;
    }

    private static AlarmLife life(AlarmKind kind) {
        return AlarmLife.of(AlarmKey.server(kind));
    }

    private static AlarmLife.Step step(AlarmLife life, Event event, int turn) {
        Instant now = at(turn);
        return switch (event) {
            case HOLDS -> look(life, Condition.of(life.key(), Priority.MEDIUM), now);
            case HOLDS_WORSE -> look(life, Condition.of(life.key(), Priority.HIGH), now);
            case HOLDS_WITH_A_CAUSE ->
                look(life, Condition.of(life.key(), Priority.MEDIUM).becauseOf(PARENT), now);
            case FOUND_LATE ->
                life.after(
                        new Input.Found(new PastCondition(
                                Condition.of(life.key(), Priority.MEDIUM),
                                START.minusSeconds(60),
                                START.minusSeconds(30))),
                        now);
            case ABSENT -> life.after(new Input.Look(Optional.empty()), now);
            case NOTED -> life.after(new Input.Acknowledge(new Acknowledgement(now, "admin", "seen")), now);
            case SHELVED ->
                life.after(
                        new Input.Shelve(
                                new Overlay.Shelved(now, "nurse", now.plus(Duration.ofMinutes(30)), "defrosting")),
                        now);
            case UNSHELVED -> life.after(new Input.Unshelve("nurse"), now);
            case OUT_OF_SERVICE -> life.after(new Input.TakeOut(new Overlay.OutOfService(now, "admin", "WO 1")), now);
            case IN_SERVICE -> life.after(new Input.PutBack("admin"), now);
            case RESTARTED ->
                new AlarmLife.Step(
                        life.open().map(AlarmLife::resumed).orElseGet(() -> AlarmLife.of(life.key())),
                        Optional.empty(),
                        false,
                        List.of());
        };
    }

    private static AlarmLife.Step look(AlarmLife life, Condition condition, Instant now) {
        return life.after(new Input.Look(Optional.of(condition)), now);
    }

    private static Instant at(int turn) {
        return START.plus(Duration.ofMinutes(turn));
    }
}
