package org.wardkeeper.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One hash over many leaves, such that a leaf can be shown to be under it with a few hashes: the tree of RFC 6962 §2.1.
 * A leaf's hash is SHA-256(0 ‖ leaf), a node's SHA-256(1 ‖ left ‖ right); the left half is the largest power of two.
 */
public final class HashTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private HashTree() {}

    /** The root; of nothing, it is the hash of nothing. */
    public static byte[] root(List<byte[]> leaves) {
        return switch (leaves.size()) {
            case 0 -> Sha256.of();
            case 1 -> Sha256.of(LEAF, leaves.get(0));
            default -> {
                int left = left(leaves.size());
                yield node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
            }
        };
    }

    /** What is hashed with the leaf on the way up, from the leaf to the root (RFC 6962 §2.1.1). */
    public static List<byte[]> path(int index, List<byte[]> leaves) {
        List<byte[]> path = new ArrayList<>();
        if (leaves.size() > 1) {
            int left = left(leaves.size());
            boolean onTheLeft = index < left;
            List<byte[]> mine = onTheLeft ? leaves.subList(0, left) : leaves.subList(left, leaves.size());
            List<byte[]> other = onTheLeft ? leaves.subList(left, leaves.size()) : leaves.subList(0, left);
            path.addAll(path(onTheLeft ? index : index - left, mine));
            path.add(root(other));
        }
        return path;
    }

    /** Whether the leaf stands at this place under the root (RFC 9162 §2.1.3.2). */
    public static boolean leadsTo(byte[] root, byte[] leaf, long index, long leaves, List<byte[]> path) {
        if (index < 0 || index >= leaves) {
            return false;
        }
        long place = index;
        long last = leaves - 1;
        byte[] hash = Sha256.of(LEAF, leaf);
        for (byte[] step : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = node(step, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, step);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    private static byte[] node(byte[] left, byte[] right) {
        return Sha256.of(NODE, left, right);
    }

    private static int left(int leaves) {
        return Integer.highestOneBit(leaves - 1);
    }
}
