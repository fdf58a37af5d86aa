package org.wardkeeper.faults;

import java.util.List;

/**
 * What devices were told, beside what is stored.
 *
 * @param acknowledged readings that were answered 2.04
 * @param stored rows of these devices
 * @param lost acknowledged readings without a row
 * @param duplicated rows beyond the first of their reading
 * @param foreign rows that nobody sent, or with another value than was sent
 * @param disordered rows that were committed before a reading that its device was answered earlier
 * @param examples some of what is wrong, in words
 */
public record Balance(
        long acknowledged,
        long stored,
        long lost,
        long duplicated,
        long foreign,
        long disordered,
        List<String> examples) {
    static final Balance EMPTY = new Balance(0, 0, 0, 0, 0, 0, List.of());

    /** Whether the server kept its word. */
    public boolean isKept() {
        return lost == 0 && duplicated == 0 && foreign == 0 && disordered == 0;
    }
}
