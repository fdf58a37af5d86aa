package org.wardkeeper.verify;

import java.io.IOException;

/** Thrown where a table cannot be read on: by somebody's hand it is no table any more. */
final class Damaged extends IOException {

    private static final long serialVersionUID = 1L;

    private final int line;

    Damaged(int line, String why) {
        super(Plain.firstLine(why));
        this.line = line;
    }

    /** Where, counted from 1. */
    int line() {
        return line;
    }
}
