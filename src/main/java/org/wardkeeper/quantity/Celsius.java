package org.wardkeeper.quantity;

/** A temperature in degrees Celsius, never below absolute zero and never hotter than an autoclave by far. */
public record Celsius(double degrees) {
    public static final double ABSOLUTE_ZERO = -273.15;

    static final double HOTTEST = 1_000;

    public Celsius {
        Quantity.TEMPERATURE.requirePossible(degrees);
    }

    /** The same temperature in kelvin. */
    public double kelvin() {
        return degrees - ABSOLUTE_ZERO;
    }
}
