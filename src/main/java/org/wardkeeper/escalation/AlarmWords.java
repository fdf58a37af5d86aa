package org.wardkeeper.escalation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmState;
import org.wardkeeper.alarm.Measure;
import org.wardkeeper.alarmboard.Subject;

/** Alarms in the words of the site's language, for mail: the same sentences that stand on the board. */
final class AlarmWords {
    /** More lines nobody reads at night; the board has them all. */
    private static final int MOST_LINES = 40;

    private final ResourceBundle texts;
    private final Locale language;
    private final ZoneId zone;

    AlarmWords(Locale language, ZoneId zone) {
        this.texts = ResourceBundle.getBundle(
                "org.wardkeeper.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES)); // Not the machine's.
        this.language = language;
        this.zone = zone;
    }

    /** An alarm beside what people call the thing it is about. */
    record Named(Alarm alarm, Subject thing) {}

    /** "High: Vaccine fridge 3 is too warm: 9.1 °C, limit 8.0 °C", or how many there are. */
    String subject(List<Named> alarms) {
        Named first = alarms.get(0);
        String urgency =
                texts.getString("alarm.urgency." + first.alarm().priority().slug());
        String one = urgency + ": " + title(first);
        return alarms.size() == 1 ? one : fill("mail.more", one, alarms.size() - 1);
    }

    String digestSubject(int count) {
        return fill(count == 1 ? "mail.digest.one" : "mail.digest.other", count);
    }

    /** @param page where the board is; empty where nobody said */
    String text(List<Named> alarms, String page) {
        String lines = alarms.stream().limit(MOST_LINES).map(this::line).collect(Collectors.joining("\n\n"));
        String rest = alarms.size() > MOST_LINES ? "\n\n" + fill("mail.rest", alarms.size() - MOST_LINES) : "";
        return lines + rest + "\n\n" + (page.isEmpty() ? texts.getString("mail.board") : page) + "\n";
    }

    String title(Named named) {
        Alarm alarm = named.alarm();
        String key = "alarm.text." + alarm.kind().slug();
        boolean over = alarm.state() == AlarmState.RTN_UNACK && texts.containsKey(key + ".over");
        Measure measure = alarm.measure().orElse(new Measure(0, 0));
        return fill(
                over ? key + ".over" : key, name(named.thing()), value(alarm, measure), number(alarm, measure.limit()));
    }

    private String line(Named named) {
        Alarm alarm = named.alarm();
        String where =
                named.thing().where() == null ? "" : named.thing().where().name() + " · ";
        String over =
                alarm.returned().map(at -> ", " + fill("alarm.over", time(at))).orElse("");
        return title(named) + "\n" + where + fill("alarm.since", time(alarm.since())) + over;
    }

    private String name(Subject thing) {
        return thing.deviceKind() == null
                ? thing.name()
                : fill("devices.name", texts.getString("devices.kind." + thing.deviceKind()), thing.name());
    }

    private String value(Alarm alarm, Measure measure) {
        return switch (alarm.kind()) {
            case TOO_WARM, TOO_COLD -> fill("unit.celsius", number(alarm, measure.value()));
            case CLOCK_WRONG -> fill("age.seconds", Math.round(Math.abs(measure.value())));
            case DOOR_OPEN, POWER_OFF -> duration(measure.value());
            default -> number(alarm, measure.value());
        };
    }

    private String number(Alarm alarm, double value) {
        return switch (alarm.kind()) {
            case TOO_WARM, TOO_COLD -> String.format(language, "%.1f", value);
            case DOOR_OPEN, POWER_OFF -> duration(value);
            default -> String.format(language, "%.0f", value);
        };
    }

    /** A rule's delay, as people say it: "5 min", "24 h". */
    private String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600 && whole % 3600 == 0
                ? fill("age.hours", whole / 3600)
                : fill("age.minutes", Math.max(1, whole / 60));
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM HH:mm", language)
                .withZone(zone)
                .format(at);
    }

    private String fill(String key, Object... values) {
        String text = texts.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
