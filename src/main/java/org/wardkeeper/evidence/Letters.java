package org.wardkeeper.evidence;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The letters that a page is drawn with: codes of fonts, with their outlines and widths. */
public final class Letters {

    private static final int POINTS = 6;

    /** By font and code. */
    private final SortedMap<String, byte[]> letters = new TreeMap<>();

    private String font = "";

    /** From which font the next ones are. */
    public void from(String newFont) {
        font = newFont;
    }

    public String font() {
        return font;
    }

    public boolean has(int code) {
        return letters.containsKey(name(code));
    }

    public void add(int code, Shape outline, float width) {
        MessageDigest digest = Sha256.digest();
        digest.update(numbers(code, width));
        double[] points = new double[POINTS];
        for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            Arrays.fill(points, 0);
            int segment = path.currentSegment(points);
            digest.update(numbers(segment, points));
        }
        letters.put(name(code), digest.digest());
    }

    /** The hash of all of them, in the order of their fonts and codes. */
    public byte[] sha256() {
        MessageDigest digest = Sha256.digest();
        letters.values().forEach(digest::update);
        return digest.digest();
    }

    private String name(int code) {
        return String.format(java.util.Locale.ROOT, "%s %08x", font, code);
    }

    private static byte[] numbers(int first, double... others) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Double.BYTES * others.length);
        bytes.putInt(first);
        for (double other : others) {
            bytes.putDouble(other);
        }
        return bytes.array();
    }
}
