package org.wardkeeper.verify;

/** What a file says, fit for a terminal: nothing in it can move the cursor, end the line or turn the text round. */
final class Plain {
    private Plain() {}

    static String line(String text) {
        return text.replaceAll("\\R+", " ").replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]", "?");
    }

    static String firstLine(String text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }
}
