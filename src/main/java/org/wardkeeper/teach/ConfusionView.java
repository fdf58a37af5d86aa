package org.wardkeeper.teach;

import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.ZoneRef;

/**
 * A zone that is taken for another, as pages and programs see it.
 *
 * @param often the share in words: one-in-five
 * @param hint what would help: teach-more, reader-here, reader-between
 */
public record ConfusionView(
        ZoneRef zone, ZoneRef takenFor, int times, int of, double share, String often, String hint) {

    static ConfusionView of(Confusion confusion, SiteMap map) {
        return new ConfusionView(
                ZoneRef.named(confusion.zoneId(), map),
                ZoneRef.named(confusion.takenFor(), map),
                confusion.times(),
                confusion.of(),
                Math.round(confusion.share() * 100) / 100.0,
                confusion.often().slug(),
                confusion.hint().slug());
    }
}
