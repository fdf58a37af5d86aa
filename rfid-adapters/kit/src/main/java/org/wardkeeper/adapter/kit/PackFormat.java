package org.wardkeeper.adapter.kit;

/** The two forms of a pack that the server takes, by their CoAP Content-Format (RFC 8428 §12.3). */
public enum PackFormat {
    JSON(110),
    CBOR(112);

    private final int contentFormat;

    PackFormat(int contentFormat) {
        this.contentFormat = contentFormat;
    }

    public int contentFormat() {
        return contentFormat;
    }
}
