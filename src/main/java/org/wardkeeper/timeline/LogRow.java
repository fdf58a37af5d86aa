package org.wardkeeper.timeline;

import org.wardkeeper.quantity.Micros;

/**
 * One row of a unit's log: a temperature, or the reason why there is none. Times are {@link Micros}.
 *
 * @param at when it was measured
 * @param celsius NaN where the sensor had no value
 * @param missing why it had none: a code of the journal's; 0 where it had one
 * @param receivedAt when it arrived
 * @param claimedAt what the device's clock said, where it ran ahead and arrival was taken instead; otherwise
 *     {@link #NOT_CLAIMED}
 * @param link its place in its stream's chain; null where nobody asked, or where it was stored before there was one
 */
public record LogRow(Sensor sensor, long at, double celsius, int missing, long receivedAt, long claimedAt, Link link) {

    public static final long NOT_CLAIMED = Long.MIN_VALUE;

    /**
     * A row's place in the chain of its stream (docs/evidence.md).
     *
     * @param n arrival number
     * @param check the first eight bytes of its hash, as they are stored
     */
    public record Link(long n, long check) {}

    public LogRow(Sensor sensor, long at, double celsius, int missing, long receivedAt, long claimedAt) {
        this(sensor, at, celsius, missing, receivedAt, claimedAt, null);
    }

    /** Where nothing is asked but when it was and how warm. */
    public static LogRow of(Sensor sensor, long at, double celsius) {
        return new LogRow(sensor, at, celsius, 0, at, NOT_CLAIMED);
    }

    public boolean hasValue() {
        return !Double.isNaN(celsius);
    }
}
