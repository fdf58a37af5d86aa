package org.wardkeeper.lapse;

import java.util.Locale;

/** What is known of a door or of mains. */
public enum Known {
    /** The present sensor has never told of it: it is not watched. */
    UNTOLD,
    /** It is so: open, off. */
    YES,
    NO,
    /** The sensor told of it before, and has been silent or without a value since. */
    UNKNOWN;

    /** The name in JSON. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
