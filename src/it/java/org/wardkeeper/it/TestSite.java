package org.wardkeeper.it;

import java.util.Map;

/** A hospital of two rooms and a corridor, as the files of a site folder. Each test uses devices of its own name. */
final class TestSite {
    static final String LEVEL = "t1";
    static final String READER_EAST = "urn:dev:ops:32473-reader-east";
    static final String READER_WEST = "urn:dev:ops:32473-reader-west";

    /** At the door between the west room and the hall, with antenna 1 in the room and 2 in the hall. */
    static final String READER_DOOR = "urn:dev:ops:32473-reader-door";

    static final String GATEWAY = "urn:dev:ops:32473-gateway";
    static final String FRIDGE = "urn:dev:ops:32473-fridge";
    static final String OTHER_FRIDGE = "urn:dev:ops:32473-other-fridge";
    /** Its readings are exported, corrected and tampered with; no other test sees it. */
    static final String EXPORTED = "urn:dev:ops:32473-exported";

    /** Is out of range every other time; no other test sees it. */
    static final String RESTLESS = "urn:dev:ops:32473-restless";

    static final String DISPENSER = "urn:dev:ops:32473-gel";
    static final String WHEELCHAIR = "IT-1";
    static final String WHEELCHAIR_TAG = "c8:f3:a1:b2:04:01";
    static final String PUMP = "IT-5";
    static final String PUMP_TAG = "c8:f3:a1:b2:04:05";
    static final String BED = "IT-4";
    static final String BED_TAG = "c8:f3:a1:b2:04:04";
    static final String MARKUP = "IT-2";
    static final String MARKUP_TAG = "c8:f3:a1:b2:04:02";
    static final String MARKUP_NAME = "<img src=x onerror=alert(1)> & Sons";

    /** Taken, edited and given back; no other test sees it. */
    static final String HOIST = "IT-3";

    static final String HOIST_TAG = "c8:f3:a1:b2:04:03";

    /** Edited while the audit trail is out of order; no other test sees it. */
    static final String LADDER = "IT-6";

    /** Comes, falls silent and comes elsewhere; no other test sees it. */
    static final String COMMODE = "IT-7";

    static final String COMMODE_TAG = "c8:f3:a1:b2:04:07";

    /** Walks from room to room in the past; no other test sees it. */
    static final String MONITOR = "IT-8";

    static final String MONITOR_TAG = "c8:f3:a1:b2:04:08";

    /** Is pushed through a door; no other test sees it. */
    static final String CRIB = "IT-9";

    static final String CRIB_TAG = "c8:f3:a1:b2:04:09";

    private TestSite() {}

    static Map<String, String> files() {
        return Map.of(
                "site.json", "{\"name\": \"Test Hospital\", \"timeZone\": \"Europe/Zurich\", \"levels\": [\"t1\"]}",
                "t1.geojson", plan(),
                "devices.csv", devices(),
                "speaks-for.csv", "gateway,device\n" + GATEWAY + "," + FRIDGE + "\n",
                "assets.csv", assets(),
                "storage-units.csv", units());
    }

    private static String plan() {
        return "{\"type\":\"FeatureCollection\",\"features\":["
                + String.join(
                        ",",
                        "{\"type\":\"Feature\",\"id\":\"t1\",\"feature_type\":\"level\",\"geometry\":"
                                + box(0, 0, 20, 10) + ",\"properties\":{\"name\":\"Level 1\",\"ordinal\":1}}",
                        unit("west", box(0, 0, 8, 10)),
                        unit("hall", box(8, 0, 12, 10)),
                        unit("east", box(12, 0, 20, 10)),
                        door("door-west", 8, "west"),
                        door("door-east", 12, "east"),
                        doorReader(READER_DOOR, 8),
                        reader(READER_WEST, 4, "west"),
                        reader(READER_EAST, 16, "east"))
                + "]}";
    }

    private static String devices() {
        return String.join(
                "\n",
                "urn,kind,zone,interval_s,serial",
                READER_EAST + ",reader,east,1,R-1",
                READER_WEST + ",reader,west,1,R-2",
                READER_DOOR + ",reader,hall,1,R-3",
                GATEWAY + ",gateway,hall,60,G-1",
                FRIDGE + ",sensor,west,300,S-1",
                OTHER_FRIDGE + ",sensor,west,300,S-2",
                EXPORTED + ",sensor,west,60,S-3",
                RESTLESS + ",sensor,west,10,S-4",
                DISPENSER + ",dispenser,hall,900,D-1",
                "");
    }

    private static String assets() {
        return String.join(
                "\n",
                "id,name,kind,tag,home_zone",
                HOIST + ",Hoist IT 3,hoist," + HOIST_TAG + ",west",
                WHEELCHAIR + ",Wheelchair IT 1,wheelchair," + WHEELCHAIR_TAG + ",west",
                PUMP + ",Pump IT 5,infusion-pump," + PUMP_TAG + ",west",
                LADDER + ",Ladder IT 6,ladder,,west",
                COMMODE + ",Commode IT 7,commode," + COMMODE_TAG + ",west",
                MONITOR + ",Monitor IT 8,patient-monitor," + MONITOR_TAG + ",west",
                CRIB + ",Crib IT 9,crib," + CRIB_TAG + ",west",
                BED + ",Bed IT 4,bed," + BED_TAG + ",west",
                MARKUP + "," + MARKUP_NAME + ",wheelchair," + MARKUP_TAG + ",west",
                "");
    }

    private static String units() {
        return String.join(
                "\n",
                "id,name,zone,kind,device,low_cel,high_cel,interval_s",
                "it-fridge,Test fridge,west,refrigerator," + FRIDGE + ",2,8,300",
                "it-other,Other fridge,west,refrigerator," + OTHER_FRIDGE + ",2,8,300",
                "it-exported,=Exported fridge,west,refrigerator," + EXPORTED + ",2,8,60",
                "it-restless,Restless fridge,west,refrigerator," + RESTLESS + ",2,8,10",
                "");
    }

    private static String unit(String id, String geometry) {
        return "{\"type\":\"Feature\",\"id\":\"" + id + "\",\"feature_type\":\"unit\",\"geometry\":" + geometry
                + ",\"properties\":{\"name\":\"" + id + "\",\"level_id\":\"t1\",\"category\":\"room\"}}";
    }

    private static String door(String id, int x, String room) {
        return "{\"type\":\"Feature\",\"id\":\"" + id
                + "\",\"feature_type\":\"opening\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[" + x
                + ",4],["
                + x + ",5]]},\"properties\":{\"level_id\":\"t1\",\"units\":[\"" + room + "\",\"hall\"]}}";
    }

    private static String reader(String urn, int x, String zone) {
        return "{\"type\":\"Feature\",\"id\":\"" + urn
                + "\",\"feature_type\":\"reader\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[" + x
                + ",5]},\"properties\":{\"level_id\":\"t1\",\"unit_id\":\"" + zone + "\"}}";
    }

    private static String doorReader(String urn, int x) {
        return "{\"type\":\"Feature\",\"id\":\"" + urn
                + "\",\"feature_type\":\"reader\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[" + x
                + ",4.5]},\"properties\":{\"level_id\":\"t1\",\"antennas\":{\"1\":\"west\",\"2\":\"hall\"}}}";
    }

    private static String box(int x1, int y1, int x2, int y2) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[[" + x1 + "," + y1 + "],[" + x2 + "," + y1 + "],[" + x2 + ","
                + y2 + "],[" + x1 + "," + y2 + "],[" + x1 + "," + y1 + "]]]}";
    }
}
