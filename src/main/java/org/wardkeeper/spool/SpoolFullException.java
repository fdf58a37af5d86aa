package org.wardkeeper.spool;

import java.io.IOException;

/** The spool holds as much as it may. Nothing of the append was kept. */
public final class SpoolFullException extends IOException {
    private static final long serialVersionUID = 1;

    SpoolFullException(long limit) {
        super("the spool holds its " + (limit >> 20) + " MB");
    }
}
