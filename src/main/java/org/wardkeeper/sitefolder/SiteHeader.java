package org.wardkeeper.sitefolder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.wardkeeper.place.Names;

/**
 * What {@code site.json} says: {@code {"name": "Lakeside Hospital", "timeZone": "Europe/Zurich", "levels": ["l3",
 * "l4"]}}.
 *
 * @param levels ids of the levels from the lowest to the highest; each has a file {@code <id>.geojson}
 */
public record SiteHeader(String name, ZoneId timeZone, List<String> levels) {

    public static final String FILE = "site.json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public SiteHeader {
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("The site needs at least one level in 'levels'.");
        }
        if (new HashSet<>(levels).size() < levels.size()) {
            throw new IllegalArgumentException("A level stands twice in 'levels'.");
        }
    }

    public static String planFile(String level) {
        return level + ".geojson";
    }

    static Parsed<SiteHeader> parse(String content) {
        Parsed<SiteHeader> parsed = new Parsed<>(FILE);
        try {
            parsed.accept(1, of(MAPPER.readTree(content)));
        } catch (JsonProcessingException e) {
            parsed.refuse(lineOf(e), "The file is not JSON: " + Names.shown(e.getOriginalMessage()));
        } catch (IllegalArgumentException e) {
            parsed.refuse(0, e.getMessage());
        }
        return parsed;
    }

    static int lineOf(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
    }

    private static SiteHeader of(JsonNode json) {
        List<String> levels = new ArrayList<>();
        for (JsonNode level : json.path("levels")) {
            levels.add(Names.checkedId(level.path("id").asText(level.asText())));
        }
        return new SiteHeader(
                Names.checkedName(json.path("name").asText()),
                timeZone(firstOf(json, "timeZone", "time_zone", "timezone")),
                levels);
    }

    /** People who write the file by hand spell the key in the ways of their other tools. */
    private static String firstOf(JsonNode json, String... keys) {
        for (String key : keys) {
            if (json.has(key)) {
                return json.path(key).asText();
            }
        }
        return "";
    }

    private static ZoneId timeZone(String id) {
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            throw new IllegalArgumentException(
                    "The 'timeZone' '" + Names.shown(id) + "' is not an IANA time zone such as Europe/Zurich.");
        }
        return ZoneId.of(id);
    }
}
