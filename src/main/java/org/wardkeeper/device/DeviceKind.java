package org.wardkeeper.device;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wardkeeper.place.Names;

/** What a device is; in files and JSON the lower-case name. */
public enum DeviceKind {
    READER,
    GATEWAY,
    SENSOR,
    DISPENSER,
    BADGE;

    private static final String ALL =
            Arrays.stream(values()).map(DeviceKind::slug).collect(Collectors.joining(", "));

    /** The name in files, in the database and in JSON. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with a sentence for the author, if there is no such kind */
    public static DeviceKind of(String slug) {
        return Arrays.stream(values())
                .filter(kind -> kind.slug().equals(slug))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no kind of device '" + Names.shown(slug) + "'; it must be one of " + ALL + "."));
    }
}
