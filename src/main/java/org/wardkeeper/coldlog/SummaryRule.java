package org.wardkeeper.coldlog;

import java.time.ZoneId;
import java.util.List;
import org.wardkeeper.coldchain.UnitKind;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.timeline.IntervalHistory;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Period;
import org.wardkeeper.timeline.Sensor;
import org.wardkeeper.timeline.Timeline;

/** Adds up one period of a unit's log. */
final class SummaryRule implements Timeline.Listener {

    private final Period period;
    private final UnitKind kind;
    private final IntervalHistory intervals;
    private final Mkt mkt = new Mkt();
    private long above;
    private long below;
    private long inside;
    private long received;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    SummaryRule(Period period, UnitKind kind, IntervalHistory intervals) {
        this.period = period;
        this.kind = kind;
        this.intervals = intervals;
    }

    @Override
    public void held(LogRow row, UnitState state, long until, LogRow next) {
        if (!row.hasValue()) {
            return;
        }
        if (period.contains(row.at())) {
            received++;
            sum += row.celsius();
            min = Math.min(min, row.celsius());
            max = Math.max(max, row.celsius());
        }
        weigh(row, state, period.held(row, until, next, intervals));
    }

    private void weigh(LogRow row, UnitState state, long held) {
        switch (state) {
            case TOO_WARM -> above += held;
            case TOO_COLD -> below += held;
            default -> inside += held;
        }
        if (held > 0 && !kind.frozen()) {
            mkt.add(row.celsius(), held);
        }
    }

    UnitSummary summary(List<Sensor> sensors, PeriodExcursions excursions, ZoneId zone) {
        long expected = sensors.stream()
                .mapToLong(sensor -> intervals.expected(sensor.since(), sensor.until(), period))
                .sum();
        return new UnitSummary(
                Micros.in(zone, period.from()),
                Micros.in(zone, period.to()),
                expected,
                received,
                Math.max(0, expected - received),
                finite(min),
                finite(max),
                finite(sum / received),
                finite(mkt.celsius()),
                Micros.seconds(above),
                Micros.seconds(below),
                Micros.seconds(inside),
                Micros.seconds(period.length() - above - below - inside),
                excursions.found().stream()
                        .map(span -> Excursion.of(span, zone))
                        .toList());
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
