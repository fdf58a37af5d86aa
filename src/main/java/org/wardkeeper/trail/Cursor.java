package org.wardkeeper.trail;

import java.time.DateTimeException;
import java.time.Instant;
import org.wardkeeper.access.ProblemException;

/** Where a page of visits ended: the next one begins after it. Two assets may enter at the same moment. */
record Cursor(Instant entered, long id) {

    /** Before everything that can be stored. */
    static final Cursor BEGINNING = new Cursor(Instant.EPOCH, 0);

    static Cursor after(VisitRow row) {
        return new Cursor(row.entered(), row.id());
    }

    /** @throws ProblemException 400 if this is no cursor of ours */
    static Cursor parse(String text) {
        if (text == null || text.isEmpty()) {
            return BEGINNING;
        }
        try {
            String[] parts = text.split("_", 2);
            return new Cursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.badRequest("after must be what the page before said.");
        }
    }

    @Override
    public String toString() {
        return entered + "_" + id;
    }
}
