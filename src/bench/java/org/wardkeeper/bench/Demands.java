package org.wardkeeper.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was asked for, beside what was measured. */
final class Demands {
    private final Map<String, Object> table = new LinkedHashMap<>();

    void atLeast(String what, double figure, double asked) {
        put(what, figure, "at least " + asked, figure >= asked);
    }

    void atMost(String what, double figure, double asked) {
        put(what, figure, "at most " + asked, figure <= asked);
    }

    Map<String, Object> table() {
        return table;
    }

    private void put(String what, double figure, String asked, boolean met) {
        var row = new LinkedHashMap<String, Object>();
        row.put("figure", figure);
        row.put("asked", asked);
        row.put("met", met);
        table.put(what, row);
    }
}
