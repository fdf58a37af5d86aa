package org.wardkeeper.coldlog;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.timeline.IntervalHistory;
import org.wardkeeper.timeline.LimitsHistory;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Period;
import org.wardkeeper.timeline.Timeline;

/**
 * Thins one period of a unit's log for drawing. Every bucket keeps its lowest and its highest reading, so that no peak
 * is lost, and a bucket without a reading is left out. Gaps that would be narrower than half a bucket are told together.
 */
final class ChartRule implements Timeline.Listener {

    private final Period period;
    private final IntervalHistory intervals;
    private final long now;
    private final long bucket;
    private final double[] min;
    private final double[] max;
    private final double[] last;
    private final List<Period> gaps = new ArrayList<>();
    private int shortGaps;
    private long inShortGaps;
    private long knownUntil;

    /** @param points how many buckets at most; they are whole seconds long */
    ChartRule(Period period, IntervalHistory intervals, int points, long now) {
        this.period = period;
        this.intervals = intervals;
        this.now = now;
        this.bucket = Micros.SECOND * ceilDiv(ceilDiv(period.length(), points), Micros.SECOND);
        int buckets = Math.toIntExact(ceilDiv(period.length(), bucket));
        this.min = new double[buckets];
        this.max = new double[buckets];
        this.last = new double[buckets];
        Arrays.fill(last, Double.NaN);
        this.knownUntil = period.from();
    }

    @Override
    public void held(LogRow row, UnitState state, long until, LogRow next) {
        if (!row.hasValue() || row.at() >= period.to()) {
            return;
        }
        gap(knownUntil, row.at());
        knownUntil = Math.max(knownUntil, until);
        if (period.contains(row.at())) {
            draw((int) ((row.at() - period.from()) / bucket), row.celsius());
        }
    }

    Chart chart(LimitsHistory limits, PeriodExcursions excursions, ZoneId zone) {
        long end = Math.min(period.to(), now);
        if (end - knownUntil > intervals.longest(knownUntil, end)) {
            gap(knownUntil, end);
        }
        return new Chart(
                Micros.in(zone, period.from()),
                Micros.in(zone, period.to()),
                bucket / Micros.SECOND,
                points(zone),
                gaps.stream()
                        .map(gap -> new Chart.Gap(Micros.in(zone, gap.from()), Micros.in(zone, gap.to())))
                        .toList(),
                new Chart.ShortGaps(shortGaps, Micros.seconds(inShortGaps)),
                limits.during(period).stream()
                        .map(step -> new Chart.LimitsFrom(
                                Micros.in(zone, step.since()),
                                step.limits().lowCel(),
                                step.limits().highCel()))
                        .toList(),
                excursions.found().stream()
                        .map(span -> Excursion.of(span, zone))
                        .toList());
    }

    private void gap(long from, long to) {
        if (from >= to) {
            return;
        }
        if (to - from >= bucket / 2) {
            gaps.add(new Period(from, to));
        } else {
            shortGaps++;
            inShortGaps += to - from;
        }
    }

    private void draw(int i, double celsius) {
        boolean first = Double.isNaN(last[i]);
        min[i] = first ? celsius : Math.min(min[i], celsius);
        max[i] = first ? celsius : Math.max(max[i], celsius);
        last[i] = celsius;
    }

    private List<Chart.Point> points(ZoneId zone) {
        List<Chart.Point> points = new ArrayList<>();
        for (int i = 0; i < last.length; i++) {
            if (!Double.isNaN(last[i])) {
                points.add(new Chart.Point(Micros.in(zone, period.from() + i * bucket), min[i], max[i], last[i]));
            }
        }
        return points;
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
