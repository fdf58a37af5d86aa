package org.wardkeeper.report;

import java.util.OptionalDouble;
import org.wardkeeper.device.KnownDevice;

/** The door of a fridge or a room was found open or closed. */
public record DoorChange(KnownDevice device, boolean open, Timing timing) implements Durable {
    public static final String STREAM = "door";

    @Override
    public String stream() {
        return STREAM;
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of(open ? 1 : 0);
    }
}
