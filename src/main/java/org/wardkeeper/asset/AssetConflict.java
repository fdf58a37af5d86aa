package org.wardkeeper.asset;

/** An edit that an asset's present state does not allow; the message is a sentence for whoever tried. */
public class AssetConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AssetConflict(String sentence) {
        super(sentence);
    }
}
