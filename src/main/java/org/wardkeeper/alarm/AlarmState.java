package org.wardkeeper.alarm;

import java.util.Locale;

/**
 * How an alarm stands: does its condition hold, and has somebody taken note. Two independent things, so that taking note
 * never hides that the condition still holds (ISA-18.2).
 */
public enum AlarmState {
    /** Over and acknowledged. */
    NORMAL,
    /** The condition holds, nobody has taken note. */
    UNACK,
    /** The condition holds, somebody has taken note. */
    ACKED,
    /** The condition is over, and nobody has taken note that it was. */
    RTN_UNACK;

    /** The condition holds. */
    AlarmState raised() {
        return this == ACKED ? ACKED : UNACK;
    }

    /** The condition is over. */
    AlarmState returned() {
        return switch (this) {
            case UNACK, RTN_UNACK -> RTN_UNACK;
            case ACKED, NORMAL -> NORMAL;
        };
    }

    AlarmState acknowledged() {
        return switch (this) {
            case UNACK, ACKED -> ACKED;
            case RTN_UNACK, NORMAL -> NORMAL;
        };
    }

    public boolean isActive() {
        return this == UNACK || this == ACKED;
    }

    public boolean needsSomebody() {
        return this == UNACK || this == RTN_UNACK;
    }

    /** "rtn-unack". */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a word that is no state */
    public static AlarmState of(String slug) {
        for (AlarmState state : values()) {
            if (state.slug().equals(slug)) {
                return state;
            }
        }
        throw new IllegalArgumentException("'" + slug + "' is no state of an alarm");
    }
}
