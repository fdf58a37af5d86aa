package org.wardkeeper.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wardkeeper.alarmbook.Alarms;

/**
 * A desk over time, as tests tell it: somebody looks every two seconds, and what people would see is noted as "310 unack
 * reader-silent device urn:…". Seconds are counted from noon.
 */
public final class Timeline {
    public static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final int LOOK_EVERY_S = 2;

    private AlarmDesk desk = new AlarmDesk();
    private final List<String> told = new ArrayList<>();
    private int second;

    /** Looks until so many seconds from now. */
    public void pass(int seconds, Alarms.Conditions conditions) {
        for (int end = second + seconds; second < end; second += LOOK_EVERY_S) {
            for (AlarmDesk.Change change : desk.look(conditions.now(open(), now()), now())) {
                if (change.alarm().overlays().isEmpty()) {
                    Alarm alarm = change.alarm();
                    told.add(second + " " + alarm.state().slug() + " "
                            + alarm.kind().slug() + " " + alarm.key().subject());
                }
            }
        }
    }

    public void acknowledge(AlarmKey key) {
        desk.act(key, new Input.Acknowledge(new Acknowledgement(now(), "facilities", "")), now());
    }

    /** The server ends and begins again: what is open is all that is left. */
    public void restart() {
        List<Alarm> open = open();
        desk = new AlarmDesk();
        desk.resume(open);
    }

    public List<Alarm> open() {
        return desk.open().toList();
    }

    public Instant now() {
        return NOON.plusSeconds(second);
    }

    public List<String> told() {
        return told;
    }
}
