package org.wardkeeper.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.wardkeeper.place.Point;
import org.wardkeeper.sitefolder.PlanRow.LevelRow;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/** What was changed on a plan, in words. */
class PlanDiffTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** A level of two rooms, a door and a reader, to be changed in one place by each test. */
    private static final class Draft {
        private LevelRow level = new LevelRow("l4", "Level 4", 4, box(0, 20));
        private final List<ZoneRow> zones = new ArrayList<>(List.of(room("a", "4.12", 0), room("b", "4.13", 10)));
        private final List<OpeningRow> doors = new ArrayList<>(List.of(door("d")));
        private final List<ReaderRow> readers = new ArrayList<>(List.of(reader("urn:r", 5, "a", Map.of())));

        LevelPlan plan() {
            return LevelPlan.of(level, zones, doors, readers);
        }
    }

    @Test
    void nothing_changed_is_no_change() {
        assertThat(words(draft -> {})).isEmpty();
    }

    @Test
    void a_zone_is_told_by_its_name() {
        assertThat(words(draft -> draft.zones.set(0, room("a", "Isolation", 0))))
                .isEqualTo("4.12 renamed to Isolation");
        assertThat(words(draft -> draft.zones.add(room("c", "Store", 20)))).isEqualTo("Store added");
        assertThat(words(draft -> {
                    draft.zones.remove(1);
                    draft.doors.clear();
                }))
                .isEqualTo("4.13 removed, door 4.12 \u2013 4.13 removed");
        assertThat(words(draft -> draft.zones.set(0, new ZoneRow("a", "l4", "4.12", "room", true, box(0, 10)))))
                .isEqualTo("4.12 is private");
        assertThat(words(draft -> draft.zones.set(0, new ZoneRow("a", "l4", "4.12", "storage", false, box(0, 10)))))
                .isEqualTo("4.12 is now storage");
        assertThat(words(draft -> draft.zones.set(0, room("a", "4.12", 0.5)))).isEqualTo("walls of 4.12 moved");
    }

    @Test
    void a_few_are_named_and_many_are_counted() {
        assertThat(words(draft -> {
                    draft.doors.add(door("d2"));
                    draft.doors.add(door("d3"));
                }))
                .isEqualTo("door 4.12 \u2013 4.13 added, door 4.12 \u2013 4.13 added");
        assertThat(words(draft -> {
                    for (int i = 0; i < 5; i++) {
                        draft.doors.add(door("d" + i));
                    }
                    draft.zones.set(0, room("a", "Isolation", 0));
                }))
                .isEqualTo("4.12 renamed to Isolation, 5 doors added");
    }

    @Test
    void a_reader_is_placed_moved_turned_and_taken_down() {
        assertThat(words(draft -> draft.readers.add(reader("urn:s", 7, "a", Map.of()))))
                .isEqualTo("reader urn:s placed");
        assertThat(words(draft -> draft.readers.set(0, reader("urn:r", 6, "a", Map.of()))))
                .isEqualTo("reader urn:r moved");
        assertThat(words(draft -> draft.readers.set(0, reader("urn:r", 5, "a", Map.of("1", "b")))))
                .isEqualTo("antennas of reader urn:r changed");
        assertThat(words(draft -> draft.readers.clear())).isEqualTo("reader urn:r taken down");
    }

    @Test
    void a_level_is_told_too() {
        assertThat(words(draft -> draft.level = new LevelRow("l4", "Ward 4", 4, box(0, 25))))
                .isEqualTo("Level 4 renamed to Ward 4, outline of the level changed");
    }

    @Test
    void a_level_that_is_new_is_told_by_what_is_on_it() {
        assertThat(PlanChange.inWords(PlanDiff.between(LevelPlan.NONE, new Draft().plan())))
                .isEqualTo("4.12 added, 4.13 added, door 4.12 \u2013 4.13 added, reader urn:r placed");
    }

    private static String words(Consumer<Draft> change) {
        Draft draft = new Draft();
        change.accept(draft);
        return PlanChange.inWords(PlanDiff.between(new Draft().plan(), draft.plan()));
    }

    private static ZoneRow room(String id, String name, double west) {
        return new ZoneRow(id, "l4", name, "room", false, box(west, west + 10));
    }

    private static OpeningRow door(String id) {
        return new OpeningRow(id, "l4", "a", "b", box(9, 11).getInteriorPoint());
    }

    private static ReaderRow reader(String urn, double x, String zone, Map<String, String> antennas) {
        return new ReaderRow(urn, "l4", zone, new Point(x, 5), antennas);
    }

    private static Polygon box(double west, double east) {
        return (Polygon) GEOMETRIES.toGeometry(new Envelope(west, east, 0, 10));
    }
}
