package org.wardkeeper.coldlog;

import java.sql.SQLException;
import org.wardkeeper.timeline.LogRow;
import org.wardkeeper.timeline.LogRows;
import org.wardkeeper.timeline.Period;
import org.wardkeeper.timeline.SpanStart;
import org.wardkeeper.timeline.Timeline;

/** Plays the rows of a period, and as many before and behind it as belong to what reaches into it. */
final class Playback {

    private final Timeline timeline;
    private final PeriodExcursions excursions;

    private Playback(Timeline timeline, PeriodExcursions excursions) {
        this.timeline = timeline;
        this.excursions = excursions;
    }

    static void play(LogRows rows, Period period, PeriodExcursions excursions, Timeline.Listener listener)
            throws SQLException {
        Timeline timeline = new Timeline(rows.intervals(), rows.limits(), excursions, listener);
        new Playback(timeline, excursions)
                .play(rows, period, new SpanStart(rows.limits(), period.from(), rows.intervals()));
    }

    private void play(LogRows rows, Period period, SpanStart inherited) throws SQLException {
        rows.backwards(period.from(), inherited);
        rows.readings(inherited.start(), period.to(), timeline::next);
        if (goesOn()) {
            rows.forwards(period.to(), row -> {
                timeline.next(row);
                return goesOn();
            });
        }
        timeline.end();
    }

    private boolean goesOn() {
        LogRow last = timeline.last();
        return last != null && excursions.mayGoOn(last, timeline.judge(last));
    }
}
