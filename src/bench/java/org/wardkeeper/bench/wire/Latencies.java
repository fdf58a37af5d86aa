package org.wardkeeper.bench.wire;

/** A histogram of latencies in sixteen steps for every doubling: quantiles to within six per cent, in two kilobytes. */
final class Latencies {
    private static final int STEPS = 16;
    private final long[] counts = new long[64 * STEPS];
    private long total;

    void add(long nanos) {
        counts[bucket(Math.max(nanos, STEPS))]++;
        total++;
    }

    /** The latency that this share of all stayed below, in milliseconds. */
    double millis(double share) {
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) {
                return upperEnd(i) / 1e6;
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        int doubling = 63 - Long.numberOfLeadingZeros(nanos);
        return doubling * STEPS + (int) (nanos >>> (doubling - 4)) % STEPS;
    }

    private static double upperEnd(int bucket) {
        return Math.scalb(1 + (bucket % STEPS + 1) / (double) STEPS, bucket / STEPS);
    }
}
