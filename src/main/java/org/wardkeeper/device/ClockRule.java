package org.wardkeeper.device;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a device's claimed times say about its clock, and what they do not.
 *
 * <p>A report's delay is its arrival less its claim: the time it waited and travelled, less what the clock runs ahead.
 * Waiting has no upper bound (a gateway sends a night's backlog in the morning) but a lower one, so only the smallest
 * delay of a window of minutes counts, the freshest report there was:
 *
 * <ul>
 *   <li>A claim from the future needs no second one: nothing but a clock that runs ahead makes it.
 *   <li>A smallest delay below one interval and two minutes is that of a fresh report: a device may keep its newest
 *       reading for an interval. The clock is then right, as far as can be told.
 *   <li>A larger one is a clock that runs behind only where the window before had the same, within half a minute. A
 *       backlog is sent faster than it grew, so its delays shrink from window to window; those of a clock stay.
 *       Otherwise nothing is known.
 * </ul>
 *
 * <p>The two minutes are those beyond which ingest stops believing a claim. All times in milliseconds.
 */
public final class ClockRule {
    /** No report of the window had a time of its own. */
    static final long NONE = Long.MAX_VALUE;

    private static final Duration BELIEVED = Duration.ofMinutes(2);
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(2);
    private static final Duration STEADY = Duration.ofSeconds(30);

    private ClockRule() {}

    /** How long delays are compared with each other before the smallest of them is kept; holds at least one report. */
    static long window(Duration interval) {
        return Math.max(SHORTEST_WINDOW.toMillis(), interval.toMillis());
    }

    /**
     * By how much the clock runs ahead of ours, negative where it is behind; empty where the reports do not tell.
     *
     * @param delay the smallest delay of the present window, or {@link #NONE}
     * @param earlier that of the window before, or {@link #NONE}
     */
    static OptionalLong skew(long delay, long earlier, Duration interval) {
        long smallest = Math.min(delay, earlier);
        if (smallest == NONE) {
            return OptionalLong.empty();
        }
        boolean fresh = smallest <= mostBehind(interval);
        boolean steady = earlier != NONE && Math.abs(delay - earlier) <= STEADY.toMillis();
        return fresh || steady ? OptionalLong.of(-smallest) : OptionalLong.empty();
    }

    /** Whether a clock with this skew must be put right. */
    public static boolean isWrong(Duration skew, Duration interval) {
        long millis = skew.toMillis();
        return millis > BELIEVED.toMillis() || -millis > mostBehind(interval);
    }

    private static long mostBehind(Duration interval) {
        return BELIEVED.plus(interval).toMillis();
    }
}
