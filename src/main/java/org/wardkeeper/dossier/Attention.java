package org.wardkeeper.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What nobody may overlook who reads an export's facts; in a PDF each has a banner. */
final class Attention {

    private Attention() {}

    /** @param facts of the manifest */
    static List<String> to(Map<String, Object> facts, Asked asked) {
        List<String> found = new ArrayList<>();
        if (asked.now().isBefore(asked.to())) {
            found.add("the period was not over when this was made: what lies ahead counts as missing and unknown");
        }
        if (Boolean.TRUE.equals(((Map<?, ?>) facts.get("summary")).get("noData"))) {
            found.add("there is no data in this period");
        }
        if (facts.containsKey("readingsKeptFrom")) {
            found.add("readings from before " + facts.get("readingsKeptFrom") + " are no longer kept");
        }
        for (Object one : (List<?>) facts.get("calibration")) {
            Map<?, ?> certificate = (Map<?, ?>) one;
            if (Boolean.TRUE.equals(certificate.get("expired"))) {
                found.add("the calibration " + certificate.get("number") + " was due on " + certificate.get("due"));
            }
        }
        if (((List<?>) facts.get("calibration")).isEmpty()) {
            found.add("there is no calibration certificate on record");
        }
        return found;
    }
}
