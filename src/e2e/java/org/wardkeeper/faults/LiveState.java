package org.wardkeeper.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wardkeeper.e2e.RunningServer;

/** What the pages show now: every asset and every storage unit, without what changes by the passing of time alone. */
record LiveState(Map<String, JsonNode> items) {
    private static final List<String> AGEING = List.of("ageSeconds", "confidence", "radius");
    private static final ObjectMapper JSON = new ObjectMapper();

    static LiveState of(RunningServer server) throws IOException, InterruptedException {
        Map<String, JsonNode> items = new TreeMap<>();
        for (String path : List.of("/api/assets?limit=500", "/api/storage-units")) {
            for (JsonNode item : JSON.readTree(server.get("nurse", path).body()).get("items")) {
                ObjectNode ageless = ((ObjectNode) item).without(AGEING);
                items.put(path + " " + item.get("id").asText(), ageless);
            }
        }
        return new LiveState(items);
    }

    JsonNode unit(String id) {
        return items.get("/api/storage-units " + id);
    }
}
