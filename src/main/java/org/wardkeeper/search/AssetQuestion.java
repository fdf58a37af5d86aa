package org.wardkeeper.search;

import org.wardkeeper.access.ProblemException;
import org.wardkeeper.asset.AssetStatus;

/**
 * What somebody wants to find. Everything but the number of answers may be null: then it does not matter.
 *
 * @param text what was typed
 * @param kind a kind's slug
 * @param free true: only what is free to take; false: only what is not
 * @param levelId only what is on this level now
 * @param nearZoneId where to walk from
 * @param limit answers wanted at most
 * @param after the rank of the last answer that was already given
 */
record AssetQuestion(
        String text,
        String kind,
        Boolean free,
        AssetStatus status,
        String levelId,
        String nearZoneId,
        int limit,
        Rank after) {

    static final int LONGEST_TEXT = 200;
    static final int MOST_ANSWERS = 200;

    AssetQuestion {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw ProblemException.badRequest("q may have up to " + LONGEST_TEXT + " characters.");
        }
        if (limit < 1) {
            throw ProblemException.badRequest("limit must be 1 or more.");
        }
        limit = Math.min(limit, MOST_ANSWERS);
    }

    boolean hasText() {
        return text != null && !text.isBlank();
    }
}
