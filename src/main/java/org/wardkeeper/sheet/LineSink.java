package org.wardkeeper.sheet;

/** Where the lines of a table go, one at a time: CSV (RFC 4180) with its line end, UTF-8. */
@FunctionalInterface
public interface LineSink {

    /** The bytes may be overwritten after the call. */
    void line(byte[] buffer, int start, int length);
}
