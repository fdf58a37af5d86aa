package org.wardkeeper.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKTReader;

/** Two rooms side by side whose only way to each other is the corridor below, and a lift to the next level. */
class WalkingDistancesTest {

    private final SiteMap map = new SiteMap(
            "Test",
            ZoneOffset.UTC,
            List.of(new Level("l1", "Level 1", 1), new Level("l3", "Level 3", 3)),
            List.of(
                    zone("room-a", "l1", 0, 2, 4, 6),
                    zone("room-b", "l1", 4, 2, 8, 6),
                    zone("corridor", "l1", 0, 0, 8, 2),
                    zone("lift-1", "l1", 8, 0, 10, 2),
                    zone("lift-3", "l3", 8, 0, 10, 2),
                    zone("attic", "l3", 20, 20, 22, 22)),
            List.of(
                    new Opening("a", "room-a", "corridor", new Point(2, 2)),
                    new Opening("b", "corridor", "room-b", new Point(6, 2)),
                    new Opening("lift-door", "corridor", "lift-1", new Point(8, 1)),
                    new Opening("lift", "lift-1", "lift-3", new Point(9, 1))),
            List.of());

    @Test
    void the_way_leads_through_openings_and_not_through_walls() {
        // label (2,4) to door (2,2), along the corridor to (6,2), to label (6,4)
        assertThat(metres("room-a", "room-b", new Point(6, 4))).isCloseTo(8, within(1e-9));
    }

    @Test
    void within_a_zone_the_way_is_straight() {
        assertThat(metres("room-a", "room-a", new Point(2, 5))).isCloseTo(1, within(1e-9));
    }

    @Test
    void a_lift_costs_extra_for_each_level_between() {
        double onOneLevel = metres("corridor", "lift-1", new Point(9, 1));

        assertThat(metres("corridor", "lift-3", new Point(9, 1)))
                .isCloseTo(onOneLevel + 2 * WalkingGraph.METRES_PER_LEVEL, within(1e-9));
    }

    @Test
    void where_no_opening_leads_there_is_no_distance() {
        assertThat(map.distancesFrom("room-a").metresTo("attic", new Point(21, 21)))
                .isEmpty();
        assertThat(map.distancesFrom("room-a").metresTo("nowhere", new Point(0, 0)))
                .isEmpty();
    }

    @Test
    void distances_are_worked_out_once() {
        assertThat(map.distancesFrom("room-a")).isSameAs(map.distancesFrom("room-a"));
        assertThatIllegalArgumentException().isThrownBy(() -> map.distancesFrom("nowhere"));
    }

    @Test
    void the_way_has_a_point_at_every_door() {
        assertThat(way("room-a", "room-b")).containsExactly(at(2, 4), at(2, 2), at(6, 2), at(6, 4));
    }

    @Test
    void a_lift_is_on_the_way_twice_once_on_each_level() {
        assertThat(map.distancesFrom("corridor").wayTo("lift-3"))
                .containsExactly(
                        new Waypoint(new Point(4, 1), "l1"),
                        new Waypoint(new Point(8, 1), "l1"),
                        new Waypoint(new Point(9, 1), "l1"),
                        new Waypoint(new Point(9, 1), "l3"));
    }

    @Test
    void where_no_opening_leads_there_is_no_way() {
        assertThat(way("room-a", "attic")).isEmpty();
        assertThat(way("room-a", "nowhere")).isEmpty();
        assertThat(way("room-a", "room-a")).containsExactly(at(2, 4));
    }

    @Test
    void in_a_bent_corridor_the_way_goes_around_the_corner() throws Exception {
        Polygon bent = (Polygon) new WKTReader().read("POLYGON((0 0, 10 0, 10 2, 2 2, 2 10, 0 10, 0 0))");

        List<Point> corners = RoundCorners.between(new Point(1, 9), new Point(9, 1), bent);

        assertThat(corners).isNotEmpty().allMatch(corner -> corner.x() < 2 && corner.y() < 2);
        assertThat(RoundCorners.between(new Point(1, 9), new Point(1, 1), bent)).isEmpty();
    }

    @Test
    void what_stands_in_the_middle_of_a_hall_is_gone_around() throws Exception {
        Polygon hall =
                (Polygon) new WKTReader().read("POLYGON((0 0, 10 0, 10 10, 0 10, 0 0), (4 1, 4 9, 6 9, 6 1, 4 1))");

        List<Point> corners = RoundCorners.between(new Point(1, 8), new Point(9, 8), hall);

        assertThat(corners).hasSize(2).allMatch(corner -> corner.y() > 9);
    }

    private List<Point> way(String from, String to) {
        return map.distancesFrom(from).wayTo(to).stream().map(Waypoint::at).toList();
    }

    private static Point at(double x, double y) {
        return new Point(x, y);
    }

    private double metres(String from, String to, Point at) {
        return map.distancesFrom(from).metresTo(to, at).orElseThrow();
    }

    static Zone zone(String id, String level, double minX, double minY, double maxX, double maxY) {
        Polygon shape = (Polygon) new GeometryFactory().toGeometry(new Envelope(minX, maxX, minY, maxY));
        Coordinate middle = shape.getEnvelopeInternal().centre();
        return new Zone(id, id, level, "room", false, shape, new Point(middle.x, middle.y));
    }
}
