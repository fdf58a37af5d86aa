package org.wardkeeper.escalation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmState;
import org.wardkeeper.alarm.Measure;
import org.wardkeeper.alarmboard.Subject;
import org.wardkeeper.language.Texts;

/** Alarms in the words of the site's language, for mail: the same sentences that stand on the board. */
final class AlarmWords {
    /** More lines nobody reads at night; the board has them all. */
    private static final int MOST_LINES = 40;

    private final Texts texts;
    private final Locale language;
    private final ZoneId zone;

    AlarmWords(Locale language, ZoneId zone) {
        this.texts = Texts.in(language);
        this.language = language;
        this.zone = zone;
    }

    /** An alarm beside what people call the thing it is about. */
    record Named(Alarm alarm, Subject thing) {}

    /** "High: Vaccine fridge 3 is too warm: 9.1 °C, limit 8.0 °C", or how many there are. */
    String subject(List<Named> alarms) {
        Named first = alarms.get(0);
        String urgency = texts.of("alarm.urgency." + first.alarm().priority().slug());
        String one = urgency + ": " + title(first);
        return alarms.size() == 1 ? one : texts.of("mail.more", one, alarms.size() - 1);
    }

    String digestSubject(int count) {
        return texts.counted("mail.digest", count);
    }

    /** @param page where the board is; empty where nobody said */
    String text(List<Named> alarms, String page) {
        String lines = alarms.stream().limit(MOST_LINES).map(this::line).collect(Collectors.joining("\n\n"));
        String rest = alarms.size() > MOST_LINES ? "\n\n" + texts.of("mail.rest", alarms.size() - MOST_LINES) : "";
        return lines + rest + "\n\n" + (page.isEmpty() ? texts.of("mail.board") : page) + "\n";
    }

    String title(Named named) {
        Alarm alarm = named.alarm();
        String key = "alarm.text." + alarm.kind().slug();
        boolean over = alarm.state() == AlarmState.RTN_UNACK && texts.has(key + ".over");
        Measure measure = alarm.measure().orElse(new Measure(0, 0));
        return texts.of(
                over ? key + ".over" : key, name(named.thing()), value(alarm, measure), number(alarm, measure.limit()));
    }

    private String line(Named named) {
        Alarm alarm = named.alarm();
        String where =
                named.thing().where() == null ? "" : named.thing().where().name() + " · ";
        String over = alarm.returned()
                .map(at -> ", " + texts.of("alarm.over", time(at)))
                .orElse("");
        return title(named) + "\n" + where + texts.of("alarm.since", time(alarm.since())) + over;
    }

    private String name(Subject thing) {
        return thing.deviceKind() == null
                ? thing.name()
                : texts.of("devices.name", texts.of("devices.kind." + thing.deviceKind()), thing.name());
    }

    private String value(Alarm alarm, Measure measure) {
        return switch (alarm.kind()) {
            case TOO_WARM, TOO_COLD -> texts.of("unit.celsius", number(alarm, measure.value()));
            case CLOCK_WRONG -> texts.of("age.seconds", Math.round(Math.abs(measure.value())));
            case DOOR_OPEN, POWER_OFF -> duration(measure.value());
            default -> number(alarm, measure.value());
        };
    }

    private String number(Alarm alarm, double value) {
        return switch (alarm.kind()) {
            case TOO_WARM, TOO_COLD -> texts.number(value, 1);
            case DOOR_OPEN, POWER_OFF -> duration(value);
            default -> texts.number(value, 0);
        };
    }

    /** A rule's delay, as people say it: "5 min", "24 h". */
    private String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600 && whole % 3600 == 0
                ? texts.of("age.hours", whole / 3600)
                : texts.of("age.minutes", Math.max(1, whole / 60));
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM HH:mm", language)
                .withZone(zone)
                .format(at);
    }
}
