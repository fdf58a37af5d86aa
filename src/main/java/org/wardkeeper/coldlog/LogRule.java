package org.wardkeeper.coldlog;

import java.util.List;
import org.wardkeeper.timeline.IntervalHistory;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Period;
import org.wardkeeper.timeline.Sensor;

/**
 * Puts the gaps of a period between its rows. A gap begins one interval after the row before it and ends with the row
 * after it or with the period, and it is told only where that row is more than two intervals away. The future is not a
 * gap.
 */
public final class LogRule {

    /** What a log consists of. */
    public interface Lines {
        void row(LogRow row);

        /** @param sensor the one that was silent; null where none was assigned */
        void gap(Sensor sensor, long from, long to);
    }

    private final Period period;
    private final IntervalHistory intervals;
    private final List<Sensor> sensors;
    private final long now;
    private final Lines lines;
    /** Up to here the log has told everything; a row's time, or the beginning of the period. */
    private long told;
    /** How long the last row speaks for itself. */
    private long grace;

    public LogRule(Period period, IntervalHistory intervals, List<Sensor> sensors, long now, Lines lines) {
        this.period = period;
        this.intervals = intervals;
        this.sensors = sensors;
        this.now = now;
        this.lines = lines;
        this.told = period.from();
    }

    /** The last row before the period, if there is one; no more are wanted. */
    public boolean before(LogRow row) {
        told = row.at();
        grace = intervals.at(told);
        return false;
    }

    public void next(LogRow row) {
        gapUntil(row.at());
        lines.row(row);
        told = row.at();
        grace = intervals.at(told);
    }

    public void end() {
        gapUntil(Math.min(period.to(), now));
    }

    private void gapUntil(long end) {
        long start = Math.max(told + grace, period.from());
        if (intervals.gapBetween(told, end) && start < end) {
            lines.gap(silent(start), start, end);
        }
    }

    private Sensor silent(long at) {
        return sensors.stream()
                .filter(sensor -> sensor.since() <= at && at < sensor.until())
                .findAny()
                .orElse(null);
    }
}
