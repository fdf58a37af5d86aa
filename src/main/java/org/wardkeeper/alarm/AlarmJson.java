package org.wardkeeper.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Alarms as they stand in the file, and their overlays as they stand in the database too. */
public final class AlarmJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AlarmJson() {}

    public static ObjectNode node(Alarm alarm) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", alarm.id().toString())
                .put("priority", alarm.priority().slug())
                .put("state", alarm.state().slug())
                .put("since", alarm.since().toString())
                .put("announced", text(alarm.announced()))
                .put("returned", text(alarm.returned()))
                .put("detail", alarm.detail());
        node.set("key", node(alarm.key()));
        node.set("overlays", node(alarm.overlays()));
        alarm.measure()
                .ifPresent(measure ->
                        node.putObject("measure").put("value", measure.value()).put("limit", measure.limit()));
        alarm.acknowledgement().ifPresent(noted -> node.putObject("acknowledgement")
                .put("at", noted.at().toString())
                .put("by", noted.by())
                .put("note", noted.note()));
        return node;
    }

    public static Alarm alarm(JsonNode node) {
        return new Alarm(
                UUID.fromString(node.path("id").asText()),
                key(node.path("key")),
                Priority.of(node.path("priority").asText()),
                AlarmState.of(node.path("state").asText()),
                overlays(node.path("overlays")),
                Instant.parse(node.path("since").asText()),
                instant(node.path("announced")),
                instant(node.path("returned")),
                object(node, "acknowledgement")
                        .map(noted -> new Acknowledgement(
                                time(noted, "at"),
                                noted.path("by").asText(),
                                noted.path("note").asText())),
                object(node, "measure")
                        .map(measure -> new Measure(
                                measure.path("value").asDouble(),
                                measure.path("limit").asDouble())),
                node.path("detail").asText());
    }

    public static ObjectNode node(AlarmEvent event) {
        return JSON.createObjectNode()
                .put("at", event.at().toString())
                .put("what", event.what().slug())
                .put("by", event.by())
                .put("words", event.words());
    }

    public static AlarmEvent event(JsonNode node) {
        return new AlarmEvent(
                time(node, "at"),
                AlarmEvent.What.of(node.path("what").asText()),
                node.path("by").asText(),
                node.path("words").asText());
    }

    /** One object an overlay, its sort first. */
    public static ArrayNode node(Overlays overlays) {
        ArrayNode all = JSON.createArrayNode();
        overlays.shelved().ifPresent(shelf -> all.addObject()
                .put("overlay", "shelved")
                .put("at", shelf.at().toString())
                .put("by", shelf.by())
                .put("until", shelf.until().toString())
                .put("reason", shelf.reason()));
        overlays.suppressed()
                .ifPresent(held -> all.addObject().put("overlay", "suppressed").set("by", node(held.by())));
        overlays.outOfService().ifPresent(work -> all.addObject()
                .put("overlay", "out-of-service")
                .put("at", work.at().toString())
                .put("by", work.by())
                .put("workOrder", work.workOrder()));
        return all;
    }

    public static Overlays overlays(JsonNode all) {
        Overlays overlays = Overlays.NONE;
        for (JsonNode node : all) {
            overlays = overlays.with(overlay(node));
        }
        return overlays;
    }

    private static Overlay overlay(JsonNode node) {
        return switch (node.path("overlay").asText()) {
            case "shelved" ->
                new Overlay.Shelved(
                        time(node, "at"),
                        node.path("by").asText(),
                        time(node, "until"),
                        node.path("reason").asText());
            case "suppressed" -> new Overlay.Suppressed(key(node.path("by")));
            case "out-of-service" ->
                new Overlay.OutOfService(
                        time(node, "at"),
                        node.path("by").asText(),
                        node.path("workOrder").asText());
            default -> throw new IllegalArgumentException("no overlay: " + node);
        };
    }

    private static ObjectNode node(AlarmKey key) {
        return JSON.createObjectNode()
                .put("kind", key.kind().slug())
                .put("subject", key.subject())
                .put("occasion", key.occasion());
    }

    private static AlarmKey key(JsonNode node) {
        return new AlarmKey(
                AlarmKind.of(node.path("kind").asText()),
                node.path("subject").asText(),
                node.path("occasion").asText());
    }

    private static Optional<JsonNode> object(JsonNode node, String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isObject);
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }

    private static Optional<Instant> instant(JsonNode node) {
        return node.isTextual() ? Optional.of(Instant.parse(node.asText())) : Optional.empty();
    }

    private static Instant time(JsonNode node, String name) {
        return Instant.parse(node.path(name).asText());
    }
}
