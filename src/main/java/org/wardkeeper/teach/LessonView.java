package org.wardkeeper.teach;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.wardkeeper.lesson.Begun;
import org.wardkeeper.lesson.Capture;
import org.wardkeeper.lesson.Finished;
import org.wardkeeper.lesson.KnownLesson;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.place.ZoneRef;

/**
 * A lesson as pages and programs see it. Times are the site's.
 *
 * @param state open: somebody stands there; waiting: over, and not stored yet; stored: waits to be used; used: the live
 *     model goes by it; undone: counts for nothing; empty: over, and nothing was heard, so nothing is kept
 * @param zone null where there is no such zone any more
 * @param ended null while it is open
 * @param vectors in how many seconds anything was heard
 * @param enough with so many it is over by itself
 * @param readers who hears it, the loudest first; null once it is over
 * @param unclear sightings left out because they come late or by a wrong clock; null once it is over
 */
public record LessonView(
        UUID id,
        String state,
        ZoneRef zone,
        String asset,
        String tag,
        String by,
        OffsetDateTime began,
        OffsetDateTime ended,
        int vectors,
        int enough,
        List<Ear> readers,
        Integer unclear) {

    /**
     * A reader that hears the tag.
     *
     * @param where the name of the zone it hangs in; null where it hangs outside all of them
     * @param dBm the mean of the last second in which it heard it
     */
    public record Ear(String reader, String where, double dBm, OffsetDateTime heard, int vectors) {}

    static LessonView open(Capture capture, SiteMap map) {
        Begun begun = capture.begun();
        List<Ear> readers = capture.hearings().stream()
                .map(hearing -> new Ear(
                        hearing.reader(),
                        where(hearing.reader(), map),
                        Math.round(hearing.dBm() * 10) / 10.0,
                        at(hearing.last(), map),
                        hearing.vectors()))
                .toList();
        return of(begun, "open", null, capture.vectors(), readers, capture.unclear(), map);
    }

    static LessonView over(Finished finished, String state, SiteMap map) {
        return of(finished.begun(), state, finished.ended(), finished.vectors(), null, null, map);
    }

    static LessonView stored(KnownLesson lesson, SiteMap map) {
        String state = lesson.undone() != null ? "undone" : lesson.used() != null ? "used" : "stored";
        return new LessonView(
                lesson.id(),
                state,
                ZoneRef.named(lesson.zoneId(), map),
                lesson.assetId(),
                lesson.tag(),
                lesson.by(),
                at(lesson.began(), map),
                at(lesson.ended(), map),
                lesson.vectors(),
                Capture.ENOUGH,
                null,
                null);
    }

    private static LessonView of(
            Begun begun, String state, Instant ended, int vectors, List<Ear> readers, Integer unclear, SiteMap map) {
        return new LessonView(
                begun.lesson(),
                state,
                ZoneRef.named(begun.zoneId(), map),
                begun.assetId(),
                begun.tag().canonical(),
                begun.by(),
                at(begun.at(), map),
                at(ended, map),
                vectors,
                Capture.ENOUGH,
                readers,
                unclear);
    }

    private static String where(String reader, SiteMap map) {
        return map.reader(reader)
                .map(Reader::zoneId)
                .flatMap(map::zone)
                .map(Zone::name)
                .orElse(null);
    }

    private static OffsetDateTime at(Instant at, SiteMap map) {
        return at == null ? null : at.atZone(map.timeZone()).toOffsetDateTime();
    }
}
