package org.wardkeeper.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
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
import org.wardkeeper.radio.RadioMap;

/** Two floors alike: a ward, a corridor, a lift, with a reader in each; the lift is the one way up. */
class FloorsTest {
    private static final long NOON = Instant.parse("2026-03-03T12:00:00Z").toEpochMilli();
    private static final SiteMap MAP = new SiteMap(
            "Test",
            ZoneOffset.UTC,
            List.of(new Level("l1", "Level 1", 1), new Level("l2", "Level 2", 2)),
            List.of(
                    room("ward-1", "l1", 0),
                    room("corridor-1", "l1", 5),
                    room("lift-1", "l1", 10),
                    room("ward-2", "l2", 0),
                    room("corridor-2", "l2", 5),
                    room("lift-2", "l2", 10)),
            List.of(
                    door("ward-1", "corridor-1", 5),
                    door("corridor-1", "lift-1", 10),
                    door("ward-2", "corridor-2", 5),
                    door("corridor-2", "lift-2", 10),
                    door("lift-1", "lift-2", 12.5)),
            List.of(
                    reader("ward-1", "l1", 2.5),
                    reader("corridor-1", "l1", 7.5),
                    reader("lift-1", "l1", 12.5),
                    reader("ward-2", "l2", 2.5),
                    reader("corridor-2", "l2", 7.5),
                    reader("lift-2", "l2", 12.5)));

    private final Random random = new Random(5);
    private TagReplay replay;

    @BeforeEach
    void nothing_is_known() {
        replay = new TagReplay(RadioMap.untaught(MAP));
    }

    @Test
    void a_reader_overhead_that_hears_it_as_well_does_not_lift_it_through_the_ceiling() {
        stay(0, 30, "ward-1", -58, "ward-2", -72);
        stay(30, 90, "ward-1", -62, "ward-2", -62);
        assertThat(zone()).isEqualTo("ward-1");
    }

    @Test
    void it_goes_up_by_the_lift_and_is_on_the_other_floor_within_seconds() {
        stay(0, 20, "ward-1", -58, "corridor-1", -72);
        stay(20, 30, "corridor-1", -58, "lift-1", -68);
        stay(30, 45, "lift-1", -52, "corridor-1", -72);
        assertThat(zone()).isEqualTo("lift-1");
        stay(45, 60, "lift-2", -52, "lift-1", -74);
        assertThat(zone()).isEqualTo("lift-2");
        stay(60, 75, "corridor-2", -56, "lift-2", -68);
        assertThat(zone()).isEqualTo("corridor-2");
    }

    private void stay(int from, int to, String near, double dBm, String far, double fainter) {
        for (int second = from; second < to; second++) {
            hear(near, dBm, second * 1_000L);
            hear(far, fainter, second * 1_000L + 100);
        }
    }

    private void hear(String zone, double dBm, long after) {
        replay.hear("tag", "urn:dev:ops:" + zone, "", dBm + 2 * random.nextGaussian(), NOON + after);
    }

    private String zone() {
        return replay.place("tag").orElseThrow().zoneId();
    }

    private static Zone room(String id, String level, double left) {
        return Zone.of(id, id, level, id.startsWith("lift") ? "elevator" : "room", false, square(left));
    }

    private static Polygon square(double left) {
        return new GeometryFactory().createPolygon(new Coordinate[] {
            new Coordinate(left, 0),
            new Coordinate(left + 5, 0),
            new Coordinate(left + 5, 5),
            new Coordinate(left, 5),
            new Coordinate(left, 0)
        });
    }

    private static Opening door(String from, String to, double x) {
        return new Opening(from + to, from, to, new Point(x, 2.5));
    }

    private static Reader reader(String zone, String level, double x) {
        return new Reader("urn:dev:ops:" + zone, level, zone, new Point(x, 2.5), Map.of());
    }
}
