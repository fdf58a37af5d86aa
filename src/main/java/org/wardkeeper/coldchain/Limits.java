package org.wardkeeper.coldchain;

/**
 * The band a unit must keep, in °C. Both limits are themselves in range: out of range is strict, above 8.0 or below
 * 2.0.
 */
public record Limits(double lowCel, double highCel) {

    private static final double ABSOLUTE_ZERO_CEL = -273.15;

    public Limits {
        if (!Double.isFinite(lowCel) || !Double.isFinite(highCel) || lowCel < ABSOLUTE_ZERO_CEL) {
            throw new IllegalArgumentException("The limits must be temperatures in °C.");
        }
        if (lowCel >= highCel) {
            throw new IllegalArgumentException("The lower limit must lie below the upper one.");
        }
    }

    public UnitState judge(double celsius) {
        if (celsius > highCel) {
            return UnitState.TOO_WARM;
        }
        return celsius < lowCel ? UnitState.TOO_COLD : UnitState.IN_RANGE;
    }
}
