package org.wardkeeper.quantity;

import java.util.Optional;

/**
 * The environment quantities that a sensor may report, each with its SenML unit (RFC 8428 §12.1) and the range
 * outside which a value is nonsense rather than alarming.
 */
public enum Quantity {
    /** From absolute zero to hotter than any autoclave. */
    TEMPERATURE("temperature", "Cel", -273.15, 1_000),
    HUMIDITY("humidity", "%RH", 0, 100),
    PRESSURE("pressure", "Pa", -200_000, 2_000_000),
    CO2("co2", "ppm", 0, 1_000_000),
    POWER("power", "W", -100_000, 100_000);

    private final String recordName;
    private final String unit;
    private final double lowest;
    private final double highest;

    Quantity(String recordName, String unit, double lowest, double highest) {
        this.recordName = recordName;
        this.unit = unit;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** The quantity that reports under this record name. */
    public static Optional<Quantity> named(String recordName) {
        return switch (recordName) {
            case "temperature" -> Optional.of(TEMPERATURE);
            case "humidity" -> Optional.of(HUMIDITY);
            case "pressure" -> Optional.of(PRESSURE);
            case "co2" -> Optional.of(CO2);
            case "power" -> Optional.of(POWER);
            default -> Optional.empty();
        };
    }

    /** How the quantity is called on the wire and in the journal. */
    public String recordName() {
        return recordName;
    }

    public String unit() {
        return unit;
    }

    /**
     * Gives the value back, or refuses what no instrument can have measured.
     *
     * @throws IllegalArgumentException with a sentence for the sender
     */
    public double requirePossible(double value) {
        if (!(value >= lowest && value <= highest)) {
            throw new IllegalArgumentException(value + " " + unit + " is not a possible " + recordName);
        }
        return value;
    }
}
