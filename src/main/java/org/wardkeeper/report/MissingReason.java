package org.wardkeeper.report;

import java.util.Optional;

/** Why a sensor that spoke has no value. The code is what the journal stores and never changes. */
public enum MissingReason {
    PROBE_MISSING(1, "probe-missing"),
    TIMEOUT(2, "timeout");

    private final int code;
    private final String word;

    MissingReason(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /** The reason as a sensor writes it in {@code vs}. */
    public static Optional<MissingReason> saying(String word) {
        for (MissingReason reason : values()) {
            if (reason.word.equals(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    /** The reason of a stored row; an unknown code means that a newer version wrote it. */
    public static MissingReason ofCode(int code) {
        for (MissingReason reason : values()) {
            if (reason.code == code) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no missing reason has the code " + code);
    }

    public int code() {
        return code;
    }

    public String word() {
        return word;
    }
}
