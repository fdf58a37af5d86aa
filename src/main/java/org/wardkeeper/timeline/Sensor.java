package org.wardkeeper.timeline;

import org.wardkeeper.quantity.Micros;

/**
 * A sensor while it speaks for a unit: from {@code since} up to {@code until}, in {@link Micros}; {@link #ALWAYS} and
 * {@link #FOREVER} where there is no such end.
 *
 * @param streamId the journal's number for its temperatures; null as long as it has never sent one
 */
public record Sensor(String urn, Integer streamId, long since, long until) {

    public static final long ALWAYS = Long.MIN_VALUE;
    public static final long FOREVER = Long.MAX_VALUE;

    public Sensor {
        if (since >= until) {
            throw new IllegalArgumentException("A sensor must speak for a unit until later than it began.");
        }
    }
}
