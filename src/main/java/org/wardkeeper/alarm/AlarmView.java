package org.wardkeeper.alarm;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;

/** An alarm as programs and pages see it, with times in the site's zone. */
public record AlarmView(
        UUID id,
        String kind,
        String subject,
        String priority,
        String state,
        OffsetDateTime since,
        OffsetDateTime announced,
        OffsetDateTime returned,
        OffsetDateTime acknowledged,
        String acknowledgedBy,
        String note,
        String detail) {

    static AlarmView of(Alarm alarm, ZoneId zone) {
        return new AlarmView(
                alarm.id(),
                alarm.kind().slug(),
                AlarmStore.SUBJECT,
                alarm.kind().priority().slug(),
                alarm.state().slug(),
                at(alarm.since(), zone),
                at(alarm.announced(), zone),
                alarm.returned().map(when -> at(when, zone)).orElse(null),
                alarm.acknowledgement().map(noted -> at(noted.at(), zone)).orElse(null),
                alarm.acknowledgement().map(Alarm.Acknowledgement::by).orElse(null),
                alarm.acknowledgement().map(Alarm.Acknowledgement::note).orElse(null),
                alarm.detail());
    }

    private static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }
}
