package org.wardkeeper.track;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the antennas of one door heard of one tag of late, and which way it went. The first read tells nothing, since one
 * antenna may hear around the other; the order in which the smoothed levels peak does (62 of 64 recorded walks through an
 * RFID portal). A tag that lies by the door has no peak, and one that turns round has both at once.
 *
 * <p>Not safe for threads; its track guards it.
 */
final class Passing {
    /** More of the reads of one walk change nothing; of a tag that lies there these are the last. */
    private static final int CAPACITY = 256;

    private static final int AT_FIRST = 16;

    /** A walk through a door is over by then, with a bed as well. */
    private static final long LONGEST_MS = 20_000;

    /** Half of the width over which levels are smoothed: fading is as narrow as a hand. */
    private static final double SMOOTH_MS = 400;

    private static final long STEP_MS = 50;
    private static final int REACH = (int) (2 * SMOOTH_MS / STEP_MS);

    /** A side whose smoothed level does not rise or fall so much heard nobody pass. */
    private static final double LEAST_RISE_DB = 6;

    /** Peaks that are closer are those of a tag that came near and went back. */
    private static final long LEAST_APART_MS = 250;

    /** How much louder the side it came from must be at first, against the other, than at last. */
    private static final double LEAST_TURN_DB = 6;

    /** Around a peak; what is read less often has none that could be told from fading. */
    private static final int FEWEST_READS = 4;

    /** A later read shows that the peak was one. */
    private static final long PEAK_IS_PAST_MS = 1_500;

    private final int door;
    private int[] zones = new int[AT_FIRST];
    private float[] levels = new float[AT_FIRST];
    private long[] times = new long[AT_FIRST];
    private int count;
    private boolean heardSince;

    /** From one zone to another, in the middle of the door at {@code millis}. */
    record Way(int from, int to, long millis) {}

    /** One side's smoothed level: where it peaks, what it rises or falls by, and how many reads made the peak. */
    private record Side(int zone, long peakAt, double rise, long reads) {
        boolean isPassed() {
            return rise >= LEAST_RISE_DB && reads >= FEWEST_READS;
        }
    }

    /** @param door the number that stands for the door's reader */
    Passing(int door) {
        this.door = door;
    }

    int door() {
        return door;
    }

    void heard(int zone, double dBm, long millis) {
        heardSince = true;
        int old = 0;
        while (old < count && times[old] < millis - LONGEST_MS) {
            old++;
        }
        drop(count - old == CAPACITY ? old + 1 : old);
        if (count == times.length) {
            grow();
        }
        int place = count++;
        while (place > 0 && times[place - 1] > millis) {
            zones[place] = zones[place - 1];
            levels[place] = levels[place - 1];
            times[place] = times[place - 1];
            place--;
        }
        zones[place] = zone;
        levels[place] = (float) dBm;
        times[place] = millis;
    }

    /** Whether the door has not heard it since this was last asked: it has gone, and nothing more is to be learned. */
    boolean isOver() {
        boolean over = !heardSince;
        heardSince = false;
        return over;
    }

    /** Which way it went, where that is clear; told once. */
    Optional<Way> takeWay(boolean over) {
        Side[] passed = Arrays.stream(zones, 0, count)
                .distinct()
                .filter(this::isReadOften)
                .mapToObj(this::side)
                .filter(Side::isPassed)
                .sorted((one, other) -> Long.compare(one.peakAt(), other.peakAt()))
                .toArray(Side[]::new);
        if (passed.length < 2) {
            return Optional.empty();
        }
        Side first = passed[0];
        Side last = passed[passed.length - 1];
        long middle = (first.peakAt() + last.peakAt()) / 2;
        boolean past = over || times[count - 1] - last.peakAt() >= PEAK_IS_PAST_MS;
        if (!past || last.peakAt() - first.peakAt() < LEAST_APART_MS || !turns(first.zone(), last.zone(), middle)) {
            return Optional.empty();
        }
        count = 0;
        return Optional.of(new Way(first.zone(), last.zone(), middle));
    }

    /** Most readers that have sides hear a tag once a second, and their tags are asked of every few seconds. */
    private boolean isReadOften(int zone) {
        int first = 0;
        int reads = 0;
        for (int last = 0; last < count; last++) {
            reads += zones[last] == zone ? 1 : 0;
            while (times[last] - times[first] > 4 * SMOOTH_MS) {
                reads -= zones[first++] == zone ? 1 : 0;
            }
            if (reads >= FEWEST_READS) {
                return true;
            }
        }
        return false;
    }

    private Side side(int zone) {
        double[] series = smoothed(zone);
        int peak = 0;
        for (int i = 0; i < series.length; i++) {
            if (Double.isNaN(series[peak]) || series[i] > series[peak]) {
                peak = i;
            }
        }
        long peakAt = times[0] + peak * STEP_MS;
        double lowest = Arrays.stream(series)
                .filter(level -> !Double.isNaN(level))
                .min()
                .orElse(Double.NaN);
        return new Side(zone, peakAt, series[peak] - lowest, readsAround(zone, peakAt));
    }

    /** In steps from the first read to the last; NaN where this side heard nothing near that time. */
    private double[] smoothed(int zone) {
        int steps = (int) ((times[count - 1] - times[0]) / STEP_MS) + 1;
        double[] sums = new double[steps];
        double[] weights = new double[steps];
        for (int i = 0; i < count; i++) {
            if (zones[i] == zone) {
                int at = (int) ((times[i] - times[0]) / STEP_MS);
                for (int step = Math.max(0, at - REACH); step < Math.min(steps, at + REACH + 1); step++) {
                    double off = (times[0] + step * STEP_MS - times[i]) / SMOOTH_MS;
                    double weight = Math.exp(-off * off / 2);
                    weights[step] += weight;
                    sums[step] += weight * levels[i];
                }
            }
        }
        Arrays.setAll(sums, step -> weights[step] == 0 ? Double.NaN : sums[step] / weights[step]);
        return sums;
    }

    private long readsAround(int zone, long peakAt) {
        long reads = 0;
        for (int i = 0; i < count; i++) {
            reads += zones[i] == zone && Math.abs(times[i] - peakAt) <= 2 * SMOOTH_MS ? 1 : 0;
        }
        return reads;
    }

    /** Whether the side it came from is louder than the other at first, and no longer at last. */
    private boolean turns(int from, int to, long middle) {
        double before = mean(from, Long.MIN_VALUE, middle) - mean(to, Long.MIN_VALUE, middle);
        double after = mean(from, middle, Long.MAX_VALUE) - mean(to, middle, Long.MAX_VALUE);
        return before - after >= LEAST_TURN_DB;
    }

    /** Of a few reads as much as they tell against all of them; where there are none, it was at its faintest. */
    private double mean(int zone, long from, long to) {
        double all = 0;
        int reads = 0;
        double sum = 0;
        int within = 0;
        double faintest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            if (zones[i] == zone) {
                all += levels[i];
                reads++;
                faintest = Math.min(faintest, levels[i]);
                if (times[i] >= from && times[i] < to) {
                    sum += levels[i];
                    within++;
                }
            }
        }
        return within == 0 ? faintest : (sum + FEWEST_READS * all / reads) / (within + FEWEST_READS);
    }

    private void grow() {
        int room = Math.min(CAPACITY, 2 * times.length);
        zones = Arrays.copyOf(zones, room);
        levels = Arrays.copyOf(levels, room);
        times = Arrays.copyOf(times, room);
    }

    private void drop(int first) {
        if (first > 0) {
            count -= first;
            System.arraycopy(zones, first, zones, 0, count);
            System.arraycopy(levels, first, levels, 0, count);
            System.arraycopy(times, first, times, 0, count);
        }
    }
}
