package org.wardkeeper.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

class GeoJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Point\",\"coordinates\":[1.5,-2.0]}",
                "{\"type\":\"LineString\",\"coordinates\":[[0.0,0.0],[1.0,2.0]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,0.0]],"
                        + "[[5.0,1.0],[6.0,1.0],[6.0,2.0],[5.0,1.0]]]}"
            })
    void what_is_written_is_what_was_read(String json) {
        assertThat(GeoJson.write(GeoJson.parse(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,9]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[0,0]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"Polygon\",\"coordinates\":[{\"x\":[0,0]}]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[]}",
                "{\"type\":\"LineString\",\"coordinates\":[[0,0]]}",
                "{\"type\":\"Point\",\"coordinates\":[\"1\",2]}",
                "{\"type\":\"Point\",\"coordinates\":[1e9,2]}",
                "{\"type\":\"Point\"}",
                "null",
                "nonsense"
            })
    void geometries_that_a_plan_cannot_have_are_refused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> GeoJson.parse(json));
    }

    @Test
    void the_label_of_a_bent_zone_lies_inside_it() {
        Polygon bent = (Polygon) GeoJson.parse(
                "{\"type\":\"Polygon\",\"coordinates\":" + "[[[0,0],[10,0],[10,1],[1,1],[1,10],[0,10],[0,0]]]}");

        Zone zone = Zone.of("z", "Corridor", "l1", "walkway", false, bent);

        assertThat(bent.contains(bent.getFactory()
                        .createPoint(
                                new Coordinate(zone.label().x(), zone.label().y()))))
                .isTrue();
    }
}
