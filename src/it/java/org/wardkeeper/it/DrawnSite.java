package org.wardkeeper.it;

import java.util.HashMap;
import java.util.Map;

/** The tests' hospital with one more level of three rooms in a row, which is for drawing; no other test stands on it. */
final class DrawnSite {
    static final String LEVEL = "d1";
    static final String READER = "urn:dev:ops:32473-drawn-reader";

    private DrawnSite() {}

    static Map<String, String> files() {
        Map<String, String> files = new HashMap<>(TestSite.files());
        files.put(
                "site.json",
                "{\"name\": \"Test Hospital\", \"timeZone\": \"Europe/Zurich\", \"levels\": [\"t1\", \"d1\"]}");
        files.put("d1.geojson", plan());
        files.merge("devices.csv", READER + ",reader,d-mid,1,R-9\n", String::concat);
        files.merge("assets.csv", "IT-DRAWN,Drawn chair,wheelchair,,d-east\n", String::concat);
        files.merge("storage-units.csv", "it-drawn,Drawn fridge,d-east,refrigerator,,2,8,300\n", String::concat);
        return files;
    }

    static String plan() {
        return "{\"type\":\"FeatureCollection\",\"features\":["
                + String.join(
                        ",",
                        "{\"type\":\"Feature\",\"id\":\"d1\",\"feature_type\":\"level\",\"geometry\":" + box(0, 30)
                                + ",\"properties\":{\"name\":\"Level 2\",\"ordinal\":2}}",
                        zone("d-west", "Den", 0),
                        zone("d-east", "East", 20),
                        zone("d-mid", "Middle", 10),
                        door("d-door", 10, "d-mid", "d-west"),
                        "{\"type\":\"Feature\",\"id\":\"" + READER
                                + "\",\"feature_type\":\"reader\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[15,5]},"
                                + "\"properties\":{\"antennas\":{}}}")
                + "]}";
    }

    static String zone(String id, String name, int west) {
        return "{\"type\":\"Feature\",\"id\":\"" + id + "\",\"feature_type\":\"unit\",\"geometry\":"
                + box(west, west + 10) + ",\"properties\":{\"name\":\"" + name + "\",\"category\":\"room\"}}";
    }

    static String door(String id, int x, String a, String b) {
        return "{\"type\":\"Feature\",\"id\":\"" + id
                + "\",\"feature_type\":\"opening\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[" + x
                + ",4],[" + x + ",5]]},\"properties\":{\"units\":[\"" + a + "\",\"" + b + "\"]}}";
    }

    private static String box(int west, int east) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[[" + west + ",0],[" + east + ",0],[" + east + ",10],[" + west
                + ",10],[" + west + ",0]]]}";
    }
}
