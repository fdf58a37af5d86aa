package org.wardkeeper.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Opening;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;

class RadioMapTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    /** Two rooms with a door between them, a third behind a wall, and a lift to one above the first. */
    private static final SiteMap MAP = new SiteMap(
            "Test",
            ZoneOffset.UTC,
            List.of(new Level("l1", "Level 1", 1), new Level("l2", "Level 2", 2)),
            List.of(
                    zone("a", "l1", box(0, 0, 6, 4)),
                    zone("b", "l1", box(6, 0, 12, 4)),
                    zone("c", "l1", box(12, 0, 18, 4)),
                    zone("up", "l2", box(0, 0, 6, 4))),
            List.of(new Opening("ab", "a", "b", new Point(6, 2)), new Opening("lift", "a", "up", new Point(1, 1))),
            List.of(
                    reader("ra", "l1", "a", new Point(3, 2), Map.of()),
                    reader("rc", "l1", "c", new Point(12.1, 2), Map.of("1", "b", "2", "c"))));

    private final RadioMap untaught = RadioMap.untaught(MAP);

    @Test
    void every_zone_has_spots_and_all_of_them_lie_in_it() {
        Spots spots = untaught.spots();
        for (int zone = 0; zone < spots.zones(); zone++) {
            assertThat(spots.ofZone(zone)).hasSizeBetween(4, 9);
            for (int spot : spots.ofZone(zone)) {
                assertThat(spots.zoneOf(spot)).isEqualTo(zone);
                assertThat(spots.zone(zone)
                                .shape()
                                .covers(new GeometryFactory()
                                        .createPoint(new Coordinate(spots.x(spot), spots.y(spot)))))
                        .isTrue();
            }
        }
    }

    @Test
    void a_reader_hangs_at_a_door_where_its_antennas_look_into_different_rooms() {
        SiteMap inOneRoom = new SiteMap(
                MAP.name(),
                MAP.timeZone(),
                MAP.levels(),
                MAP.zones(),
                MAP.openings(),
                List.of(
                        reader("ra", "l1", "a", new Point(3, 2), Map.of("1", "a", "2", "a")),
                        reader("rc", "l1", "c", new Point(12.1, 2), Map.of("1", "b", "2", "c"))));
        RadioMap map = RadioMap.untaught(inOneRoom);
        assertThat(map.doorOf(map.ear("urn:dev:ops:ra", "1"))).isEqualTo(-1);
        int door = map.doorOf(map.ear("urn:dev:ops:rc", "1"));
        assertThat(map.readerAt(door).urn()).isEqualTo("urn:dev:ops:rc");
        assertThat(map.doorOf(map.ear("urn:dev:ops:rc", "2"))).isEqualTo(door);
    }

    @Test
    void one_walks_through_doors_and_lifts_and_never_through_walls() {
        assertThat(adjoining("a", "b")).isTrue();
        assertThat(adjoining("b", "c")).isFalse();
        assertThat(adjoining("a", "up")).isTrue();
        assertThat(adjoining("b", "up")).isFalse();
    }

    @Test
    void a_zone_thinner_than_a_spot_has_one_at_least_and_a_huge_one_not_thousands() {
        var map = new SiteMap(
                "Test",
                ZoneOffset.UTC,
                List.of(new Level("l1", "Level 1", 1)),
                List.of(zone("thin", "l1", bent()), zone("field", "l1", box(100, 0, 300, 200))),
                List.of(),
                List.of());
        Spots spots = RadioMap.untaught(map).spots();
        assertThat(spots.ofZone(0)).isNotEmpty();
        assertThat(spots.ofZone(1)).hasSizeBetween(30, 80);
    }

    @Test
    void by_the_plan_alone_levels_fall_with_distance_with_walls_and_with_floors() {
        assertThat(level("ra", "", "a")).isGreaterThan(level("ra", "", "b") + 5);
        assertThat(level("ra", "", "b")).isGreaterThan(level("ra", "", "c") + 3);
        assertThat(level("ra", "", "a")).isGreaterThan(level("ra", "", "up") + 15);
    }

    @Test
    void an_antenna_at_a_door_hears_its_own_side_and_a_reader_without_sides_has_one_ear() {
        assertThat(level("rc", "1", "b")).isGreaterThan(level("rc", "2", "b") + 5);
        assertThat(level("rc", "2", "c")).isGreaterThan(level("rc", "1", "c") + 5);
        assertThat(untaught.ear("urn:dev:ops:ra", "1")).isEqualTo(untaught.ear("urn:dev:ops:ra", "7"));
        assertThat(untaught.ear("urn:dev:ops:nobody", "1")).isEqualTo(-1);
    }

    @Test
    void what_was_taught_is_expected_where_it_was_taught_and_the_plan_counts_elsewhere() {
        RadioMap taught = RadioMap.fit(MAP, lessons("ra", "b", -50, new Point(9, 2)));
        int ear = taught.ear("urn:dev:ops:ra", "");
        assertThat(max(taught.levels(ear), taught.spots().ofZone(1))).isCloseTo(-50, within(3));
        assertThat(taught.isTaught(taught.spots().numberOf("a"))).isTrue();
        assertThat(taught.isTaught(taught.spots().numberOf("up"))).isFalse();
    }

    @Test
    void a_lesson_that_only_knows_the_room_teaches_all_of_it() {
        RadioMap taught = RadioMap.fit(MAP, lessons("ra", "b", -50, null));
        int ear = taught.ear("urn:dev:ops:ra", "");
        for (int spot : taught.spots().ofZone(1)) {
            assertThat((double) taught.levels(ear)[spot]).isCloseTo(-50, within(4));
        }
    }

    @Test
    void lessons_with_readers_or_zones_that_are_gone_are_left_out() {
        RadioMap taught = RadioMap.fit(MAP, lessons("gone", "b", -50, null));
        assertThat(RadioMap.fit(MAP, lessons("ra", "gone", -50, null)).levels(0))
                .isEqualTo(untaught.levels(0));
        assertThat(taught.levels(0)).isEqualTo(untaught.levels(0));
    }

    @Test
    void nobody_teaches_a_level_that_no_tag_sends() {
        assertThatThrownBy(() -> new Taught("r", "", 20, NOON, "t", "a", null)).hasMessageContaining("20.0 dBm");
        assertThatThrownBy(() -> new Taught("r", "", -200, NOON, "t", "a", null))
                .hasMessageContaining("-200.0 dBm");
        assertThatThrownBy(() -> new Taught("r", "", Double.NaN, NOON, "t", "a", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean adjoining(String one, String other) {
        Spots spots = untaught.spots();
        return Arrays.stream(spots.ofZone(spots.numberOf(one)))
                .flatMap(spot -> Arrays.stream(spots.neighbours(spot)))
                .anyMatch(spot -> spots.zoneOf(spot) == spots.numberOf(other));
    }

    private double level(String reader, String antenna, String zone) {
        float[] levels = untaught.levels(untaught.ear("urn:dev:ops:" + reader, antenna));
        return max(levels, untaught.spots().ofZone(untaught.spots().numberOf(zone)));
    }

    private static double max(float[] levels, int[] spots) {
        return Arrays.stream(spots).mapToDouble(spot -> levels[spot]).max().orElseThrow();
    }

    private static org.assertj.core.data.Offset<Double> within(double dB) {
        return org.assertj.core.data.Offset.offset(dB);
    }

    private static List<Taught> lessons(String reader, String zone, double dBm, Point at) {
        List<Taught> lessons = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Point near = at == null ? null : new Point(at.x() + i % 5 * 0.5 - 1, at.y() + i % 4 * 0.5 - 0.75);
            lessons.add(new Taught("urn:dev:ops:" + reader, "", dBm, NOON.plusSeconds(i), "tag", zone, near));
        }
        return lessons;
    }

    private static Reader reader(String name, String level, String zone, Point at, Map<String, String> antennas) {
        return new Reader("urn:dev:ops:" + name, level, zone, at, antennas);
    }

    private static Zone zone(String id, String level, Polygon shape) {
        return Zone.of(id, id, level, "room", false, shape);
    }

    private static Polygon box(double left, double low, double right, double high) {
        return polygon(left, low, right, low, right, high, left, high);
    }

    /** A corridor half a metre wide around a corner: no middle of a grid lies in it. */
    private static Polygon bent() {
        return polygon(0, 0, 9, 0, 9, 0.3, 0.3, 0.3, 0.3, 9, 0, 9);
    }

    private static Polygon polygon(double... xy) {
        var corners = new ArrayList<Coordinate>();
        for (int i = 0; i < xy.length; i += 2) {
            corners.add(new Coordinate(xy[i], xy[i + 1]));
        }
        corners.add(corners.get(0));
        return new GeometryFactory().createPolygon(corners.toArray(Coordinate[]::new));
    }
}
