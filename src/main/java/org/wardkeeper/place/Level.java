package org.wardkeeper.place;

import java.util.Objects;

/** A storey; {@code ordinal} 0 is the ground floor, as in IMDF. */
public record Level(String id, String name, int ordinal) {

    public Level {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }
}
