package org.wardkeeper.sitefolder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/** Fills in what the plans of a checked site leave open: where a door without a shape is, and which zone a reader is in. */
public final class Ground {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private Ground() {}

    /**
     * The readers of the good plans with their zones: what devices.csv says, else what the plan says, else the zone
     * around the place where it hangs, else none.
     */
    public static List<ReaderRow> readers(CheckedSite site) {
        Map<String, String> stated = new HashMap<>();
        if (!site.devices().refused()) {
            site.devices().values().stream()
                    .filter(device -> device.zone() != null)
                    .forEach(device -> stated.put(device.urn(), device.zone()));
        }
        List<ZoneRow> zones = site.good(ZoneRow.class);
        return site.good(ReaderRow.class).stream()
                .map(reader -> withZone(reader, stated.get(reader.id()), zones))
                .toList();
    }

    static ReaderRow withZone(ReaderRow reader, String stated, List<ZoneRow> zones) {
        String zone = stated != null ? stated : reader.zone() != null ? reader.zone() : around(reader, zones);
        return new ReaderRow(reader.id(), reader.levelId(), zone, reader.at(), reader.antennas());
    }

    private static String around(ReaderRow reader, List<ZoneRow> zones) {
        Geometry place = GEOMETRIES.createPoint(
                new Coordinate(reader.at().x(), reader.at().y()));
        return zones.stream()
                .filter(zone ->
                        zone.levelId().equals(reader.levelId()) && zone.shape().covers(place))
                .map(ZoneRow::id)
                .findFirst()
                .orElse(null);
    }

    /** The openings of the good plans; one without a shape is where its two zones are closest. */
    public static List<OpeningRow> openings(CheckedSite site) {
        return openings(site.good(OpeningRow.class), site.good(ZoneRow.class));
    }

    static List<OpeningRow> openings(List<OpeningRow> openings, List<ZoneRow> onPlan) {
        Map<String, ZoneRow> zones = onPlan.stream().collect(Collectors.toMap(ZoneRow::id, Function.identity()));
        return openings.stream()
                .map(opening -> opening.shape() != null ? opening : withShape(opening, zones))
                .toList();
    }

    private static OpeningRow withShape(OpeningRow opening, Map<String, ZoneRow> zones) {
        ZoneRow a = zones.get(opening.zoneA());
        ZoneRow b = zones.get(opening.zoneB());
        Geometry shape = a == null || b == null || !a.levelId().equals(b.levelId())
                ? (a != null && a.levelId().equals(opening.levelId()) ? a : b)
                        .shape()
                        .getInteriorPoint()
                : between(a, b);
        return new OpeningRow(opening.id(), opening.levelId(), opening.zoneA(), opening.zoneB(), shape);
    }

    private static Geometry between(ZoneRow a, ZoneRow b) {
        Geometry wall =
                OverlayNGRobust.overlay(a.shape().getBoundary(), b.shape().getBoundary(), OverlayNG.INTERSECTION);
        if (!wall.isEmpty()) {
            return wall.getInteriorPoint();
        }
        Coordinate[] closest = DistanceOp.nearestPoints(a.shape(), b.shape());
        return GEOMETRIES.createPoint(
                new Coordinate((closest[0].x + closest[1].x) / 2, (closest[0].y + closest[1].y) / 2));
    }
}
