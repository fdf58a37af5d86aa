package org.wardkeeper.report;

import java.util.OptionalDouble;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.quantity.Quantity;

/** A sensor measured a quantity. */
public record Reading(KnownDevice device, Quantity quantity, double measured, Timing timing) implements Durable {

    public Reading {
        quantity.requirePossible(measured);
    }

    @Override
    public String stream() {
        return quantity.recordName();
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of(measured);
    }
}
