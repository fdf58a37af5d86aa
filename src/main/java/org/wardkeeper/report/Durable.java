package org.wardkeeper.report;

import java.util.Optional;
import java.util.OptionalDouble;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.quantity.Quantity;

/** An observation that must be on disk before it is acknowledged: one row of one of the device's streams. */
public sealed interface Durable extends Observation
        permits Reading, MissingReading, Dispense, ButtonPress, DoorChange, BatteryLevel {

    /** The stream's name within its device: 'temperature', 'door' … */
    String stream();

    /** The row's number; booleans are 0 and 1. Empty exactly when {@link #missing} says why. */
    OptionalDouble value();

    /** Why there is no number. */
    default Optional<MissingReason> missing() {
        return Optional.empty();
    }

    /**
     * The observation that a stored row was made from.
     *
     * @throws IllegalArgumentException where no observation gives such a row
     */
    static Durable restored(
            KnownDevice device, String stream, OptionalDouble value, Optional<MissingReason> missing, Timing timing) {
        if (missing.isPresent()) {
            return new MissingReading(device, quantity(stream), missing.get(), timing);
        }
        double number = value.orElseThrow(() -> new IllegalArgumentException("a row has a value or says why not"));
        return switch (stream) {
            case BatteryLevel.STREAM -> new BatteryLevel(device, number, timing);
            case Dispense.STREAM -> new Dispense(device, (int) number, timing);
            case DoorChange.STREAM -> new DoorChange(device, number != 0, timing);
            case ButtonPress.STREAM -> new ButtonPress(device, number != 0, timing);
            default -> new Reading(device, quantity(stream), number, timing);
        };
    }

    private static Quantity quantity(String stream) {
        return Quantity.named(stream)
                .orElseThrow(() -> new IllegalArgumentException("no quantity is called " + stream));
    }
}
