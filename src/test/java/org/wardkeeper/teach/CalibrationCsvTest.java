package org.wardkeeper.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardkeeper.lesson.Heard.EAST;
import static org.wardkeeper.lesson.Heard.lesson;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;
import org.wardkeeper.lesson.Heard;
import org.wardkeeper.lesson.TaughtLesson;
import org.wardkeeper.place.GeoJson;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.radio.Taught;

class CalibrationCsvTest {
    private static final String SQUARE = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[8,0],[8,10],[0,10],[0,0]]]}";
    private static final SiteMap SITE = new SiteMap(
            "Test",
            ZoneOffset.UTC,
            List.of(new Level("l1", "Level 1", 1)),
            List.of(Zone.of("east", "East", "l1", "room", false, (Polygon) GeoJson.parse(SQUARE))),
            List.of(),
            List.of());

    @Test
    void a_row_is_as_a_survey_folder_has_it_at_the_rooms_label_where_no_point_is_known() {
        List<TaughtLesson> lessons =
                List.of(lesson("east", List.of(row("tag-1", null), row("tag-1", new Point(1, 2)))));

        assertThat(CalibrationCsv.of(lessons, "l1", SITE))
                .isEqualTo("time_ms,reader,tag,rssi,x,y\r\n"
                        + "1795262400000," + EAST + ",tag-1,-51.3,4.000,5.000\r\n"
                        + "1795262400000," + EAST + ",tag-1,-51.3,1.000,2.000\r\n");
    }

    @Test
    void other_levels_and_zones_that_are_no_more_are_left_out() {
        List<TaughtLesson> lessons = List.of(lesson("east", List.of(row("tag-1", null))), lesson("gone", List.of()));

        assertThat(CalibrationCsv.of(lessons, "l2", SITE)).isEqualTo(CalibrationCsv.HEADER);
    }

    @Test
    void a_comma_in_a_tags_name_is_quoted() {
        assertThat(CalibrationCsv.of(List.of(lesson("east", List.of(row("urn:epc:a,b", null)))), "l1", SITE))
                .contains(",\"urn:epc:a,b\",");
    }

    private static Taught row(String tag, Point point) {
        return new Taught(EAST, "1", -51.26, Heard.TAP, tag, "east", point);
    }
}
