package org.wardkeeper.asset;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wardkeeper.place.Names;

/** What people say about an asset; in files and JSON {@code available}, {@code in-use} … */
public enum AssetStatus {
    AVAILABLE,
    IN_USE,
    DIRTY,
    BROKEN,
    RETIRED;

    /** The name in the database and in JSON. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException with a sentence, if there is no such status */
    public static AssetStatus of(String slug) {
        return Arrays.stream(values())
                .filter(status -> status.slug().equals(slug))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("There is no status '" + Names.shown(slug)
                        + "'; it must be one of "
                        + Arrays.stream(values()).map(AssetStatus::slug).collect(Collectors.joining(", ")) + "."));
    }
}
