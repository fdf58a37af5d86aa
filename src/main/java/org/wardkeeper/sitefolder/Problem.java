package org.wardkeeper.sitefolder;

/**
 * What is wrong with a file, for the person who wrote it.
 *
 * @param line in the file, counted from 1; 0 where the file as a whole is meant
 * @param feature the id of the plan's feature that is meant; null where none is
 * @param reason one sentence
 */
public record Problem(String file, int line, String feature, String reason) {

    public Problem(String file, int line, String reason) {
        this(file, line, null, reason);
    }

    /** The sentence with the feature it is about. */
    public String sentence() {
        return feature == null ? reason : feature + ": " + reason;
    }

    @Override
    public String toString() {
        return line > 0 ? file + " line " + line + ": " + sentence() : file + ": " + sentence();
    }
}
