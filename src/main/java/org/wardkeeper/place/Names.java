package org.wardkeeper.place;

import java.util.regex.Pattern;

/**
 * What ids and names may be, the same for a row of a file and for an edit on a page. Markup in a name is only text and
 * is kept as it is; control characters, line breaks among them, are refused, since a name stands on one line of a log.
 */
public final class Names {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SHOWN = 60;

    private Names() {}

    /** @throws IllegalArgumentException with a sentence, if this cannot be an id */
    public static String checkedId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "The id '" + shown(id) + "' must be 1 to 100 letters, digits and .-_:, a letter or digit first.");
        }
        return id;
    }

    /** @throws IllegalArgumentException with a sentence, if this cannot be a name */
    public static String checkedName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name must have 1 to " + LONGEST_NAME + " characters.");
        }
        if (name.codePoints().anyMatch(Names::isHalf)) {
            throw new IllegalArgumentException("The name '" + shown(name) + "' has half of a character.");
        }
        if (name.chars().anyMatch(Names::breaksLines)) {
            throw new IllegalArgumentException(
                    "The name '" + shown(name) + "' must not have line breaks or other control characters.");
        }
        return name.strip();
    }

    /** Somebody else's text inside a sentence of ours: on one line, and not for ever. */
    public static String shown(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_SHOWN)
                .forEach(c -> line.appendCodePoint(breaksLines(c) || isHalf(c) ? '\u00b7' : c));
        return text.codePointCount(0, text.length()) > LONGEST_SHOWN ? line + "\u2026" : line.toString();
    }

    private static boolean breaksLines(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || turnsLines(c);
    }

    /** What lets the rest of a line run from right to left, so that one name looks like another (Unicode UAX 9). */
    private static boolean turnsLines(int c) {
        return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    }

    /** Half of a surrogate pair is no text: stored, it comes back as a question mark. */
    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
