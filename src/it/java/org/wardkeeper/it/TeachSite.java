package org.wardkeeper.it;

import java.util.Map;

/**
 * A level of one test's own, far from those of the others, whose readers would hear through it: two rooms, a corridor and
 * a toilet, two readers, and three things to carry.
 */
record TeachSite(String name) {

    String level() {
        return "level-" + name;
    }

    String east() {
        return "east-" + name;
    }

    String west() {
        return "west-" + name;
    }

    String hall() {
        return "hall-" + name;
    }

    String toilet() {
        return "toilet-" + name;
    }

    String readerEast() {
        return "urn:dev:ops:32473-east-" + name;
    }

    String readerWest() {
        return "urn:dev:ops:32473-west-" + name;
    }

    String pump() {
        return "PUMP-" + name;
    }

    String bed() {
        return "BED-" + name;
    }

    String untagged() {
        return "STOOL-" + name;
    }

    String tagPrefix() {
        return "teach-" + name;
    }

    String pumpTag() {
        return tagPrefix() + "-pump";
    }

    String bedTag() {
        return tagPrefix() + "-bed";
    }

    /** Where the level begins, in metres. */
    int start() {
        return 1_000 + Math.floorMod(name.hashCode(), 900) * 100;
    }

    /** A word that only the things of this site have in their names. */
    String word() {
        return "ward" + name;
    }

    Map<String, String> files() {
        return Map.of(
                "site.json",
                "{\"name\": \"Test Hospital\", \"timeZone\": \"Europe/Zurich\", \"levels\": [\"" + level() + "\"]}",
                level() + ".geojson",
                "{\"type\":\"FeatureCollection\",\"features\":["
                        + String.join(
                                ",",
                                feature(level(), "level", box(0, 20), "\"name\":\"Level\",\"ordinal\":7"),
                                unit(west(), box(0, 8), false),
                                unit(hall(), box(8, 10), false),
                                unit(toilet(), box(10, 12), true),
                                unit(east(), box(12, 20), false),
                                reader(readerWest(), 4, west()),
                                reader(readerEast(), 16, east()))
                        + "]}",
                "devices.csv",
                "urn,kind,zone,interval_s,serial\n" + readerEast() + ",reader," + east() + ",1,\n" + readerWest()
                        + ",reader," + west() + ",1,\n",
                "assets.csv",
                "id,name,kind,tag,home_zone\n" + pump() + ",Pump " + word() + ",infusion-pump," + pumpTag() + ","
                        + west() + "\n" + bed() + ",Bed " + word() + ",bed," + bedTag() + "," + west() + "\n"
                        + untagged() + ",Stool " + word() + ",stool,," + west() + "\n");
    }

    private String unit(String id, String geometry, boolean isPrivate) {
        return feature(
                id,
                "unit",
                geometry,
                "\"name\":\"" + id + "\",\"level_id\":\"" + level() + "\",\"category\":\"room\",\"private\":"
                        + isPrivate);
    }

    private String reader(String urn, int x, String zone) {
        return feature(
                urn,
                "reader",
                "{\"type\":\"Point\",\"coordinates\":[" + (start() + x) + ",5]}",
                "\"level_id\":\"" + level() + "\",\"unit_id\":\"" + zone + "\"");
    }

    private static String feature(String id, String type, String geometry, String properties) {
        return "{\"type\":\"Feature\",\"id\":\"" + id + "\",\"feature_type\":\"" + type + "\",\"geometry\":" + geometry
                + ",\"properties\":{" + properties + "}}";
    }

    private String box(int left, int right) {
        int from = start() + left;
        int to = start() + right;
        return "{\"type\":\"Polygon\",\"coordinates\":[[[" + from + ",0],[" + to + ",0],[" + to + ",10],[" + from
                + ",10],[" + from + ",0]]]}";
    }
}
