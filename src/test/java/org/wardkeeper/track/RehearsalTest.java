package org.wardkeeper.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Opening;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.radio.Taught;

/** Two rooms, a reader in each, thirty lessons of half a minute. */
class RehearsalTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final int LESSONS = 30;

    private static final SiteMap MAP = new SiteMap(
            "Test",
            ZoneOffset.UTC,
            List.of(new Level("l1", "Level 1", 1)),
            List.of(room("a", 0), room("b", 5)),
            List.of(new Opening("ab", "a", "b", new Point(5, 2.5))),
            List.of(reader("a", 2.5), reader("b", 7.5)));

    private final Random random = new Random(3);

    @Test
    void rooms_that_are_heard_apart_bear_the_claims_out() {
        assertThat(Rehearsal.of(MAP, lessons(20, 2)).of(0.95)).isGreaterThan(0.93);
    }

    @Test
    void where_people_and_beds_stand_in_the_way_for_minutes_the_model_is_less_often_right_than_it_claims() {
        assertThat(Rehearsal.of(MAP, lessons(2, 8)).of(0.95)).isLessThan(0.85);
    }

    @Test
    void without_lessons_nothing_is_known() {
        assertThat(Rehearsal.of(MAP, List.of()).isKnown()).isFalse();
    }

    @Test
    void lessons_in_rooms_that_are_gone_prove_nothing() {
        List<Taught> elsewhere = lessons(20, 2).stream()
                .map(row -> new Taught("urn:dev:ops:gone", "", row.rssi(), row.at(), row.tag(), "gone", null))
                .toList();
        assertThat(Rehearsal.of(MAP, elsewhere).isKnown()).isFalse();
    }

    /** @param apart how much louder the room's own reader is, in dB @param shadows what stays the same for a lesson */
    private List<Taught> lessons(double apart, double shadows) {
        List<Taught> rows = new ArrayList<>();
        for (int lesson = 0; lesson < LESSONS; lesson++) {
            String room = lesson % 2 == 0 ? "a" : "b";
            double shadow = shadows * random.nextGaussian();
            for (int second = 0; second < 30; second++) {
                Instant at = NOON.plusSeconds(lesson * 60L + second);
                double own = -60 + shadow + random.nextGaussian();
                double other = -60 - apart - shadow + random.nextGaussian();
                rows.add(row("a", room.equals("a") ? own : other, at, room));
                rows.add(row("b", room.equals("b") ? own : other, at, room));
            }
        }
        return rows;
    }

    private static Taught row(String reader, double dBm, Instant at, String room) {
        return new Taught("urn:dev:ops:" + reader, "", dBm, at, "tag", room, null);
    }

    private static Reader reader(String zone, double x) {
        return new Reader("urn:dev:ops:" + zone, "l1", zone, new Point(x, 2.5), Map.of());
    }

    private static Zone room(String id, double left) {
        return Zone.of(id, id, "l1", "room", false, new GeometryFactory().createPolygon(new Coordinate[] {
                    new Coordinate(left, 0),
                    new Coordinate(left + 5, 0),
                    new Coordinate(left + 5, 5),
                    new Coordinate(left, 5),
                    new Coordinate(left, 0)
                }));
    }
}
