package org.wardkeeper.track;

import java.time.Instant;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.Zone;
import org.wardkeeper.radio.Spots;

/**
 * What can honestly be said of a tag: the zone, how sure that is, a point in the zone and the radius of the circle in
 * which it is three times out of four.
 */
record Estimate(String zoneId, double confidence, Point at, double radiusMetres) {
    /** A zone is left for another that is so much likelier, and a floor for more. */
    private static final double LEAVES_AT = 2.5;

    private static final double LEAVES_FLOOR_AT = 100;

    /** Where nobody listens, a faint echo next door is no move. */
    private static final double LEAVES_DARK_AT = 50;

    /** And what is said of such a zone is a guess. */
    private static final double DARK = 0.5;

    /**
     * The filter trusts less in what it hears than it might, so that it follows; what it says is so much surer than what
     * it computes with. Found on recorded walks, where it makes the said confidence the true one.
     */
    private static final double SHARPER = 2.3;

    /** Against the largest; sharpened, a hundred of them change no digit that is shown. */
    private static final float NO_MATTER = 1e-3f;

    private static final double OF_SPREAD = 0.7;

    /** What remains where a tag is known to be at one spot, against the width of a spot. */
    private static final double OF_SPOT = 0.7;

    /** From the wall towards the middle, so that a marker is seen to stand in its room. */
    private static final double INWARD = 0.25;

    private static final GeometryFactory ON_PLAN = new GeometryFactory();

    /** The zone to be said, given the one that is said now; -1 for none. */
    static int zone(Posterior posterior, int now, Surroundings around, Bench bench) {
        Spots spots = around.map().spots();
        float[] shares = bench.ofZone();
        int likeliest = now;
        for (int i = 0; i < posterior.count(); i++) {
            int zone = spots.zoneOf(posterior.spot(i));
            shares[zone] += posterior.share(i);
        }
        for (int i = 0; i < posterior.count(); i++) {
            int zone = spots.zoneOf(posterior.spot(i));
            likeliest = likeliest < 0 || shares[zone] > shares[likeliest] ? zone : likeliest;
        }
        float most = likeliest < 0 ? 0 : shares[likeliest];
        float here = now < 0 ? 0 : shares[now];
        for (int i = 0; i < posterior.count(); i++) {
            shares[spots.zoneOf(posterior.spot(i))] = 0;
        }
        return now < 0 || likeliest == now || most >= odds(now, likeliest, around) * here ? likeliest : now;
    }

    private static double odds(int now, int next, Surroundings around) {
        Spots spots = around.map().spots();
        return around.isDark(now) ? LEAVES_DARK_AT : spots.sameLevel(now, next) ? LEAVES_AT : LEAVES_FLOOR_AT;
    }

    static Estimate of(Posterior posterior, int number, Surroundings around) {
        Spots spots = around.map().spots();
        Zone zone = spots.zone(number);
        double[] shares = sharpened(posterior);
        double inZone = 0;
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < shares.length; i++) {
            int spot = posterior.spot(i);
            sum += shares[i];
            x += shares[i] * spots.x(spot);
            y += shares[i] * spots.y(spot);
            inZone += spots.zoneOf(spot) == number ? shares[i] : 0;
        }
        if (sum == 0) {
            return new Estimate(zone.id(), 0, zone.label(), spots.stepOf(number) * spots.ofZone(number).length);
        }
        Point at = inside(zone, new Point(x / sum, y / sum));
        double spread = 0;
        for (int i = 0; i < shares.length; i++) {
            int spot = posterior.spot(i);
            spread += shares[i] / sum * (sq(spots.x(spot) - at.x()) + sq(spots.y(spot) - at.y()));
        }
        double radius = Math.sqrt(sq(OF_SPOT * spots.stepOf(number)) + sq(OF_SPREAD) * spread);
        return new Estimate(zone.id(), claimed(inZone / sum, number, around), at, radius);
    }

    private static double[] sharpened(Posterior posterior) {
        var shares = new double[posterior.count()];
        float largest = 0;
        for (int i = 0; i < shares.length; i++) {
            largest = Math.max(largest, posterior.share(i));
        }
        for (int i = 0; i < shares.length; i++) {
            float share = posterior.share(i);
            shares[i] = share < NO_MATTER * largest ? 0 : Math.pow(share, SHARPER);
        }
        return shares;
    }

    private static double claimed(double share, int zone, Surroundings around) {
        Reliability known = around.map().isTaught(zone) ? around.reliability() : Reliability.notRehearsed();
        return Math.min(around.isDark(zone) ? DARK : 1, known.of(share));
    }

    private static double sq(double a) {
        return a * a;
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

    AssetPlace place(String assetId, Instant seen) {
        return new AssetPlace(assetId, zoneId, at, radiusMetres, confidence, seen);
    }
}
