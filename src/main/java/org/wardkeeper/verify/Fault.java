package org.wardkeeper.verify;

/** The first thing that is not as it was exported, as a sentence for people. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String sentence) {
        super(sentence);
    }
}
