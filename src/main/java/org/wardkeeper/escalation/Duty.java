package org.wardkeeper.escalation;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.wardkeeper.access.Role;
import org.wardkeeper.place.Names;

/**
 * Somebody whom a role's alarms reach at certain hours of the week, by the site's clock.
 *
 * @param days on which the hours begin
 * @param to not later than {@code from}: they end on the next day; equal to it: round the clock
 * @param name "Ward 4, nurse in charge"
 */
public record Duty(Role role, Set<DayOfWeek> days, LocalTime from, LocalTime to, String name, String email) {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[A-Za-z0-9.-]{1,190}");

    /** @throws IllegalArgumentException with a sentence for whoever wrote it */
    public Duty {
        Objects.requireNonNull(role);
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A duty has at least one day.");
        }
        name = Names.checkedName(name);
        checkedAddress(email);
    }

    /** @throws IllegalArgumentException with a sentence for whoever wrote it */
    static String checkedAddress(String email) {
        if (!EMAIL.matcher(email).matches()) {
            throw new IllegalArgumentException("'" + Names.shown(email) + "' is no e-mail address.");
        }
        return email;
    }

    /** As it stands in the log of attempts: "Ward 4 <ward4@example.org>". */
    String target() {
        return name + " <" + email + ">";
    }

    /** Whether it is on at this moment, whose zone is the site's. */
    boolean isOn(ZonedDateTime now) {
        LocalTime time = now.toLocalTime();
        boolean today = days.contains(now.getDayOfWeek());
        if (from.isBefore(to)) {
            return today && !time.isBefore(from) && time.isBefore(to);
        }
        boolean yesterday = days.contains(now.getDayOfWeek().minus(1));
        return today && !time.isBefore(from) || yesterday && time.isBefore(to);
    }
}
