package org.wardkeeper.escalation;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.access.Role;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.alarmbook.AlarmStore;
import org.wardkeeper.alarmbook.Alarms;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.DatabaseNow;
import org.wardkeeper.rounds.Rounds;

/**
 * Tells people of alarms until somebody takes note: one thread looks every two seconds at what is due, tells each target
 * of all that is due for it in one message, and keeps every attempt. Once a day it sends what is of low priority, and
 * forgets what is older than it need be.
 */
@ApplicationScoped
public class Escalation {
    private static final Logger LOG = Logger.getLogger(Escalation.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration STOP_WAIT = Duration.ofSeconds(1);

    @Inject
    Alarms alarms;

    @Inject
    AlarmStore store;

    @Inject
    Attempts attempts;

    @Inject
    Courier courier;

    @Inject
    DutyRoster roster;

    @Inject
    EscalationSettings settings;

    @Inject
    Places places;

    @Inject
    DatabaseNow database;

    @Resource
    ManagedThreadFactory threads;

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private LocalTime digestAt;
    private int lastDigest;
    private Optional<Instant> digestInVain = Optional.empty();
    private Rounds looking;

    /** @throws IllegalArgumentException with a sentence that names the setting at fault */
    public void start() {
        courier.start();
        digestAt = settings.digestAt();
        roster.start();
        lastDigest = attempts.start();
        looking = Rounds.begin(threads, "escalation", PAUSE, () -> round(clock.instant()));
    }

    public void stop() {
        if (looking != null) {
            looking.stop(STOP_WAIT);
        }
    }

    private void round(Instant now) {
        List<Alarm> all = alarms.open();
        Map<Role, List<Due>> due = new EnumMap<>(Role.class);
        for (Alarm alarm : all) {
            OptionalInt step = EscalationRule.due(alarm, attempts.of(alarm.id()), now);
            if (step.isPresent()) {
                Role role = EscalationRule.role(alarm, step.getAsInt());
                due.computeIfAbsent(role, any -> new ArrayList<>()).add(new Due(alarm, step.getAsInt()));
            }
        }
        due.forEach((role, those) -> attempts.keep(courier.tell(role, those, local(now))));
        digest(all, now);
        attempts.forgetAllBut(all);
        if (database.answers()) {
            attempts.write();
        }
    }

    private void digest(List<Alarm> all, Instant now) {
        ZonedDateTime local = local(now);
        OptionalInt due = DigestRule.due(digestAt, lastDigest, digestInVain, local);
        if (due.isEmpty()) {
            return;
        }
        int day = due.getAsInt();
        List<Due> low = all.stream()
                .filter(alarm -> alarm.priority() == Priority.LOW && alarm.asksForSomebody())
                .map(alarm -> new Due(alarm, day))
                .toList();
        List<Attempt> made = low.isEmpty() ? List.of() : courier.digest(low, local);
        attempts.keep(made);
        if (!made.isEmpty() && made.stream().noneMatch(Attempt::delivered)) {
            digestInVain = Optional.of(now);
            return;
        }
        digestInVain = Optional.empty();
        lastDigest = day;
        settings.kept().ifPresent(kept -> forget(now.minus(kept)));
    }

    private void forget(Instant before) {
        try {
            while (store.forget(before) > 0) {
                LOG.log(Level.INFO, "alarms from before {0} are forgotten", before);
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "old alarms could not be forgotten; it is tried again tomorrow", e);
        }
    }

    private ZonedDateTime local(Instant now) {
        return now.atZone(places.current().timeZone());
    }
}
