package org.wardkeeper.alarm;

/**
 * How bad a condition is, where that is a number: °C, per cent, seconds a clock is ahead.
 *
 * @param limit what was in force when the condition came to hold
 */
public record Measure(double value, double limit) {
    public Measure {
        if (!Double.isFinite(value) || !Double.isFinite(limit)) {
            throw new IllegalArgumentException("a measure and its limit are numbers");
        }
    }
}
