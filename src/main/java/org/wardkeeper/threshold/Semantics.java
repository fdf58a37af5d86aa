package org.wardkeeper.threshold;

import java.util.Arrays;
import java.util.Locale;

/** What a rule's duration counts. Unknown time counts for none of them. */
public enum Semantics {
    /** Without a break: a reading back inside or a gap begins anew. */
    CONTINUOUS,
    /** All of a local day added up; at midnight at the site it begins anew. */
    DAY,
    /** All of a sensor's run added up: since it speaks for the unit, or since the rule is in force where that is later. */
    RUN;

    /** The name in JSON and in the database. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with a sentence, if there is no such meaning */
    public static Semantics of(String slug) {
        return Arrays.stream(values())
                .filter(one -> one.slug().equals(slug))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("A rule counts continuous, day or run."));
    }
}
