package org.wardkeeper.search;

import java.io.Serializable;
import java.util.Locale;
import org.wardkeeper.asset.KnownAsset;

/** What the assets' page is narrowed to; null where it is not. */
public final class AssetFilter implements Serializable {

    private static final long serialVersionUID = 1L;

    private String text;
    private String kind;
    private String status;

    boolean passes(KnownAsset asset) {
        return (kind == null || kind.equals(asset.kind()))
                && (status == null || status.equals(asset.status().slug()))
                && (text == null || text.isBlank() || holds(asset, text.strip().toLowerCase(Locale.ROOT)));
    }

    private static boolean holds(KnownAsset asset, String part) {
        return asset.name().toLowerCase(Locale.ROOT).contains(part)
                || asset.id().toLowerCase(Locale.ROOT).contains(part)
                || (asset.tag() != null
                        && asset.tag().canonical().toLowerCase(Locale.ROOT).contains(part));
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }
}
