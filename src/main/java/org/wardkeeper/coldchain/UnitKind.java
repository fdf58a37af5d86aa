package org.wardkeeper.coldchain;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a storage unit is; in files and JSON the lower-case name. */
public enum UnitKind {
    REFRIGERATOR,
    FREEZER,
    ULTRACOLD;

    private static final String ALL =
            Arrays.stream(values()).map(UnitKind::slug).collect(Collectors.joining(", "));

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
