package org.wardkeeper.report;

import java.util.Optional;
import java.util.OptionalDouble;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.quantity.Quantity;

/** A sensor spoke, had no value and said why: a row of its own, never a number. */
public record MissingReading(KnownDevice device, Quantity quantity, MissingReason reason, Timing timing)
        implements Durable {

    @Override
    public String stream() {
        return quantity.recordName();
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.empty();
    }

    @Override
    public Optional<MissingReason> missing() {
        return Optional.of(reason);
    }
}
