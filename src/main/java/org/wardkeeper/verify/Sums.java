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

    private static final int MOST_ADDED = 1_000_000;

    private final String table;
    private final int[] expected;
    private final TableCheck check = new TableCheck();
    private int line;
    private int differing = -1;
    private int sum;
    private String text;
    /** Where the line stands that should have been at the differing place; 0 where it was not seen. */
    private int found;

    private String foundText;

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
            int now = sum(bytes, length);
            if (line >= expected.length || now != expected[line]) {
                differing = line;
                sum = now;
                text = shown(bytes, length);
            }
        } else if (found == 0 && differing < expected.length && sum(bytes, length) == expected[differing]) {
            found = line;
            foundText = shown(bytes, length);
        }
        line++;
        if (line > expected.length + MOST_ADDED) {
            throw new Damaged(line, "there are far more lines than were exported");
        }
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
            int removed = expected.length - line;
            throw new Fault(String.format(
                    Locale.ROOT,
                    "%s: line %d%s was removed from the end",
                    table,
                    line + 1,
                    removed == 1 ? "" : " and what followed it, " + removed + " lines in all,"));
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
        int later = later();
        if (later > 0 && found > 0) {
            String other = found == differing + 1 ? "the line behind it" : "line " + (found + 1);
            return at + " was swapped with " + other + ": " + text;
        }
        if (later > 0) {
            return at + " was removed" + more(later - differing) + "; it stood before: " + text;
        }
        if (found > 0) {
            return at + " was added" + more(found - differing) + ": " + text + "; it stands before: " + foundText;
        }
        return at + " was changed: " + text;
    }

    /** Where the line belongs that stands at the differing place; 0 where it is none of those behind it. */
    private int later() {
        for (int i = differing + 1; i < expected.length; i++) {
            if (expected[i] == sum) {
                return i;
            }
        }
        return 0;
    }

    private static String more(int lines) {
        return lines == 1 ? "" : ", and " + (lines - 1) + " behind it";
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
