package org.wardkeeper.sitefolder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A site folder of two levels in which everything is right, to be broken in one place by each test. */
public final class SmallSite {

    private final Map<String, String> files = new HashMap<>();

    private SmallSite() {
        files.put(
                "site.json",
                """
                {"name": "Small Hospital", "timeZone": "Europe/Zurich", "levels": ["l1", "l2"]}
                """);
        files.put(
                "l1.geojson",
                """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","id":"l1","feature_type":"level","geometry":{"type":"Polygon","coordinates":[[[0,0],[20,0],[20,10],[0,10],[0,0]]]},"properties":{"name":"Level 1","short_name":"1","ordinal":1}},
                {"type":"Feature","id":"l1-a","feature_type":"unit","geometry":{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]]]},"properties":{"name":"Ward A","category":"room"}},
                {"type":"Feature","id":"l1-b","feature_type":"unit","geometry":{"type":"Polygon","coordinates":[[[10,0],[20,0],[20,10],[10,10],[10,0]]]},"properties":{"name":"Changing room","category":"room","private":true}},
                {"type":"Feature","id":"l1-door","feature_type":"opening","geometry":{"type":"LineString","coordinates":[[10,4],[10,6]]},"properties":{"units":["l1-a","l1-b"]}},
                {"type":"Feature","id":"lift","feature_type":"opening","geometry":{"type":"Point","coordinates":[5,5]},"properties":{"units":["l1-a","l2-a"]}},
                {"type":"Feature","id":"urn:dev:mac:0001","feature_type":"reader","geometry":{"type":"Point","coordinates":[3,3]},"properties":{"antennas":{"1":"l1-a","2":"l1-b"}}}
                ]}
                """);
        files.put(
                "l2.geojson",
                """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","id":"l2","feature_type":"level","geometry":{"type":"Polygon","coordinates":[[[0,0],[20,0],[20,10],[0,10],[0,0]]]},"properties":{"name":"Level 2"}},
                {"type":"Feature","id":"l2-a","feature_type":"unit","geometry":{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]]]},"properties":{"name":"Pharmacy","category":"room"}}
                ]}
                """);
        files.put(
                "devices.csv",
                """
                urn,kind,zone,interval_s,serial
                urn:dev:mac:0001,reader,,10,RD-1
                urn:dev:mac:0002,reader,l2-a,10,RD-2
                urn:dev:mac:0003,gateway,l2-a,60,GW-3
                urn:dev:ow:0004,sensor,l2-a,120,S-4
                urn:dev:ow:0005,sensor,l2-a,120,
                """);
        files.put(
                "speaks-for.csv",
                """
                gateway,device
                urn:dev:mac:0003,urn:dev:ow:0004
                urn:dev:mac:0003,urn:dev:ow:0005
                """);
        files.put(
                "assets.csv",
                """
                id,name,kind,tag,home_zone
                WC-1,Wheelchair 1,wheelchair,3374257BF414828001F798DC,l1-a
                PU-1,"Pump 1, blue",infusion-pump,AC:23:3F:A1:B2:C3,l1-b
                BE-1,Bed 1,bed,,
                """);
        files.put(
                "storage-units.csv",
                """
                id,name,zone,kind,device,low_cel,high_cel,interval_s
                fridge-1,Pharmacy fridge 1,l2-a,refrigerator,urn:dev:ow:0004,2.0,8.0,120
                fridge-2,Pharmacy fridge 2,l2-a,refrigerator,urn:dev:ow:0005,2,8,300
                """);
    }

    public static SmallSite site() {
        return new SmallSite();
    }

    /** The folder with one text of one file changed; the text must be there. */
    public SmallSite with(String file, String text, String instead) {
        String content = files.get(file);
        if (!content.contains(text)) {
            throw new IllegalArgumentException(file + " does not contain: " + text);
        }
        files.put(file, content.replace(text, instead));
        return this;
    }

    public SmallSite withLine(String file, String line) {
        files.merge(file, line + "\n", String::concat);
        return this;
    }

    public SmallSite withFile(String file, String content) {
        files.put(file, content);
        return this;
    }

    public SmallSite without(String file) {
        files.remove(file);
        return this;
    }

    public String file(String file) {
        return files.get(file);
    }

    /** Content by file name. */
    public Map<String, String> files() {
        return Map.copyOf(files);
    }

    /** As checked for an empty database. */
    CheckedSite check() {
        return SiteCheck.check(files(), StoredRows.none());
    }

    List<String> problems() {
        return check().files()
                .flatMap(file -> file.refusals().stream())
                .map(Problem::toString)
                .toList();
    }

    List<String> warnings() {
        return check().files()
                .flatMap(file -> file.warnings().stream())
                .map(Problem::toString)
                .toList();
    }
}
