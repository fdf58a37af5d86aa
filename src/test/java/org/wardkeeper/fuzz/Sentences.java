package org.wardkeeper.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told to people and devices about their input: one line that can be printed, short, and nothing of Java. */
public final class Sentences {
    private Sentences() {}

    public static void assertSentence(String text, int longest) {
        assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(longest);
        assertThat(text.codePoints().filter(c -> !printable(c)).toArray())
                .as(text)
                .isEmpty();
        assertThat(text).doesNotContain("Exception", "java.", "org.wardkeeper", "com.fasterxml", "jackson");
    }

    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> true;
        };
    }
}
