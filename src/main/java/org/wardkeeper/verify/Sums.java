package org.wardkeeper.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.wardkeeper.evidence.TableCheck;

/**
 * Holds a table's lines against what the manifest says of them: the hash says whether they are as exported, the sums say
 * where they are not.
 */
final class Sums implements Table.Lines {

    private final String table;
    private final int[] expected;
    private final TableCheck check = new TableCheck();
    private int line;
    private int differing = -1;
    private int sum;
    private int nextSum;
    private boolean hasNext;
    private String text;
    private String nextText;

    /** @param sums CRC-32C of every line, one behind the other */
    Sums(String table, byte[] sums) {
        this.table = table;
        this.expected = new int[sums.length / Integer.BYTES];
        ByteBuffer.wrap(sums).asIntBuffer().get(expected);
    }

    @Override
    public void line(byte[] bytes, int length) throws IOException {
        check.line(bytes, 0, length);
        if (differing < 0) {
            int found = sum(bytes, length);
            if (line >= expected.length || found != expected[line]) {
                differing = line;
                sum = found;
                text = shown(bytes, length);
            }
        } else if (!hasNext) {
            hasNext = true;
            nextSum = sum(bytes, length);
            nextText = shown(bytes, length);
        }
        line++;
    }

    /**
     * To be asked when all lines were told.
     *
     * @throws Fault that names the first line that differs
     */
    void expect(byte[] sha256) throws Fault {
        if (differing >= 0) {
            throw new Fault(where());
        }
        if (line < expected.length) {
            throw new Fault(String.format(
                    Locale.ROOT,
                    "%s: line %d and what followed it, %d lines in all, was removed from the end",
                    table,
                    line + 1,
                    expected.length - line));
        }
        if (!Arrays.equals(sha256, check.sha256())) {
            throw new Fault(table + " was changed");
        }
    }

    /** The first line so far that differs, as a sentence. */
    Optional<String> differing() {
        return differing < 0 ? Optional.empty() : Optional.of(where());
    }

    int lines() {
        return line;
    }

    private String where() {
        String at = table + " line " + (differing + 1);
        if (differing >= expected.length) {
            return at + " was added: " + text;
        }
        boolean isTheNext = sum == expectedAt(differing + 1);
        boolean nextIsThis = hasNext && nextSum == expected[differing];
        if (isTheNext && nextIsThis) {
            return at + " was swapped with the line behind it: " + text;
        }
        if (isTheNext) {
            return at + " was removed; it stood before: " + text;
        }
        if (nextIsThis) {
            return at + " was added: " + text + "; it stands before: " + nextText;
        }
        return at + " was changed: " + text;
    }

    private int expectedAt(int place) {
        return place < expected.length ? expected[place] : ~sum;
    }

    private static int sum(byte[] bytes, int length) {
        java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }

    private static String shown(byte[] bytes, int length) {
        return new String(bytes, 0, Math.min(length, 300), StandardCharsets.UTF_8).strip();
    }
}
