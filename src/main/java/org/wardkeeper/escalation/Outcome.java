package org.wardkeeper.escalation;

/**
 * What became of a message.
 *
 * @param words why it failed; empty where it did not
 */
record Outcome(boolean delivered, String words) {
    static final Outcome DELIVERED = new Outcome(true, "");

    static Outcome failed(Exception cause) {
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Outcome(false, words.lines().findFirst().orElse("").strip());
    }
}
