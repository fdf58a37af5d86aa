package org.wardkeeper.coldlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.wardkeeper.quantity.Micros;

class SummaryPropertiesTest {

    private static final int LENGTH = 40;

    /** A row some minutes after the one before it; NaN is a missing value. */
    record Step(double minutesLater, double celsius) {}

    @Property
    void all_seconds_are_told_once(
            @ForAll("steps") List<Step> steps,
            @ForAll @DoubleRange(min = -5, max = LENGTH) double from,
            @ForAll @DoubleRange(min = 0.01, max = LENGTH) double length) {
        UnitSummary summary = story(steps).summary(from, from + length);

        BigDecimal total = Micros.seconds(Story.at(from + length) - Story.at(from));
        assertThat(known(summary).add(summary.secondsUnknown())).isEqualByComparingTo(total);
        assertThat(summary.secondsUnknown()).isNotNegative();
    }

    @Property
    void excursions_are_the_seconds_out_of_range(
            @ForAll("steps") List<Step> steps, @ForAll @DoubleRange(min = 0, max = LENGTH) double to) {
        UnitSummary summary = story(steps).summary(-1, to);

        BigDecimal inExcursions = sum(summary.excursions(), Excursion::seconds);
        assertThat(inExcursions).isEqualByComparingTo(summary.secondsAbove().add(summary.secondsBelow()));
    }

    /** The first part does not know whether its last reading still held: it may say unknown for up to one interval more. */
    @Property
    void the_parts_of_a_period_add_up_to_it(
            @ForAll("steps") List<Step> steps, @ForAll @DoubleRange(min = 0, max = LENGTH) double cut) {
        Story story = story(steps);
        UnitSummary whole = story.summary(-1, LENGTH + 1);
        UnitSummary first = story.summary(-1, cut);
        UnitSummary second = story.summary(cut, LENGTH + 1);

        assertThat(first.received() + second.received()).isEqualTo(whole.received());
        BigDecimal lost = known(whole).subtract(known(first)).subtract(known(second));
        assertThat(lost).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(60));
        boolean lastStillHeld = knownAt(story, cut);
        assertThat(lost.signum() == 0 || !lastStillHeld).isTrue();
    }

    /** Silence shorter than two intervals before the end is not yet a gap. */
    @Property
    void a_chart_tells_as_much_silence_as_the_summary(
            @ForAll("steps") List<Step> steps,
            @ForAll @DoubleRange(min = 0.1, max = LENGTH) double length,
            @ForAll @IntRange(min = 1, max = LENGTH) int points) {
        Story story = story(steps);
        Chart chart = story.chart(0, length, points);

        BigDecimal drawn = sum(chart.gaps(), gap -> Micros.seconds(ChronoUnit.MICROS.between(gap.from(), gap.to())));
        BigDecimal told = drawn.add(chart.shortGaps().seconds());
        assertThat(story.summary(0, length).secondsUnknown().subtract(told))
                .isBetween(BigDecimal.ZERO, BigDecimal.valueOf(60));
    }

    @Property
    void true_starts_and_ends_do_not_depend_on_the_period(
            @ForAll("steps") List<Step> steps, @ForAll @DoubleRange(min = 0, max = LENGTH) double cut) {
        Story story = story(steps);
        List<Excursion> whole = story.summary(-1, 2 * LENGTH).excursions();

        List<Excursion> part = story.summary(cut, cut + 3).excursions();

        assertThat(part.stream().map(SummaryPropertiesTest::span).toList())
                .isSubsetOf(whole.stream().map(SummaryPropertiesTest::span).toList());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Double> later = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(1.0)),
                Tuple.of(3, Arbitraries.doubles().between(0.01, 2.0)),
                Tuple.of(1, Arbitraries.doubles().between(2.01, 9.0)));
        Arbitrary<Double> celsius = Arbitraries.of(5.0, 5.0, 8.0, 8.5, 12.0, 1.5, 2.0, Double.NaN);
        return Combinators.combine(later, celsius).as(Step::new).list().ofMaxSize(LENGTH);
    }

    private static Story story(List<Step> steps) {
        Story story = Story.ofAFridge();
        double minute = 0;
        for (Step step : steps) {
            minute += step.minutesLater();
            if (minute > LENGTH) {
                break;
            }
            if (Double.isNaN(step.celsius())) {
                story.missing(minute);
            } else {
                story.reading(minute, step.celsius());
            }
        }
        return story;
    }

    /** True if the last row before a cut is at most one interval away, so that it holds up to the cut by itself. */
    private static boolean knownAt(Story story, double cut) {
        long[] last = {Long.MIN_VALUE};
        story.backwards(Story.at(cut), row -> {
            last[0] = row.at();
            return false;
        });
        return last[0] != Long.MIN_VALUE && Story.at(cut) - last[0] <= Story.INTERVAL;
    }

    private static BigDecimal known(UnitSummary summary) {
        return summary.secondsAbove().add(summary.secondsBelow()).add(summary.secondsInside());
    }

    private static <T> BigDecimal sum(List<T> all, Function<T, BigDecimal> of) {
        return all.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String span(Excursion excursion) {
        return excursion.direction() + excursion.start() + excursion.end() + excursion.minCel() + excursion.maxCel();
    }
}
