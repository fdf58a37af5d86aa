package org.wardkeeper.alarmboard;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wardkeeper.access.Role;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.AlarmKind.About;
import org.wardkeeper.alarm.AlarmState;
import org.wardkeeper.alarm.Priority;

/**
 * Who is told what in the frame of a page. What spoils in a refrigerator is told to everybody who may take note of it.
 * Those who look after the server are told all of its own, those who answer for the evidence what concerns that.
 * Everybody else is told one thing of it, and only when it is so: that what they see is old. The rest is on the board.
 */
final class NoticeRule {
    /** More lines are a wall: the board has them all. */
    static final int MOST_UNITS = 3;

    /** While one of these holds, no reading is taken: what pages show of storage units is from before. */
    private static final Set<AlarmKind> STALE = EnumSet.of(AlarmKind.SPOOL_FULL, AlarmKind.DISK_REFUSES);

    private static final Set<AlarmKind> EVIDENCE =
            EnumSet.of(AlarmKind.SPOOL_FULL, AlarmKind.DISK_REFUSES, AlarmKind.LATE_CONFLICT);

    private NoticeRule() {}

    /** @param name what people call the thing that an alarm is about */
    static List<Notice> of(List<Alarm> open, Role role, ZoneId zone, Function<AlarmKey, String> name) {
        List<Alarm> shown =
                open.stream().filter(alarm -> alarm.overlays().isEmpty()).toList();
        Stream<Notice> units = role == Role.INFECTION
                ? Stream.empty()
                : shown.stream()
                        .filter(NoticeRule::isUrgent)
                        .limit(MOST_UNITS)
                        .map(alarm -> notice(alarm, alarm.id(), alarm.kind().slug(), name.apply(alarm.key()), zone));
        List<Alarm> server = shown.stream().filter(NoticeRule::isOfServer).toList();
        return Stream.concat(units, ofServer(server, role, zone)).toList();
    }

    private static Stream<Notice> ofServer(List<Alarm> open, Role role, ZoneId zone) {
        return switch (role) {
            case ADMIN, FACILITIES -> open.stream().map(alarm -> told(alarm, refuses(open), zone));
            case COMPLIANCE ->
                open.stream()
                        .filter(alarm -> EVIDENCE.contains(alarm.kind()))
                        .map(alarm -> told(alarm, refuses(open), zone));
            case NURSE, INFECTION -> stale(open, zone).stream();
        };
    }

    /** Without the network the server is as good as away. A report that did not arrive waits on the board. */
    private static boolean isOfServer(Alarm alarm) {
        return alarm.kind().about() == About.SERVER && alarm.kind() != AlarmKind.REPORT_UNSENT
                || alarm.kind() == AlarmKind.NETWORK_SILENT;
    }

    private static boolean isUrgent(Alarm alarm) {
        return alarm.kind().about() == About.PROCESS
                && alarm.priority() == Priority.HIGH
                && alarm.state() == AlarmState.UNACK;
    }

    /** A database that is away is no comfort once the disk does not stand in for it. */
    private static boolean refuses(List<Alarm> open) {
        return open.stream().anyMatch(alarm -> alarm.state().isActive() && STALE.contains(alarm.kind()));
    }

    private static Notice told(Alarm alarm, boolean refuses, ZoneId zone) {
        boolean over = !alarm.state().isActive() && alarm.kind() != AlarmKind.LATE_CONFLICT;
        UUID open = alarm.state().needsSomebody() ? alarm.id() : null;
        boolean bare = alarm.kind() == AlarmKind.DATABASE_AWAY && refuses && !over;
        return notice(alarm, open, alarm.kind().slug() + (over ? "-over" : bare ? "-bare" : ""), "", zone);
    }

    /** The longest of those that make what is seen old. */
    private static Optional<Notice> stale(List<Alarm> open, ZoneId zone) {
        return open.stream()
                .filter(alarm -> alarm.state().isActive() && STALE.contains(alarm.kind()))
                .min((one, other) -> one.since().compareTo(other.since()))
                .map(alarm -> notice(alarm, null, "stale", "", zone));
    }

    private static Notice notice(Alarm alarm, UUID id, String text, String name, ZoneId zone) {
        return new Notice(
                id,
                text,
                name,
                alarm.since().atZone(zone).toOffsetDateTime(),
                alarm.returned().map(at -> at.atZone(zone).toOffsetDateTime()).orElse(null));
    }
}
