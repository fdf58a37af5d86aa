package org.wardkeeper.coldlog;

import java.sql.SQLException;

/** Plays the rows of a period, and as many before and behind it as belong to what reaches into it. */
final class Playback {

    private final Timeline timeline;
    private final ExcursionRule excursions;

    private Playback(Timeline timeline, ExcursionRule excursions) {
        this.timeline = timeline;
        this.excursions = excursions;
    }

    static void play(LogRows rows, Period period, long interval, ExcursionRule excursions, Timeline.Listener listener)
            throws SQLException {
        Timeline timeline = new Timeline(interval, rows.limits(), excursions, listener);
        new Playback(timeline, excursions).play(rows, period, new SpanStart(timeline, period, interval));
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
