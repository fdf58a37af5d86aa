package org.wardkeeper.report;

import java.util.OptionalDouble;
import org.wardkeeper.device.KnownDevice;

/** The button of a duress badge or a call point was pressed or let go. */
public record ButtonPress(KnownDevice device, boolean pressed, Timing timing) implements Durable {
    public static final String STREAM = "button";

    @Override
    public String stream() {
        return STREAM;
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of(pressed ? 1 : 0);
    }
}
