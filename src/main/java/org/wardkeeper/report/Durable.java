package org.wardkeeper.report;

import java.util.Optional;
import java.util.OptionalDouble;

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
}
