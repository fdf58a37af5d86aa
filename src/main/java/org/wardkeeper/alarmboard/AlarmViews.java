package org.wardkeeper.alarmboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wardkeeper.alarm.Acknowledgement;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.Measure;
import org.wardkeeper.alarm.Overlays;
import org.wardkeeper.alarmboard.AlarmView.OverlayView;
import org.wardkeeper.alarmbook.Alarms;
import org.wardkeeper.place.Places;

/** Turns alarms into what is shown of them. */
@ApplicationScoped
public class AlarmViews {
    @Inject
    Alarms alarms;

    @Inject
    Subjects subjects;

    @Inject
    Places places;

    private final Clock clock = Clock.systemUTC();

    public List<AlarmView> of(Collection<Alarm> shown) {
        Map<AlarmKey, Integer> heldBack = new HashMap<>();
        alarms.open()
                .forEach(alarm ->
                        alarm.overlays().suppressed().ifPresent(held -> heldBack.merge(held.by(), 1, Integer::sum)));
        Instant now = clock.instant();
        return shown.stream()
                .map(alarm -> view(alarm, heldBack.getOrDefault(alarm.key(), 0), now))
                .toList();
    }

    public AlarmView of(Alarm alarm) {
        return of(List.of(alarm)).get(0);
    }

    private AlarmView view(Alarm alarm, int heldBack, Instant now) {
        ZoneId zone = places.current().timeZone();
        Optional<Acknowledgement> noted = alarm.acknowledgement();
        return new AlarmView(
                alarm.id(),
                alarm.kind().slug(),
                alarm.kind().about().slug(),
                alarm.key().subject(),
                alarm.key().occasion().isEmpty() ? null : alarm.key().occasion(),
                subjects.of(alarm.key()),
                alarm.priority().slug(),
                alarm.state().slug(),
                at(alarm.since(), zone),
                alarm.announced().map(when -> at(when, zone)).orElse(null),
                alarm.returned().map(when -> at(when, zone)).orElse(null),
                noted.map(note -> at(note.at(), zone)).orElse(null),
                noted.map(Acknowledgement::by).orElse(null),
                noted.map(Acknowledgement::note).orElse(null),
                alarm.measure().map(Measure::value).orElse(null),
                alarm.measure().map(Measure::limit).orElse(null),
                subjects.celsiusNow(alarm.key(), now).orElse(null),
                alarm.detail(),
                overlays(alarm.overlays(), zone),
                heldBack);
    }

    private static List<OverlayView> overlays(Overlays overlays, ZoneId zone) {
        List<OverlayView> shown = new ArrayList<>();
        overlays.shelved()
                .ifPresent(shelf -> shown.add(new OverlayView(
                        "shelved", shelf.by(), at(shelf.at(), zone), at(shelf.until(), zone), shelf.reason())));
        overlays.suppressed()
                .ifPresent(held -> shown.add(new OverlayView(
                        "suppressed",
                        held.by().subject(),
                        null,
                        null,
                        held.by().kind().slug())));
        overlays.outOfService()
                .ifPresent(work -> shown.add(
                        new OverlayView("out-of-service", work.by(), at(work.at(), zone), null, work.workOrder())));
        return shown;
    }

    private static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }
}
