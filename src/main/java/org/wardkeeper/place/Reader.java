package org.wardkeeper.place;

import java.util.Map;
import java.util.Objects;

/**
 * Where a reader hangs.
 *
 * @param zoneId the zone it hangs in; null where it hangs outside all zones
 * @param antennas antenna to the zone on its side, for readers at a door; empty where all antennas mean the reader's zone
 */
public record Reader(String urn, String levelId, String zoneId, Point at, Map<String, String> antennas) {

    public Reader {
        Objects.requireNonNull(urn);
        Objects.requireNonNull(levelId);
        Objects.requireNonNull(at);
        antennas = Map.copyOf(antennas);
    }

    /** The zone on an antenna's side, else the reader's own; null where neither is known. */
    public String zoneOf(String antenna) {
        return antennas.getOrDefault(antenna, zoneId);
    }
}
