package org.wardkeeper.excursion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.span.Fridge.warm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.span.Ending;
import org.wardkeeper.span.Fridge;
import org.wardkeeper.span.Span;
import org.wardkeeper.span.Spans;
import org.wardkeeper.threshold.Semantics;
import org.wardkeeper.timeline.LogRow;

/** The rule against one that looks at every minute's tenth for itself, and rows in any order of arrival. */
class ExcursionProperties {

    private static final long TENTH = Fridge.INTERVAL / 10;

    /** A row some tenths of a minute after the one before it; NaN is a missing value. */
    record Step(int tenthsLater, double celsius) {}

    @Property
    void every_moment_out_of_range_is_in_one_excursion_and_no_other_is(@ForAll("steps") List<Step> steps) {
        Fridge fridge = story(steps);
        List<Span> spans = fridge.spans();

        for (long at = fridge.at(0); at < fridge.at(100); at += TENTH) {
            long moment = at;
            List<UnitState> inside = spans.stream()
                    .filter(span -> span.start() <= moment && moment < span.end())
                    .map(Span::state)
                    .toList();
            UnitState there = naive(fridge.rows(), moment);
            assertThat(inside)
                    .as("at " + (moment - fridge.at(0)) / TENTH)
                    .isEqualTo(there.outOfRange() ? List.of(there) : List.of());
        }
    }

    @Property
    void neighbours_that_touch_are_of_different_sides(@ForAll("steps") List<Step> steps) {
        List<Span> spans = story(steps).spans();

        for (int i = 1; i < spans.size(); i++) {
            Span before = spans.get(i - 1);
            Span span = spans.get(i);
            assertThat(before.end()).isLessThanOrEqualTo(span.start());
            assertThat(before.end() == span.start() && before.state() == span.state() && before.ending() != Ending.GAP)
                    .isFalse();
        }
    }

    /** A day and a run fire when all tenths of a minute above the limit add up, an unbroken stretch when it is long enough. */
    @Property
    void a_rule_fires_when_what_it_counts_is_full(@ForAll("steps") List<Step> steps) {
        Fridge fridge = story(steps);
        for (Semantics semantics : Semantics.values()) {
            long first = fridge.spans().stream()
                    .flatMap(span -> span.firings().stream())
                    .filter(firing -> firing.rule().endsWith(semantics.slug()))
                    .mapToLong(firing -> Micros.of(firing.at()))
                    .min()
                    .orElse(-1);
            assertThat(first).as(semantics.slug()).isEqualTo(naiveFiring(fridge, semantics));
        }
    }

    /** As live: the newest are added, and where one comes late the whole history is looked at anew. */
    @Property
    void whatever_the_order_of_arrival_the_excursions_are_those_of_measured_order(
            @ForAll("steps") List<Step> steps, @ForAll Random random) {
        Fridge fridge = story(steps);
        List<LogRow> arriving = new ArrayList<>(fridge.rows());
        Collections.shuffle(arriving, random);
        Course course = Course.of(
                "fridge", Fridge.INTERVALS, fridge.limits(), fridge.rules(), List.of(Fridge.PROBE), Fridge.ZONE);
        UnitWatch watch = new UnitWatch(course);
        TreeMap<Long, LogRow> stored = new TreeMap<>();
        List<Excursion> record = new ArrayList<>();
        for (LogRow row : arriving) {
            stored.put(row.at(), row);
            if (watch.isNewest(row)) {
                watch.next(row, Micros.instant(row.at()));
            }
            Spans spans = new Spans(course.rule());
            stored.values().forEach(spans::add);
            record = Reconciliation.of(record, spans.until(fridge.at(200)), course, Micros.instant(row.at()))
                    .now();
            watch.resume(course, spans.state(), record);
        }

        assertThat(record.stream().map(Excursion::facts).toList())
                .isEqualTo(fridge.spans().stream()
                        .map(span -> Excursion.found(UUID.randomUUID(), course, span, Micros.instant(span.start()))
                                .facts())
                        .toList());
        assertThat(record.stream().map(Excursion::id)).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> later = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(10)),
                Tuple.of(3, Arbitraries.integers().between(1, 20)),
                Tuple.of(1, Arbitraries.integers().between(21, 60)));
        Arbitrary<Double> celsius = Arbitraries.of(5.0, 9.0, 9.0, 8.0, 8.5, 12.0, 1.5, 2.0, Double.NaN);
        return Combinators.combine(later, celsius).as(Step::new).list().ofMaxSize(40);
    }

    /** Local midnight is in the middle of it. */
    private static Fridge story(List<Step> steps) {
        Fridge fridge = Fridge.withRules(warm(Semantics.CONTINUOUS, 3), warm(Semantics.DAY, 4), warm(Semantics.RUN, 5))
                .beginning("2026-02-28T22:45:00Z")
                .now(200);
        int tenths = 0;
        for (Step step : steps) {
            tenths += step.tenthsLater();
            if (tenths > 900) {
                break;
            }
            fridge.reading(tenths / 10.0, step.celsius());
        }
        return fridge;
    }

    /** The newest row at a moment decides, as long as it holds. */
    private static UnitState naive(List<LogRow> rows, long moment) {
        LogRow row = null;
        LogRow next = null;
        for (LogRow one : rows) {
            if (one.at() <= moment) {
                row = one;
            } else if (next == null) {
                next = one;
            }
        }
        if (row == null || !row.hasValue()) {
            return UnitState.UNKNOWN;
        }
        boolean nextIsNear = next != null && next.hasValue() && next.at() - row.at() <= 2 * Fridge.INTERVAL;
        if (!nextIsNear && moment >= row.at() + Fridge.INTERVAL) {
            return UnitState.UNKNOWN;
        }
        return row.celsius() > 8 ? UnitState.TOO_WARM : row.celsius() < 2 ? UnitState.TOO_COLD : UnitState.IN_RANGE;
    }

    private static long naiveFiring(Fridge fridge, Semantics semantics) {
        int needed = 10 * (semantics == Semantics.CONTINUOUS ? 3 : semantics == Semantics.DAY ? 4 : 5);
        int counted = 0;
        long midnight = fridge.at(15);
        for (long at = fridge.at(0); at < fridge.at(100); at += TENTH) {
            boolean warm = naive(fridge.rows(), at) == UnitState.TOO_WARM;
            if (semantics == Semantics.DAY && at == midnight || semantics == Semantics.CONTINUOUS && !warm) {
                counted = 0;
            }
            if (warm && ++counted == needed) {
                return at + TENTH;
            }
        }
        return -1;
    }
}
