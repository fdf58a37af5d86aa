package org.wardkeeper.lesson;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored lesson as it stands now.
 *
 * @param vectors how many seconds of it anything was heard in
 * @param used since when the live model goes by it; null while it does not
 * @param undone since when it counts for nothing; null while it counts
 */
public record KnownLesson(
        UUID id,
        String zoneId,
        String assetId,
        String tag,
        String by,
        Instant began,
        Instant ended,
        int vectors,
        Instant used,
        Instant undone) {

    /** The live model goes by it. */
    public boolean isInForce() {
        return used != null && undone == null;
    }
}
