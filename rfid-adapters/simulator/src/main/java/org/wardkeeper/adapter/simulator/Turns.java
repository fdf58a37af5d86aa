package org.wardkeeper.adapter.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whose turn it is to tell a day of its past: the newest day first, a unit one day at a time, and none whose sensor has
 * used up its share. Otherwise a month that is told in half a minute is a flood to the server, which answers 4.29 and
 * shows the sensor as refused.
 *
 * <p>A share is a bucket like the server's own, a little smaller: what a sensor tells before the bucket is empty, and what
 * comes back to it every second. It is counted once a day has been answered, so a sensor may overdraw by the day it tells.
 *
 * <p>Pure: times are readings of a clock that never steps, in nanoseconds. Not safe for several threads.
 */
final class Turns {

    /** The server takes 20,000 at once and 1,000 a second of each device; the longest day has some 1,550 records. */
    static final int AT_ONCE = 18_000;

    static final int A_SECOND = 980;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** One unit's one day; day 0 is the newest. */
    record Chapter(StorageReports unit, int day) {}

    private final List<Past> pasts = new ArrayList<>();

    Turns(List<StorageReports> units, int days) {
        units.forEach(unit -> pasts.add(new Past(unit, days)));
    }

    /** The next day to be told; empty while none may be, or when all have been. */
    Optional<Chapter> next(long now) {
        return pasts.stream()
                .filter(past -> past.mayTell(now))
                .min(Comparator.comparingInt(past -> past.day))
                .map(Past::begin);
    }

    /** The day has been answered, and its unit may have another turn. */
    void told(Chapter chapter, int records, long now) {
        pasts.stream()
                .filter(past -> past.unit == chapter.unit())
                .forEach(past -> past.end(records * SECOND / A_SECOND, now));
    }

    /** Whether every day has had its turn. */
    boolean areOver() {
        return pasts.stream().allMatch(past -> past.day == past.days);
    }

    private static final class Past {
        private final StorageReports unit;
        private final int days;
        private int day;
        private boolean telling;

        /** How long the share takes to make up for what was told. */
        private long debt;

        private long since;

        Past(StorageReports unit, int days) {
            this.unit = unit;
            this.days = days;
        }

        boolean mayTell(long now) {
            return !telling && day < days && debt - (now - since) < AT_ONCE * SECOND / A_SECOND;
        }

        Chapter begin() {
            telling = true;
            return new Chapter(unit, day++);
        }

        void end(long cost, long now) {
            telling = false;
            debt = Math.max(0, debt - (now - since)) + cost;
            since = now;
        }
    }
}
