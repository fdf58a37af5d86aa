package org.wardkeeper.adapter.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** The demo's site folder, as tests find it. */
final class Demo {

    static final Path FOLDER = Path.of("../../floorplans/demo");
    static final Site SITE = read();

    private Demo() {}

    private static Site read() {
        try {
            return SiteFolder.read(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The storage unit's reports as history has them, without the door that is left open. */
    static StorageReports reports(int ordinal) {
        Site.StorageUnit unit = SITE.storageUnits().get(ordinal);
        return new StorageReports(unit, new StorageClimate(unit, ordinal, SITE.timeZone()), Optional.empty());
    }
}
