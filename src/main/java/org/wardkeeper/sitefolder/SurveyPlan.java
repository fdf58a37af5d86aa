package org.wardkeeper.sitefolder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Names;
import org.wardkeeper.place.Opening;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.sitefolder.PlanRow.LevelRow;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/** {@code plan.geojson} of a survey folder: one level that stands for itself, with readers under any name. */
final class SurveyPlan {
    static final String FILE = "plan.geojson";

    private SurveyPlan() {}

    static Parsed<PlanRow> parse(String content) {
        return PlanParser.parse(FILE, levelOf(content), 0, content, Names::checkedId);
    }

    /** The id of the only level; any other text where there is none, which the check of the plan then tells. */
    private static String levelOf(String content) {
        try {
            for (JsonNode feature : new ObjectMapper().readTree(content).path("features")) {
                if (feature.path("feature_type").asText().equals("level")) {
                    return Names.checkedId(feature.path("id").asText());
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return "level"; // the parser of the plan tells where and why
        }
        return "level";
    }

    /** The map of a plan that was not refused. */
    static SiteMap map(Parsed<PlanRow> plan) {
        List<ZoneRow> zones = rows(plan, ZoneRow.class);
        return new SiteMap(
                plan.file(),
                ZoneOffset.UTC,
                rows(plan, LevelRow.class).stream()
                        .map(row -> new Level(row.id(), row.name(), row.ordinal()))
                        .toList(),
                zones.stream()
                        .map(row -> Zone.of(
                                row.id(), row.name(), row.levelId(), row.category(), row.isPrivate(), row.shape()))
                        .toList(),
                Ground.openings(rows(plan, OpeningRow.class), zones).stream()
                        .map(SurveyPlan::opening)
                        .toList(),
                rows(plan, ReaderRow.class).stream()
                        .map(row -> Ground.withZone(row, null, zones))
                        .map(row -> new Reader(row.id(), row.levelId(), row.zone(), row.at(), row.antennas()))
                        .toList());
    }

    private static Opening opening(OpeningRow row) {
        Coordinate middle = row.shape().getCentroid().getCoordinate();
        return new Opening(row.id(), row.zoneA(), row.zoneB(), new Point(middle.x, middle.y));
    }

    private static <T extends PlanRow> List<T> rows(Parsed<PlanRow> plan, Class<T> type) {
        return plan.values().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
