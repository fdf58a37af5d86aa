package org.wardkeeper.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Opening;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.radio.RadioMap;

/**
 * A tag that was carried where nobody listens turns up far from where it was heard last: on a floor of two hundred rooms,
 * twenty in a row, each with a reader, that nobody taught.
 */
class TurnsUpTest {
    private static final int ROW = 20;
    private static final double ROOM_M = 5;
    private static final RadioMap RADIO = RadioMap.untaught(floor());

    private final TagReplay replay = new TagReplay(RADIO, Reliability.notRehearsed());
    private long millis = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 45})
    void whoever_hears_it_once_a_second_has_it_in_twenty_however_long_it_was_silent_before(int silence) {
        heard(5, 3);
        assertThat(zone()).isEqualTo("r5");
        millis += silence * 1_000L;

        heard(195, 20);

        assertThat(zone()).isEqualTo("r195");
        assertThat(replay.place("tag").orElseThrow().confidence()).isGreaterThan(0.8);
    }

    /** One reader that hears it beyond its walls, twice, moves nothing. */
    @Test
    void a_stray_sighting_far_away_moves_nothing() {
        heard(5, 10);
        heard(195, 1);
        heard(5, 2);
        heard(150, 1);
        heard(5, 1);

        assertThat(zone()).isEqualTo("r5");
    }

    private void heard(int room, int times) {
        for (int i = 0; i < times; i++) {
            replay.hear("tag", "urn:dev:ops:r" + room, "1", -40, millis);
            millis += 1_000;
        }
    }

    private String zone() {
        return replay.place("tag").orElseThrow().zoneId();
    }

    private static SiteMap floor() {
        List<Zone> rooms = new ArrayList<>();
        List<Opening> doors = new ArrayList<>();
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < 10 * ROW; i++) {
            double x = i % ROW * ROOM_M;
            double y = i / ROW * ROOM_M;
            rooms.add(room("r" + i, x, y));
            Point middle = new Point(x + ROOM_M / 2, y + ROOM_M / 2);
            readers.add(new Reader("urn:dev:ops:r" + i, "l1", "r" + i, middle, Map.of()));
            if (i % ROW < ROW - 1) {
                doors.add(new Opening("e" + i, "r" + i, "r" + (i + 1), new Point(x + ROOM_M, y + 1)));
            }
            if (i + ROW < 10 * ROW) {
                doors.add(new Opening("n" + i, "r" + i, "r" + (i + ROW), new Point(x + 1, y + ROOM_M)));
            }
        }
        return new SiteMap("Test", ZoneOffset.UTC, List.of(new Level("l1", "Level 1", 1)), rooms, doors, readers);
    }

    private static Zone room(String id, double x, double y) {
        return Zone.of(id, id, "l1", "room", false, new GeometryFactory().createPolygon(new Coordinate[] {
                    new Coordinate(x, y),
                    new Coordinate(x + ROOM_M, y),
                    new Coordinate(x + ROOM_M, y + ROOM_M),
                    new Coordinate(x, y + ROOM_M),
                    new Coordinate(x, y)
                }));
    }
}
