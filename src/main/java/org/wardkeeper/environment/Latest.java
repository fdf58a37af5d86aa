package org.wardkeeper.environment;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The newest observation of one stream.
 *
 * @param value the number; empty exactly when {@code missing} says why
 * @param missing the sensor's own word for why it has no value
 * @param at when it was measured
 */
public record Latest(int deviceId, String name, OptionalDouble value, Optional<String> missing, Instant at) {

    public Latest {
        if (value.isPresent() == missing.isPresent()) {
            throw new IllegalArgumentException("an observation has either a value or a reason why not");
        }
    }
}
