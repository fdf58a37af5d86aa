package org.wardkeeper.adapter.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wardkeeper.adapter.kit.Pack;
import org.wardkeeper.adapter.kit.SenmlRecord;

/**
 * Puts records into packs by who speaks: a device that nobody speaks for sends its own; a gateway begins its pack with a
 * record of its own, since on plain CoAP the first record names the speaker.
 */
final class Gateways {

    private static final double ON_MAINS_PERCENT = 100;

    private final Map<String, String> speakers;

    Gateways(Map<String, String> speakers) {
        this.speakers = speakers;
    }

    List<Pack> packs(List<SenmlRecord> records, long nowMs) {
        Map<String, List<SenmlRecord>> bySpeaker = new LinkedHashMap<>();
        for (SenmlRecord item : records) {
            String speaker = speakers.getOrDefault(item.device(), item.device());
            bySpeaker
                    .computeIfAbsent(speaker, urn -> beginning(urn, item, nowMs))
                    .add(item);
        }
        return bySpeaker.values().stream().map(Pack::new).toList();
    }

    private static List<SenmlRecord> beginning(String speaker, SenmlRecord first, long nowMs) {
        List<SenmlRecord> records = new ArrayList<>();
        if (!speaker.equals(first.device())) {
            records.add(SenmlRecord.reading(speaker, "battery", "%EL", ON_MAINS_PERCENT, nowMs));
        }
        return records;
    }
}
