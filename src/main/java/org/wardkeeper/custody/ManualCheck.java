package org.wardkeeper.custody;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.wardkeeper.place.Names;

/**
 * What somebody read off a unit: lowest and highest since the display was reset last, and now, in °C.
 *
 * @param at when
 * @param note may be empty
 * @param enteredBy the login
 */
public record ManualCheck(
        UUID id,
        String unitId,
        Instant at,
        double minCel,
        double maxCel,
        double nowCel,
        String name,
        String initials,
        String note,
        String enteredBy) {

    private static final int MOST_INITIALS = 8;

    public ManualCheck {
        if (!(minCel >= -273.15 && maxCel <= 100)) {
            throw new IllegalArgumentException("A check's temperatures must be ones that can be, in °C.");
        }
        if (!(minCel <= nowCel && nowCel <= maxCel)) {
            throw new IllegalArgumentException(
                    "What it is now lies between the lowest and the highest, or is one of them.");
        }
        Names.checkedName(name);
        Names.checkedName(initials);
        if (initials.strip().length() > MOST_INITIALS) {
            throw new IllegalArgumentException("Initials have up to " + MOST_INITIALS + " characters.");
        }
        if (!note.isEmpty()) {
            Names.checkedName(note);
        }
    }

    /** The day at the site that it counts for. */
    public LocalDate day(ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    /**
     * Refuses a check that somebody fills in afterwards, or before: a missed one stays blank.
     *
     * @throws IllegalArgumentException with a sentence
     */
    ManualCheck madeToday(Instant now, ZoneId zone) {
        if (at.isAfter(now)) {
            throw new IllegalArgumentException("A check cannot be made in the future.");
        }
        if (!day(zone).equals(LocalDate.ofInstant(now, zone))) {
            throw new IllegalArgumentException("A check is entered on its day; one that was missed stays blank.");
        }
        return this;
    }
}
