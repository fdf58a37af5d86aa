package org.wardkeeper.lesson;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.wardkeeper.asset.TagId;

/**
 * Somebody stands in a zone with a tag in their hand and has said so.
 *
 * @param by login of who teaches
 * @param at when they tapped the zone
 */
public record Begun(UUID lesson, String zoneId, String assetId, TagId tag, String by, Instant at) {
    public Begun {
        Objects.requireNonNull(lesson);
        Objects.requireNonNull(zoneId);
        Objects.requireNonNull(assetId);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(by);
        Objects.requireNonNull(at);
    }
}
