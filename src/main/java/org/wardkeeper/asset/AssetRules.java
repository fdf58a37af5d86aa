package org.wardkeeper.asset;

import java.util.regex.Pattern;

/** What an asset's id, name and kind may be; the same for a row of a file and for an edit on a page. */
public final class AssetRules {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final int LONGEST_KIND = 40;
    private static final int LONGEST_NAME = 120;

    private AssetRules() {}

    /** @throws IllegalArgumentException with a sentence */
    public static String checkedId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "The id '" + shown(id) + "' must be up to 64 letters, digits, dots, dashes and underscores.");
        }
        return id;
    }

    /**
     * Markup is only text and is kept; control characters, line breaks among them, are refused.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public static String checkedName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name must have 1 to " + LONGEST_NAME + " characters.");
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw new IllegalArgumentException(
                    "The name '" + shown(name) + "' must not have line breaks or control characters.");
        }
        return name.strip();
    }

    /** @throws IllegalArgumentException with a sentence */
    public static String checkedKind(String kind) {
        if (!KIND.matcher(kind).matches() || kind.length() > LONGEST_KIND) {
            throw new IllegalArgumentException("The kind '" + shown(kind)
                    + "' must be small letters, digits and single dashes, such as infusion-pump.");
        }
        return kind;
    }

    /** Somebody else's text inside our sentence: on one line, and not for ever. */
    private static String shown(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", "\u00b7");
        return oneLine.length() > 60 ? oneLine.substring(0, 60) + "…" : oneLine;
    }
}
