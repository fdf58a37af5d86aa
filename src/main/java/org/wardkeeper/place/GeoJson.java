package org.wardkeeper.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * GeoJSON geometries (RFC 7946 §3.1) in local metres instead of degrees. Only what a plan holds: Point, LineString,
 * Polygon. Anything else is an {@link IllegalArgumentException} whose message is a sentence for the author of the plan.
 */
public final class GeoJson {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A hospital is not wider than this; anything beyond is degrees, millimetres or a slip of the pen. */
    private static final double FARTHEST_METRES = 100_000;

    private GeoJson() {}

    /** Reads a geometry kept as text. */
    public static Geometry parse(String json) {
        try {
            return geometry(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The geometry is not JSON.", e);
        }
    }

    /** The text of a geometry, as {@link #parse} reads it. */
    public static String write(Geometry geometry) {
        ObjectNode node = MAPPER.createObjectNode().put("type", geometry.getGeometryType());
        ArrayNode coordinates = node.putArray("coordinates");
        if (geometry instanceof Polygon polygon) {
            writePositions(coordinates.addArray(), polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                writePositions(coordinates.addArray(), polygon.getInteriorRingN(i));
            }
        } else if (geometry instanceof LineString line) {
            writePositions(coordinates, line);
        } else {
            coordinates.add(geometry.getCoordinate().x).add(geometry.getCoordinate().y);
        }
        return node.toString();
    }

    private static void writePositions(ArrayNode positions, LineString line) {
        for (Coordinate point : line.getCoordinates()) {
            positions.addArray().add(point.x).add(point.y);
        }
    }

    /** Reads a geometry object. */
    public static Geometry geometry(JsonNode node) {
        String type = node.path("type").asText();
        JsonNode coordinates = node.path("coordinates");
        return switch (type) {
            case "Point" -> GEOMETRIES.createPoint(position(coordinates));
            case "LineString" -> lineString(coordinates);
            case "Polygon" -> polygon(coordinates);
            default ->
                throw new IllegalArgumentException(
                        "A geometry must be a Point, a LineString or a Polygon, not '" + Names.shown(type) + "'.");
        };
    }

    private static Geometry lineString(JsonNode coordinates) {
        Coordinate[] points = positions(coordinates);
        if (points.length < 2) {
            throw new IllegalArgumentException("A line needs at least two points.");
        }
        return GEOMETRIES.createLineString(points);
    }

    private static Polygon polygon(JsonNode coordinates) {
        if (!coordinates.isArray() || coordinates.isEmpty()) {
            throw new IllegalArgumentException("A polygon needs an outline.");
        }
        LinearRing[] rings = new LinearRing[coordinates.size()];
        for (int i = 0; i < rings.length; i++) {
            rings[i] = ring(coordinates.get(i));
        }
        return GEOMETRIES.createPolygon(rings[0], Arrays.copyOfRange(rings, 1, rings.length));
    }

    /** RFC 7946 §3.1.6: a linear ring is closed, with four or more positions. */
    private static LinearRing ring(JsonNode node) {
        Coordinate[] points = positions(node);
        if (points.length < 4) {
            throw new IllegalArgumentException("The polygon needs at least four points, the last equal to the first.");
        }
        if (!points[0].equals2D(points[points.length - 1])) {
            throw new IllegalArgumentException("The polygon is open: its last point must equal its first.");
        }
        return GEOMETRIES.createLinearRing(points);
    }

    private static Coordinate[] positions(JsonNode node) {
        Coordinate[] points = new Coordinate[node.size()];
        for (int i = 0; i < points.length; i++) {
            points[i] = position(node.path(i));
        }
        return points;
    }

    private static Coordinate position(JsonNode node) {
        if (!node.path(0).isNumber() || !node.path(1).isNumber()) {
            throw new IllegalArgumentException("A point needs two numbers, x and y.");
        }
        Coordinate point = new Coordinate(node.get(0).asDouble(), node.get(1).asDouble());
        if (!(Math.abs(point.x) <= FARTHEST_METRES) || !(Math.abs(point.y) <= FARTHEST_METRES)) {
            throw new IllegalArgumentException("A point lies more than 100 km from the origin; plans are in metres.");
        }
        return point;
    }
}
