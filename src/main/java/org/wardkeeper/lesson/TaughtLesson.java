package org.wardkeeper.lesson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wardkeeper.radio.Taught;

/** A lesson with what was heard in it. */
public record TaughtLesson(KnownLesson lesson, List<Taught> rows) {
    public TaughtLesson {
        rows = List.copyOf(rows);
    }

    public String zoneId() {
        return lesson.zoneId();
    }

    /** What was heard at one moment, moment by moment. */
    public List<List<Taught>> vectors() {
        Map<Instant, List<Taught>> moments = new TreeMap<>();
        rows.forEach(row ->
                moments.computeIfAbsent(row.at(), any -> new ArrayList<>()).add(row));
        return List.copyOf(moments.values());
    }
}
