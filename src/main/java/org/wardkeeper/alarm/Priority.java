package org.wardkeeper.alarm;

import java.util.Locale;

/** How soon somebody must act. */
public enum Priority {
    HIGH,
    MEDIUM,
    LOW;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
