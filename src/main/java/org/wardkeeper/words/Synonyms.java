package org.wardkeeper.words;

import java.util.List;
import java.util.Map;

/**
 * What people call the kinds of assets. Each asset is found by its kind's words as well as by its own; an expression of
 * several words ("crash cart") is found because each of its words is.
 */
final class Synonyms {

    private static final Map<String, List<String>> BY_KIND = Map.ofEntries(
            Map.entry("wheelchair", List.of("wheel", "chair", "transit")),
            Map.entry("defibrillator", List.of("aed", "defib", "crash", "cart", "trolley", "shock", "paddles")),
            Map.entry("infusion-pump", List.of("iv", "drip", "perfusor", "syringe", "driver", "volumetric", "stand")),
            Map.entry("bed", List.of("stretcher", "gurney", "cot", "trolley", "mattress")),
            Map.entry("ecg", List.of("ekg", "electrocardiograph", "heart", "trace")),
            Map.entry("ventilator", List.of("vent", "respirator", "breathing", "bipap", "cpap")),
            Map.entry("patient-monitor", List.of("vitals", "obs", "bp", "spo2", "pulse", "oximeter", "telemetry")),
            Map.entry("ultrasound", List.of("sonograph", "scanner", "us", "echo", "doppler", "probe")),
            Map.entry("hoist", List.of("lift", "lifter", "sling", "sara")),
            Map.entry("commode", List.of("toilet", "shower", "chair", "potty")),
            Map.entry("suction", List.of("aspirator", "sucker", "vacuum", "yankauer")));

    private Synonyms() {}

    /** Other words for a kind; none for a kind nobody has told us about. */
    static List<String> of(String kind) {
        return BY_KIND.getOrDefault(kind, List.of());
    }
}
