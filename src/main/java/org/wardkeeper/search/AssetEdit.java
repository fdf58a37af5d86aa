package org.wardkeeper.search;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.asset.Asset;
import org.wardkeeper.asset.AssetStatus;
import org.wardkeeper.asset.TagId;
import org.wardkeeper.place.SiteMap;

/**
 * The fields of an asset that somebody wants changed, and to what: a field that was not sent stays as it is, one that was
 * sent as null is emptied.
 */
record AssetEdit(Map<String, Object> fields, SiteMap map) {

    private static final Set<String> MAY_BE_EMPTY = Set.of("tag", "homeZone");

    /** @throws ProblemException 400 for a field that does not exist or is not text */
    AssetEdit {
        if (fields == null || fields.isEmpty()) {
            throw ProblemException.badRequest("Send the fields to change, such as {\"status\":\"dirty\"}.");
        }
        fields.forEach(AssetEdit::check);
    }

    boolean isOfStatusOnly() {
        return fields.keySet().equals(Set.of("status"));
    }

    boolean hasStatus() {
        return fields.containsKey("status");
    }

    void applyTo(Asset asset) {
        fields.keySet().forEach(field -> VERBS.get(field).accept(this, asset));
    }

    String inWords() {
        return fields.keySet().stream()
                .map(field -> field + " " + (text(field) == null ? "none" : text(field)))
                .collect(Collectors.joining(", "));
    }

    private static final Map<String, BiConsumer<AssetEdit, Asset>> VERBS = Map.of(
            "status", (edit, asset) -> asset.changeStatus(AssetStatus.of(edit.text("status"))),
            "name", (edit, asset) -> asset.rename(edit.text("name")),
            "kind", (edit, asset) -> asset.reclassify(edit.text("kind")),
            "tag", (edit, asset) -> asset.retag(edit.text("tag") == null ? null : TagId.parse(edit.text("tag"))),
            "homeZone", (edit, asset) -> asset.rehome(edit.knownZone()));

    private String text(String field) {
        return (String) fields.get(field);
    }

    private String knownZone() {
        String zoneId = text("homeZone");
        if (zoneId != null && map.zone(zoneId).isEmpty()) {
            throw new IllegalArgumentException("There is no zone '" + zoneId + "'.");
        }
        return zoneId;
    }

    private static void check(String field, Object value) {
        if (field == null) {
            throw ProblemException.badRequest("Send an object of fields."); // What JSON-B makes of an array.
        }
        if (!VERBS.containsKey(field)) {
            throw ProblemException.badRequest("An asset's " + field + " cannot be changed.");
        }
        boolean emptied = value == null && MAY_BE_EMPTY.contains(field);
        if (!emptied && !(value instanceof String)) {
            throw ProblemException.badRequest(field + " must be text.");
        }
    }
}
