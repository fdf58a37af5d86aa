package org.wardkeeper.search;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** One asset in the form: how it was when the form opened, and what somebody made of it since. */
public final class AssetForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private final FoundAsset before;
    private String name;
    private String kind;
    private String tag;
    private String homeZone;
    private String status;

    AssetForm(FoundAsset asset) {
        this.before = asset;
        this.name = asset.name();
        this.kind = asset.kind();
        this.tag = asset.tag();
        this.homeZone = homeOf(asset);
        this.status = asset.status();
    }

    /** Only the fields that differ, so that what somebody else changed meanwhile stays. */
    Map<String, Object> changes(boolean all) {
        Map<String, Object> changes = new HashMap<>();
        put(changes, "status", status, before.status());
        if (all) {
            put(changes, "name", name == null ? "" : name, before.name());
            put(changes, "kind", kind == null ? "" : kind, before.kind());
            put(changes, "tag", tag, before.tag());
            put(changes, "homeZone", homeZone, homeOf(before));
        }
        return changes;
    }

    private static void put(Map<String, Object> changes, String field, String now, String before) {
        if (!Objects.equals(now, before)) {
            changes.put(field, now);
        }
    }

    private static String homeOf(FoundAsset asset) {
        return asset.homeZone() == null ? null : asset.homeZone().id();
    }

    public String getId() {
        return before.id();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getTag() {
        return tag;
    }

    public void setTag(String tag) {
        this.tag = tag;
    }

    public String getHomeZone() {
        return homeZone;
    }

    public void setHomeZone(String homeZone) {
        this.homeZone = homeZone;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }
}
