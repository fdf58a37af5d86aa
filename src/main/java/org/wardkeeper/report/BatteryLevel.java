package org.wardkeeper.report;

import java.util.OptionalDouble;
import org.wardkeeper.device.KnownDevice;

/** The charge left in a device's battery, 0 to 100 percent. */
public record BatteryLevel(KnownDevice device, double percent, Timing timing) implements Durable {
    public static final String STREAM = "battery";

    public BatteryLevel {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("a battery at " + percent + " % is not possible");
        }
    }

    @Override
    public String stream() {
        return STREAM;
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of(percent);
    }
}
