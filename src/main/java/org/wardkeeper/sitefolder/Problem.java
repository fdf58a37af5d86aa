package org.wardkeeper.sitefolder;

/**
 * What is wrong with a file, for the person who wrote it.
 *
 * @param line in the file, counted from 1; 0 where the file as a whole is meant
 * @param reason one sentence
 */
public record Problem(String file, int line, String reason) {

    @Override
    public String toString() {
        return line > 0 ? file + " line " + line + ": " + reason : file + ": " + reason;
    }
}
