package org.wardkeeper.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import org.wardkeeper.access.ProblemException;

/**
 * An asset's place among the answers: the better fit first, then what is free, then what is nearest, then by name.
 *
 * <p>It is also the cursor of a list: the next page is what ranks behind the last answer, wherever that one may have
 * gone in the meantime.
 *
 * @param strength how well it fits what was typed; more is better
 * @param standing whether it is of use now
 * @param metres to walk; infinite where that is not known or was not asked
 */
record Rank(int strength, Standing standing, double metres, String name, String id) implements Comparable<Rank> {

    private static final Comparator<Rank> ORDER = Comparator.comparingInt(Rank::strength)
            .reversed()
            .thenComparing(Rank::standing)
            .thenComparingDouble(Rank::metres)
            .thenComparing(Rank::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Rank::id);

    /** Of use now, perhaps soon, or not until somebody has worked on it. */
    enum Standing {
        FREE,
        TAKEN,
        OUT_OF_SERVICE
    }

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }

    /** As it travels in a query. */
    String asCursor() {
        String line = String.join(
                "\n",
                Integer.toString(strength),
                standing.name(),
                Long.toHexString(Double.doubleToLongBits(metres)),
                id,
                name);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(line.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ProblemException 400 for what is not a cursor of ours */
    static Rank ofCursor(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 5);
            return new Rank(
                    Integer.parseInt(parts[0]),
                    Standing.valueOf(parts[1]),
                    Double.longBitsToDouble(Long.parseUnsignedLong(parts[2], 16)),
                    parts[4],
                    parts[3]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.badRequest("after must be the cursor of the page before.");
        }
    }
}
