package org.wardkeeper.asset;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How long ago an asset of a kind may have been seen to be called free: 15 minutes unless set otherwise. What moves
 * little may be set longer (a bed), what is needed at once shorter (a defibrillator).
 */
public record FreeLimits(Map<String, Duration> byKind) {

    public static final Duration USUAL = Duration.ofMinutes(15);

    public FreeLimits {
        byKind = Map.copyOf(byKind);
        if (byKind.values().stream().anyMatch(limit -> limit.isNegative() || limit.isZero())) {
            throw new IllegalArgumentException(
                    "The time after which an asset is no longer called free must be above 0.");
        }
    }

    /**
     * Reads the setting {@code WARDKEEPER_FREE_MINUTES}: {@code bed=240,defibrillator=10}.
     *
     * @throws IllegalArgumentException with a sentence, if it cannot be read
     */
    public static FreeLimits parse(String setting) {
        Map<String, Duration> limits = new HashMap<>();
        for (String pair : setting.split(",")) {
            if (!pair.isBlank()) {
                String[] parts = pair.split("=", 2);
                limits.put(parts[0].strip(), minutes(pair, parts));
            }
        }
        return new FreeLimits(limits);
    }

    private static Duration minutes(String pair, String[] parts) {
        try {
            return Duration.ofMinutes(Long.parseLong(parts[1].strip()));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "WARDKEEPER_FREE_MINUTES must read like bed=240,defibrillator=10, not '" + pair.strip() + "'.", e);
        }
    }

    public Duration limitOf(String kind) {
        return byKind.getOrDefault(kind, USUAL);
    }

    /** Available, not held, and seen within its kind's limit. */
    public boolean isFree(KnownAsset asset, Instant seen, Instant now) {
        return asset.status() == AssetStatus.AVAILABLE
                && !asset.heldAt(now)
                && !seen.isBefore(now.minus(limitOf(asset.kind())));
    }
}
