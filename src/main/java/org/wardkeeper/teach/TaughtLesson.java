package org.wardkeeper.teach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wardkeeper.radio.Taught;

/** A lesson with what was heard in it. */
record TaughtLesson(KnownLesson lesson, List<Taught> rows) {
    TaughtLesson {
        rows = List.copyOf(rows);
    }

    String zoneId() {
        return lesson.zoneId();
    }

    /** What was heard at one moment, moment by moment. */
    List<List<Taught>> vectors() {
        Map<Instant, List<Taught>> moments = new TreeMap<>();
        rows.forEach(row ->
                moments.computeIfAbsent(row.at(), any -> new ArrayList<>()).add(row));
        return List.copyOf(moments.values());
    }
}
