package org.wardkeeper.alarmbook;

import java.util.List;
import java.util.stream.Stream;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmEvent;

/** An alarm as the database has to know it, and the lines of its log that are not stored yet. */
record Kept(Alarm alarm, List<AlarmEvent> events) {

    /** The same alarm later: how it stands then, and the lines of both. */
    Kept then(Kept later) {
        return new Kept(
                later.alarm,
                Stream.concat(events.stream(), later.events.stream()).toList());
    }

    /** What is left to write when the earlier part of it has been written. */
    Kept without(Kept written) {
        return new Kept(alarm, events.subList(written.events.size(), events.size()));
    }
}
