package org.wardkeeper.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Names under which exports are saved. */
final class FileNames {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

    private FileNames() {}

    static String of(String what, Instant from, Instant to, ZoneId zone, String ending) {
        DateTimeFormatter local = TIME.withZone(zone);
        return safe(what) + '_' + local.format(from) + '_' + local.format(to) + '.' + ending;
    }

    /** Fit for any file system, and not one of those that were given already. */
    static String differing(String text, Set<String> given) {
        String name = safe(text);
        for (int more = 2; !given.add(name.toLowerCase(Locale.ROOT)); more++) {
            name = safe(text) + '~' + more;
        }
        return name;
    }

    /** Fit for any file system. */
    static String safe(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
