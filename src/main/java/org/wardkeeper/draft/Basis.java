package org.wardkeeper.draft;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardkeeper.access.ProblemException;

/** The version that a change began from: the ETag of the plan, in If-Match (RFC 9110 §13.1.1). */
final class Basis {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");

    private Basis() {}

    /** @throws ProblemException 428 without If-Match, 400 where it is no version */
    static int version(String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(
                    428, "Version needed", "Say in If-Match from which version of the plan this began: its ETag.");
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw ProblemException.badRequest("If-Match must be the ETag of the plan, such as \"7\".");
        }
        return Integer.parseInt(tag.group(1));
    }
}
