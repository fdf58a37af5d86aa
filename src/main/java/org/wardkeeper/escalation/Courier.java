package org.wardkeeper.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.access.Role;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarmboard.AlarmFeed;
import org.wardkeeper.alarmboard.AlarmView;
import org.wardkeeper.alarmboard.AlarmViews;
import org.wardkeeper.alarmboard.Subjects;
import org.wardkeeper.place.Places;

/** Tells a role of alarms by every way there is: its open pages, the mail of who is on duty, the webhook. */
@ApplicationScoped
class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class.getName());

    /** A message to a program names no more at once: it asks for the rest. */
    private static final int MOST_IN_WEBHOOK = 100;

    @Inject
    EscalationSettings settings;

    @Inject
    DutyRoster roster;

    @Inject
    AlarmFeed pages;

    @Inject
    AlarmViews views;

    @Inject
    Subjects subjects;

    @Inject
    Places places;

    private final Jsonb json = JsonbBuilder.create(new JsonbConfig().withNullValues(true));
    private Optional<Mailer> mailer = Optional.empty();
    private Optional<Webhook> webhook = Optional.empty();

    /**
     * What the webhook is sent.
     *
     * @param event "alarms"
     * @param total how many are due, of which {@code alarms} has the first hundred
     */
    public record Posted(
            String event, OffsetDateTime at, String site, String role, int total, List<AlarmView> alarms) {}

    /** @throws IllegalArgumentException with a sentence that names the setting at fault */
    void start() {
        mailer = settings.mailer();
        webhook = settings.webhook();
    }

    List<Attempt> tell(Role role, List<Due> due, ZonedDateTime now) {
        List<Attempt> made = new ArrayList<>();
        Instant at = now.toInstant();
        int open = pages.pagesOf(role);
        Outcome onPages = new Outcome(open > 0, open > 0 ? Integer.toString(open) : "no open page");
        due.forEach(one -> made.add(one.attempt(Attempt.Channel.PAGE, role.group(), at, onPages)));
        mailer.ifPresent(post -> made.addAll(mail(post, Attempt.Channel.MAIL, role, due, now)));
        webhook.ifPresent(hook -> {
            Outcome outcome = dared(() -> hook.send(json.toJson(posted(role, due, now)), at));
            due.forEach(one -> made.add(one.attempt(Attempt.Channel.WEBHOOK, hook.host(), at, outcome)));
        });
        return made;
    }

    /** To facilities; where that reaches nobody, to the administrators. */
    List<Attempt> digest(List<Due> low, ZonedDateTime now) {
        List<Attempt> made = new ArrayList<>();
        for (Role role : List.of(Role.FACILITIES, Role.ADMIN)) {
            if (made.stream().noneMatch(Attempt::delivered)) {
                mailer.ifPresent(post -> made.addAll(mail(post, Attempt.Channel.DIGEST, role, low, now)));
            }
        }
        return made;
    }

    private List<Attempt> mail(Mailer post, Attempt.Channel channel, Role role, List<Due> due, ZonedDateTime now) {
        Instant at = now.toInstant();
        List<Duty> onDuty = roster.on(role, now);
        if (onDuty.isEmpty()) {
            Outcome nobody = new Outcome(false, "nobody is on duty");
            return due.stream()
                    .map(one -> one.attempt(channel, role.group(), at, nobody))
                    .toList();
        }
        AlarmWords words = new AlarmWords(settings.language(), now.getZone());
        List<AlarmWords.Named> named =
                due.stream().map(Due::alarm).map(this::named).toList();
        String subject = channel == Attempt.Channel.DIGEST ? words.digestSubject(due.size()) : words.subject(named);
        String text = words.text(named, settings.board());
        List<Attempt> made = new ArrayList<>();
        Set<String> addresses = new HashSet<>();
        for (Duty duty : onDuty) {
            if (addresses.add(duty.email())) {
                Outcome outcome = dared(() -> post.send(duty.email(), subject, text, at));
                due.forEach(one -> made.add(one.attempt(channel, duty.target(), at, outcome)));
            }
        }
        return made;
    }

    /** A fault of ours is a failure like any other: what is not kept as an attempt would be tried for ever. */
    private static Outcome dared(Supplier<Outcome> sending) {
        try {
            return sending.get();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a message could not be made", e);
            return Outcome.failed(e);
        }
    }

    private Posted posted(Role role, List<Due> due, ZonedDateTime now) {
        List<Alarm> first = due.stream().limit(MOST_IN_WEBHOOK).map(Due::alarm).toList();
        return new Posted(
                "alarms", now.toOffsetDateTime(), places.current().name(), role.group(), due.size(), views.of(first));
    }

    private AlarmWords.Named named(Alarm alarm) {
        return new AlarmWords.Named(alarm, subjects.of(alarm.key()));
    }
}
