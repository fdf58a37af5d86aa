package org.wardkeeper.metrics;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts in fixed buckets: exact, and a few nanoseconds a value. The platform's own histogram keeps a weighted sample
 * of the last minutes in a sorted map, which costs more than the work it measures, and its buckets are those of the
 * sample. Safe for several threads.
 */
public final class Distribution {
    private final long[] bounds;
    private final LongAdder[] counts;
    private final LongAdder sum = new LongAdder();

    Distribution(long... bounds) {
        this.bounds = bounds.clone();
        this.counts = new LongAdder[bounds.length + 1];
        Arrays.setAll(counts, bucket -> new LongAdder());
        for (int i = 1; i < bounds.length; i++) {
            if (bounds[i] <= bounds[i - 1]) {
                throw new IllegalArgumentException("bounds ascend, and " + bounds[i] + " does not");
            }
        }
    }

    /** A value belongs to the first bucket whose bound it does not exceed. */
    public void record(long value) {
        int bucket = 0;
        while (bucket < bounds.length && value > bounds[bucket]) {
            bucket++;
        }
        counts[bucket].increment();
        sum.add(value);
    }

    /** How many values the buckets from the first up to this one hold. */
    long upTo(int bucket) {
        long count = 0;
        for (int i = 0; i <= bucket; i++) {
            count += counts[i].sum();
        }
        return count;
    }

    long sum() {
        return sum.sum();
    }
}
