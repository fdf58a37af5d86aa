package org.wardkeeper.alarm;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wardkeeper.access.Role;

/**
 * Who is told what in the frame of a page. Those who look after the server are told all of it, those who answer for the
 * evidence what concerns it. Everybody else is told one thing, and only when it is so: that what they see is old.
 */
final class NoticeRule {
    /** While one of these holds, no reading is taken: what pages show of storage units is from before. */
    private static final Set<TechnicalKind> STALE = EnumSet.of(TechnicalKind.SPOOL_FULL, TechnicalKind.DISK_REFUSES);

    private static final Set<TechnicalKind> EVIDENCE =
            EnumSet.of(TechnicalKind.SPOOL_FULL, TechnicalKind.DISK_REFUSES, TechnicalKind.LATE_CONFLICT);

    private NoticeRule() {}

    static List<Notice> of(List<Alarm> open, Role role, ZoneId zone) {
        return switch (role) {
            case ADMIN, FACILITIES ->
                open.stream().map(alarm -> told(alarm, refuses(open), zone)).toList();
            case COMPLIANCE ->
                open.stream()
                        .filter(alarm -> EVIDENCE.contains(alarm.kind()))
                        .map(alarm -> told(alarm, refuses(open), zone))
                        .toList();
            case NURSE, INFECTION -> stale(open, zone).stream().toList();
        };
    }

    /** A database that is away is no comfort once the disk does not stand in for it. */
    private static boolean refuses(List<Alarm> open) {
        return open.stream().anyMatch(alarm -> alarm.state().isActive() && STALE.contains(alarm.kind()));
    }

    private static Notice told(Alarm alarm, boolean refuses, ZoneId zone) {
        boolean over = !alarm.state().isActive() && alarm.kind() != TechnicalKind.LATE_CONFLICT;
        UUID open = alarm.state().needsSomebody() ? alarm.id() : null;
        boolean bare = alarm.kind() == TechnicalKind.DATABASE_AWAY && refuses && !over;
        return notice(alarm, open, alarm.kind().slug() + (over ? "-over" : bare ? "-bare" : ""), zone);
    }

    /** The longest of those that make what is seen old. */
    private static Optional<Notice> stale(List<Alarm> open, ZoneId zone) {
        return open.stream()
                .filter(alarm -> alarm.state().isActive() && STALE.contains(alarm.kind()))
                .min((one, other) -> one.since().compareTo(other.since()))
                .map(alarm -> notice(alarm, null, "stale", zone));
    }

    private static Notice notice(Alarm alarm, UUID id, String text, ZoneId zone) {
        return new Notice(
                id,
                text,
                alarm.since().atZone(zone).toOffsetDateTime(),
                alarm.returned().map(at -> at.atZone(zone).toOffsetDateTime()).orElse(null));
    }
}
