package org.wardkeeper.report;

import java.util.OptionalDouble;
import org.wardkeeper.device.KnownDevice;

/** How often a soap or gel dispenser was used since its last report. */
public record Dispense(KnownDevice device, int uses, Timing timing) implements Durable {
    public static final String STREAM = "dispense";

    /** More than a dispenser's refill holds is a broken counter. */
    private static final int MOST_USES = 100_000;

    public Dispense {
        if (uses < 0 || uses > MOST_USES) {
            throw new IllegalArgumentException(uses + " uses since the last report is not possible");
        }
    }

    @Override
    public String stream() {
        return STREAM;
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.of(uses);
    }
}
