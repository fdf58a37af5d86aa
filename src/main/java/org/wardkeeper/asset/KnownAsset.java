package org.wardkeeper.asset;

import java.time.Instant;
import java.util.Objects;

/**
 * An asset as it stands now.
 *
 * @param tag what it carries; null where it carries none
 * @param homeZoneId where it belongs; null where it has no home
 * @param heldBy login of who is taking it; null where nobody is
 * @param heldUntil when the hold ends by itself; null exactly where heldBy is
 */
public record KnownAsset(
        String id,
        String name,
        String kind,
        TagId tag,
        String homeZoneId,
        AssetStatus status,
        String heldBy,
        Instant heldUntil) {

    public KnownAsset {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(status);
        if ((heldBy == null) != (heldUntil == null)) {
            throw new IllegalArgumentException("A hold has a holder and an end.");
        }
    }

    /** Somebody is taking it, and the hold has not run out. */
    public boolean heldAt(Instant now) {
        return heldUntil != null && now.isBefore(heldUntil);
    }
}
