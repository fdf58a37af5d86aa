package org.wardkeeper.ingest;

/** The labels of RFC 8428 §4 with the integers that stand for them in CBOR (§6, table 4). */
enum SenmlLabel {
    BASE_VERSION("bver", "-1"),
    BASE_NAME("bn", "-2"),
    BASE_TIME("bt", "-3"),
    BASE_UNIT("bu", "-4"),
    BASE_VALUE("bv", "-5"),
    BASE_SUM("bs", "-6"),
    NAME("n", "0"),
    UNIT("u", "1"),
    VALUE("v", "2"),
    STRING_VALUE("vs", "3"),
    BOOLEAN_VALUE("vb", "4"),
    SUM("s", "5"),
    TIME("t", "6"),
    UPDATE_TIME("ut", "7"),
    DATA_VALUE("vd", "8");

    private final String json;
    private final String cbor;

    SenmlLabel(String json, String cbor) {
        this.json = json;
        this.cbor = cbor;
    }

    /** The label a parser read, or null where it is none of ours. */
    static SenmlLabel of(String read, SenmlFormat format) {
        for (SenmlLabel label : ALL) {
            if ((format == SenmlFormat.CBOR ? label.cbor : label.json).equals(read)) {
                return label;
            }
        }
        return null;
    }

    private static final SenmlLabel[] ALL = values();

    @Override
    public String toString() {
        return json;
    }
}
