package org.wardkeeper.coldchain;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a storage unit is; in files and JSON the lower-case name. */
public enum UnitKind {
    REFRIGERATOR(new Limits(2.0, 8.0)),
    FREEZER(new Limits(-50.0, -15.0)),
    ULTRACOLD(new Limits(-90.0, -60.0));

    private static final String ALL =
            Arrays.stream(values()).map(UnitKind::slug).collect(Collectors.joining(", "));

    private final Limits defaultLimits;

    UnitKind(Limits defaultLimits) {
        this.defaultLimits = defaultLimits;
    }

    /** The band where the site gives none. */
    public Limits defaultLimits() {
        return defaultLimits;
    }

    /** A mean kinetic temperature says nothing about frozen goods and is not shown for them. */
    public boolean frozen() {
        return this != REFRIGERATOR;
    }

    /** The name in files, in the database and in JSON. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with a sentence for the author, if there is no such kind */
    public static UnitKind of(String slug) {
        return Arrays.stream(values())
                .filter(kind -> kind.slug().equals(slug))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no kind of storage unit '" + slug + "'; it must be one of " + ALL + "."));
    }
}
