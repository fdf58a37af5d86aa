package org.wardkeeper.asset;

import java.time.Instant;

/** Who does what to an asset, as the audit trail tells it. */
record Deed(String by, String action, String inWords) {

    static Deed change(String by, String inWords) {
        return new Deed(by, "asset-changed", inWords);
    }

    static Deed hold(String by, Instant until) {
        return new Deed(by, "asset-held", "until " + until);
    }

    static Deed release(String by) {
        return new Deed(by, "asset-released", "");
    }
}
