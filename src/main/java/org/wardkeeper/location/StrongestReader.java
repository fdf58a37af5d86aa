package org.wardkeeper.location;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;

/**
 * The zone of the reader that hears best, and what can honestly be said with it. Pure.
 *
 * <p>Confidence is the odds of the best zone against the next, read from the difference of their levels (ten decibels
 * are ten to one), and never above {@link #UNCALIBRATED}: without a survey nobody knows better.
 */
final class StrongestReader {
    /** Where coverage was never surveyed, claims above this were wrong half of the time. */
    static final double UNCALIBRATED = 0.9;

    private static final double FAINTEST_DBM = -100;
    private static final double SMALLEST_RADIUS_M = 1.5;
    private static final double LARGEST_RADIUS_M = 15;

    /** From the wall towards the middle, so that a marker is seen to stand in its room. */
    private static final double INWARD = 0.25;

    private static final GeometryFactory ON_PLAN = new GeometryFactory();

    private StrongestReader() {}

    /** The zone, or null where no antenna on the map has heard the tag since then. */
    static String zone(List<Heard> hearers, long since, SiteMap map) {
        Heard best = strongest(hearers, since, null, map);
        return best == null ? null : zoneOf(best, map);
    }

    /** The whole estimate at the time of the newest sighting; null where there is none. */
    static AssetPlace place(String assetId, List<Heard> hearers, long seen, SiteMap map) {
        long since = seen - TagTrack.FRESH_MS;
        Heard best = strongest(hearers, since, null, map);
        if (best == null) {
            return null;
        }
        Optional<Zone> zone = map.zone(zoneOf(best, map));
        if (zone.isEmpty()) {
            return null;
        }
        Point at = inside(zone.get(), centroid(hearers, since, zone.get(), map));
        return new AssetPlace(
                assetId,
                zone.get().id(),
                at,
                radius(zone.get()),
                confidence(best, strongest(hearers, since, zone.get().id(), map), since),
                Instant.ofEpochMilli(seen));
    }

    /** The hearer with the highest mean, outside {@code except}; ties go to the lower URN. */
    private static Heard strongest(List<Heard> hearers, long since, String except, SiteMap map) {
        Heard best = null;
        double bestLevel = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < hearers.size(); i++) {
            Heard heard = hearers.get(i);
            double level = heard.meanSince(since);
            if (level > bestLevel) {
                String zone = zoneOf(heard, map);
                if (zone != null && !zone.equals(except)) {
                    best = heard;
                    bestLevel = level;
                }
            }
        }
        return best;
    }

    private static String zoneOf(Heard heard, SiteMap map) {
        Optional<Reader> reader = map.reader(heard.reader);
        return reader.isEmpty() ? null : reader.get().zoneOf(heard.antenna);
    }

    private static double confidence(Heard best, Heard next, long since) {
        double other = next == null ? FAINTEST_DBM : next.meanSince(since);
        double odds = Math.pow(10, (best.meanSince(since) - other) / 10);
        return Math.min(UNCALIBRATED, odds / (1 + odds));
    }

    /** The readers' own places on the zone's level, weighted by the amplitude each one received. */
    private static Point centroid(List<Heard> hearers, long since, Zone zone, SiteMap map) {
        double x = 0;
        double y = 0;
        double weights = 0;
        for (Heard heard : hearers) {
            Optional<Reader> reader = map.reader(heard.reader);
            double level = heard.meanSince(since);
            if (!Double.isNaN(level)
                    && reader.isPresent()
                    && reader.get().levelId().equals(zone.levelId())) {
                double weight = Math.pow(10, level / 20);
                x += weight * reader.get().at().x();
                y += weight * reader.get().at().y();
                weights += weight;
            }
        }
        return weights == 0 ? zone.label() : new Point(x / weights, y / weights);
    }

    /** The nearest point that lies in the zone. */
    private static Point inside(Zone zone, Point point) {
        var free = ON_PLAN.createPoint(new Coordinate(point.x(), point.y()));
        if (zone.shape().covers(free)) {
            return point;
        }
        Coordinate edge = DistanceOp.nearestPoints(zone.shape(), free)[0];
        return new Point(
                edge.x + INWARD * (zone.label().x() - edge.x),
                edge.y + INWARD * (zone.label().y() - edge.y));
    }

    /** The zone is all that is known, so the radius is that of a circle as large as the zone. */
    private static double radius(Zone zone) {
        double radius = Math.sqrt(zone.shape().getArea() / Math.PI);
        return Math.max(SMALLEST_RADIUS_M, Math.min(LARGEST_RADIUS_M, radius));
    }
}
