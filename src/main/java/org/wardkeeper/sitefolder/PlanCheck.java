package org.wardkeeper.sitefolder;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.wardkeeper.sitefolder.Parsed.Row;
import org.wardkeeper.sitefolder.PlanRow.LevelRow;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/** The rules that one level's plan must keep by itself. */
final class PlanCheck {

    /** Drawn plans meet at walls within a hair; more than this is two rooms in one place. */
    private static final double OVERLAP_SQUARE_METRES = 0.05;

    /** How far a drawn point may stray over an edge it should lie within, and a door from the rooms it joins. */
    private static final double EDGE_METRES = 0.1;

    private static final double DOOR_METRES = 1.0;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final String levelId;
    private final Parsed<PlanRow> plan;

    private PlanCheck(String levelId, Parsed<PlanRow> plan) {
        this.levelId = levelId;
        this.plan = plan;
    }

    static Parsed<PlanRow> check(String levelId, Parsed<PlanRow> plan) {
        PlanCheck check = new PlanCheck(levelId, plan);
        check.outlinesAreValid();
        if (!plan.refused()) {
            check.isOneLevel();
            check.zonesDoNotOverlap();
            check.openingsLieAtTheirZones();
        }
        return plan;
    }

    private void outlinesAreValid() {
        for (Row<PlanRow> row : plan.rows()) {
            Polygon shape = outline(row.value());
            TopologyValidationError error = shape == null ? null : new IsValidOp(shape).getValidationError();
            if (error != null) {
                Coordinate at = error.getCoordinate();
                plan.refuse(
                        row.line(),
                        row.value().id(),
                        "Its outline is not a simple polygon (%s near %.2f, %.2f)."
                                .formatted(error.getMessage(), at.x, at.y));
            } else if (shape != null && shape.getArea() == 0) {
                plan.refuse(row.line(), row.value().id(), "Its outline encloses nothing.");
            }
        }
    }

    private static Polygon outline(PlanRow row) {
        if (row instanceof LevelRow level) {
            return level.shape();
        }
        return row instanceof ZoneRow zone ? zone.shape() : null;
    }

    private void isOneLevel() {
        List<Row<LevelRow>> levels = rowsOf(LevelRow.class);
        if (levels.size() != 1 || !levels.get(0).value().id().equals(levelId)) {
            plan.refuse(0, "The file must have exactly one feature of type level, with the id '" + levelId + "'.");
            return;
        }
        Geometry level = levels.get(0).value().shape().buffer(EDGE_METRES);
        for (Row<ReaderRow> reader : rowsOf(ReaderRow.class)) {
            if (!level.covers(point(reader.value()))) {
                plan.refuse(reader.line(), reader.value().id(), "The reader hangs outside its level.");
            }
        }
        for (Row<ZoneRow> zone : rowsOf(ZoneRow.class)) {
            if (!level.covers(zone.value().shape())) {
                plan.warn(zone.line(), zone.value().id(), "The zone reaches beyond its level's outline.");
            }
        }
    }

    private void zonesDoNotOverlap() {
        List<Row<ZoneRow>> zones = rowsOf(ZoneRow.class);
        for (int i = 0; i < zones.size() && !plan.hasEnoughRefusals(); i++) {
            for (int j = 0; j < i; j++) {
                ZoneRow later = zones.get(i).value();
                ZoneRow earlier = zones.get(j).value();
                if (overlap(later.shape(), earlier.shape()) > OVERLAP_SQUARE_METRES) {
                    plan.refuse(zones.get(i).line(), later.id(), "The zone overlaps the zone " + earlier.id() + ".");
                }
            }
        }
    }

    /** Outlines that meet within a hair are beyond plain arithmetic, which would fail on them. */
    private static double overlap(Polygon a, Polygon b) {
        return a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())
                ? OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION).getArea()
                : 0;
    }

    private void openingsLieAtTheirZones() {
        Map<String, ZoneRow> zones = rowsOf(ZoneRow.class).stream()
                .map(Row::value)
                .collect(Collectors.toMap(ZoneRow::id, Function.identity()));
        for (Row<OpeningRow> row : rowsOf(OpeningRow.class)) {
            OpeningRow opening = row.value();
            ZoneRow a = zones.get(opening.zoneA());
            ZoneRow b = zones.get(opening.zoneB());
            if (a == null && b == null) {
                plan.refuse(row.line(), opening.id(), "The opening joins no zone of this level.");
            } else if (opening.shape() != null && (far(opening, a) || far(opening, b))) {
                plan.warn(row.line(), opening.id(), "The opening is more than 1 m away from a zone it joins.");
            }
        }
    }

    private static boolean far(OpeningRow opening, ZoneRow zone) {
        return zone != null && opening.shape().distance(zone.shape()) > DOOR_METRES;
    }

    private static Geometry point(ReaderRow reader) {
        return GEOMETRIES.createPoint(
                new Coordinate(reader.at().x(), reader.at().y()));
    }

    private <T extends PlanRow> List<Row<T>> rowsOf(Class<T> type) {
        return rowsOf(plan, type);
    }

    static <T extends PlanRow> List<Row<T>> rowsOf(Parsed<PlanRow> plan, Class<T> type) {
        return plan.rows().stream()
                .filter(row -> type.isInstance(row.value()))
                .map(row -> new Row<>(row.line(), type.cast(row.value())))
                .toList();
    }
}
