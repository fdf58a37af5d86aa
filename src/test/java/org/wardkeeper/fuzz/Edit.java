package org.wardkeeper.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * One change of a run of bytes. Positions count around, so that every edit fits every input and a shorter list of
 * edits is a simpler finding.
 *
 * @param where the byte it begins at
 * @param what which bit, how many bytes, which fragment or which other input, depending on the kind
 */
public record Edit(Kind kind, int where, int what) {

    /** What may happen to bytes on their way. */
    public enum Kind {
        FLIP,
        SET,
        CUT,
        REMOVE,
        REPEAT,
        INSERT,
        SPLICE
    }

    private static final int LONGEST_REPEAT = 64;
    private static final int MOST_COPIES = 40;

    /** Lists of up to this many edits. */
    public static Arbitrary<List<Edit>> some(int most) {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 1 << 16);
        return Combinators.combine(Arbitraries.of(Kind.class), any, any)
                .as(Edit::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(most);
    }

    /**
     * Damages the input.
     *
     * @param others inputs that a splice may go on with
     * @param fragments what an insertion may bring in
     */
    public static byte[] apply(List<Edit> edits, byte[] input, List<byte[]> others, List<byte[]> fragments) {
        byte[] bytes = input;
        for (Edit edit : edits) {
            bytes = edit.apply(bytes, others, fragments);
        }
        return bytes;
    }

    private byte[] apply(byte[] bytes, List<byte[]> others, List<byte[]> fragments) {
        if (bytes.length == 0) {
            return fragments.get(what % fragments.size());
        }
        int at = where % bytes.length;
        return switch (kind) {
            case FLIP -> with(bytes, at, bytes[at] ^ 1 << what % 8);
            case SET -> with(bytes, at, what);
            case CUT -> Arrays.copyOf(bytes, at);
            case REMOVE -> joined(bytes, at, new byte[0], at + 1 + what % LONGEST_REPEAT);
            case REPEAT -> joined(bytes, at, repeated(bytes, at), at);
            case INSERT -> joined(bytes, at, fragments.get(what % fragments.size()), at);
            case SPLICE -> {
                byte[] other = others.get(what % others.size());
                yield joined(bytes, at, Arrays.copyOfRange(other, at % other.length, other.length), bytes.length);
            }
        };
    }

    private byte[] repeated(byte[] bytes, int at) {
        byte[] run = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1 + what % LONGEST_REPEAT));
        var copies = new ByteArrayOutputStream();
        for (int i = 0; i <= what / LONGEST_REPEAT % MOST_COPIES; i++) {
            copies.writeBytes(run);
        }
        return copies.toByteArray();
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
        var joined = new ByteArrayOutputStream(bytes.length + middle.length);
        joined.write(bytes, 0, head);
        joined.writeBytes(middle);
        if (tail < bytes.length) {
            joined.write(bytes, tail, bytes.length - tail);
        }
        return joined.toByteArray();
    }
}
