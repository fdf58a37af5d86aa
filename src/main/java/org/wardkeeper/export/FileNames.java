package org.wardkeeper.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Names under which exports are saved. */
final class FileNames {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

    private FileNames() {}

    static String of(String what, Instant from, Instant to, ZoneId zone, String ending) {
        DateTimeFormatter local = TIME.withZone(zone);
        return safe(what) + '_' + local.format(from) + '_' + local.format(to) + '.' + ending;
    }

    /** Fit for any file system. */
    static String safe(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
