package org.wardkeeper.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.wardkeeper.device.KnownDevice;

/**
 * How many records each device may report: a bucket that fills at the rate and holds twenty seconds of it.
 *
 * <p>A bucket is one number, the moment up to which what was reported has paid for itself (the leaky bucket as a meter,
 * ITU-T I.371). A pack is taken while the bucket is not empty, and may leave it in debt: otherwise a pack longer than the
 * bucket could never be sent. Only registered devices have one, so the memory is bounded by their number.
 *
 * <p>Pure: times are readings of a clock that never steps, in nanoseconds. Safe for several threads.
 */
final class DeviceRates {
    static final int BURST_S = 20;
    private static final int TOLD_EVERY_S = 60;
    private static final int HIGHEST = 100_000_000;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int rate;
    private final ConcurrentMap<Integer, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * Sets the one rate of all devices.
     *
     * @param recordsASecond what a device may report for ever
     * @throws IllegalArgumentException unless it is 1 to 100,000,000
     */
    DeviceRates(int recordsASecond) {
        if (recordsASecond < 1 || recordsASecond > HIGHEST) {
            throw new IllegalArgumentException(
                    "a device may report 1 to " + HIGHEST + " records a second, not " + recordsASecond);
        }
        this.rate = recordsASecond;
    }

    /** Packs of one device that were refused since it was last told of. */
    record Excess(KnownDevice device, long packs) {}

    /** Whether the device may report now; where not, that is counted. */
    boolean hasRoom(KnownDevice speaker, long now) {
        Bucket bucket = bucket(speaker, now);
        if (bucket.paidUntil.get() - now < BURST_S * SECOND) {
            return true;
        }
        bucket.refused.incrementAndGet();
        return false;
    }

    /** Takes the records of a pack out of the bucket. */
    void take(KnownDevice speaker, int records, long now) {
        long cost = records * SECOND / rate;
        bucket(speaker, now).paidUntil.updateAndGet(paid -> (paid - now > 0 ? paid : now) + cost);
    }

    /** After how many whole seconds the device may report for a second again (RFC 8516 §3: Max-Age of a 4.29). */
    int secondsToWait(KnownDevice speaker, long now) {
        long ahead = bucket(speaker, now).paidUntil.get() - now;
        long wait = ahead - (BURST_S - 1) * SECOND;
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (wait + SECOND - 1) / SECOND));
    }

    /** Who was refused since it was last told of, and how often: of each device no more than once a minute. */
    List<Excess> excesses(long now) {
        return excesses(bucket -> !bucket.told || now - bucket.toldAt >= TOLD_EVERY_S * SECOND, now);
    }

    /** Who was refused and has not been told of, as nothing is told later. */
    List<Excess> lastExcesses(long now) {
        return excesses(bucket -> true, now);
    }

    private synchronized List<Excess> excesses(Predicate<Bucket> isDue, long now) {
        var excesses = new ArrayList<Excess>();
        for (Bucket bucket : buckets.values()) {
            long packs = isDue.test(bucket) ? bucket.refused.getAndSet(0) : 0;
            if (packs > 0) {
                bucket.told = true;
                bucket.toldAt = now;
                excesses.add(new Excess(bucket.device, packs));
            }
        }
        return excesses;
    }

    int recordsASecond() {
        return rate;
    }

    private Bucket bucket(KnownDevice speaker, long now) {
        Bucket bucket = buckets.get(speaker.id());
        return bucket != null ? bucket : buckets.computeIfAbsent(speaker.id(), id -> new Bucket(speaker, now));
    }

    private static final class Bucket {
        private final KnownDevice device;
        private final AtomicLong paidUntil;
        private final AtomicLong refused = new AtomicLong();

        private boolean told;
        private long toldAt;

        Bucket(KnownDevice device, long now) {
            this.device = device;
            this.paidUntil = new AtomicLong(now);
        }
    }
}
