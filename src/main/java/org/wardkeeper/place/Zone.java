package org.wardkeeper.place;

import java.util.Objects;
import org.locationtech.jts.geom.Polygon;

/**
 * A room, a corridor or a part of one: what IMDF calls a unit, and the answer to "where is it?".
 *
 * @param category IMDF's unit category: {@code room}, {@code walkway}, {@code elevator}, {@code stairs} …
 * @param isPrivate people must not be tracked here
 * @param shape outline in local metres
 * @param label a point inside the outline, also where the outline is bent; stands for the zone where a point is needed
 */
public record Zone(
        String id, String name, String levelId, String category, boolean isPrivate, Polygon shape, Point label) {

    public Zone {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(levelId);
        Objects.requireNonNull(category);
        Objects.requireNonNull(shape);
        Objects.requireNonNull(label);
    }

    /** A zone whose label lies inside its outline. */
    public static Zone of(String id, String name, String levelId, String category, boolean isPrivate, Polygon shape) {
        org.locationtech.jts.geom.Point inside = shape.getInteriorPoint();
        return new Zone(id, name, levelId, category, isPrivate, shape, new Point(inside.getX(), inside.getY()));
    }
}
