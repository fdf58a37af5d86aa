package org.wardkeeper.coldlog;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.timeline.IntervalHistory;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.Period;
import org.wardkeeper.timeline.Timeline;

/** Adds up a unit's log day by day. What holds over midnight counts in both days, each for its part. */
final class DayRule implements Timeline.Listener {

    /** A day's part of the period, and its sums so far, in {@link Micros}. */
    private static final class Sums {
        private final LocalDate date;
        private final Period part;
        private long received;
        private double sum;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private long above;
        private long below;
        private long inside;

        private Sums(LocalDate date, Period part) {
            this.date = date;
            this.part = part;
        }

        private void add(double celsius) {
            received++;
            sum += celsius;
            min = Math.min(min, celsius);
            max = Math.max(max, celsius);
        }

        private void hold(UnitState state, long held) {
            switch (state) {
                case TOO_WARM -> above += held;
                case TOO_COLD -> below += held;
                default -> inside += held;
            }
        }

        private Day day() {
            return new Day(
                    date,
                    received,
                    received == 0 ? null : min,
                    received == 0 ? null : max,
                    received == 0 ? null : sum / received,
                    Micros.seconds(above),
                    Micros.seconds(below),
                    Micros.seconds(part.length() - above - below - inside));
        }
    }

    private final Period period;
    private final IntervalHistory intervals;
    private final List<Sums> days = new ArrayList<>();
    private int today;

    DayRule(Period period, IntervalHistory intervals, ZoneId zone) {
        this.period = period;
        this.intervals = intervals;
        LocalDate date = Micros.instant(period.from()).atZone(zone).toLocalDate();
        for (long from = period.from(); from < period.to(); date = date.plusDays(1)) {
            long next = Micros.of(date.plusDays(1).atStartOfDay(zone).toInstant());
            long to = Math.min(next, period.to());
            days.add(new Sums(date, new Period(from, to)));
            from = to;
        }
    }

    @Override
    public void held(LogRow row, UnitState state, long until, LogRow next) {
        if (!row.hasValue()) {
            return;
        }
        while (today < days.size() - 1 && row.at() >= days.get(today).part.to()) {
            today++;
        }
        if (days.get(today).part.contains(row.at())) {
            days.get(today).add(row.celsius());
        }
        boolean last = next == null || next.at() >= period.to();
        long end = last ? Math.min(until, row.at() + intervals.at(row.at())) : until;
        for (int day = today; day < days.size() && days.get(day).part.from() < end; day++) {
            days.get(day).hold(state, days.get(day).part.overlap(row.at(), end));
        }
    }

    List<Day> days() {
        return days.stream().map(Sums::day).toList();
    }
}
