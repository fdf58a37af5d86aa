package org.wardkeeper.coldchain;

import java.time.Instant;
import java.util.Optional;

/**
 * A sensor while it speaks for a unit.
 *
 * @param urn the sensor's
 * @param serial the maker's serial number; empty where unknown
 * @param since empty where it always did
 * @param until empty while it does
 * @param about what is in the unit, as whoever put it in noted it
 */
public record Assignment(
        int deviceId, String urn, String serial, Optional<Instant> since, Optional<Instant> until, About about) {

    /**
     * What whoever puts a sensor in notes of it; empty where nothing.
     *
     * @param buffer what the probe sits in: glycol, glass beads
     */
    public record About(String model, String firmware, String buffer) {}

    /** True if it spoke at some time of [from, to). */
    public boolean reachesInto(Instant from, Instant to) {
        return since.map(to::isAfter).orElse(true) && until.map(from::isBefore).orElse(true);
    }
}
