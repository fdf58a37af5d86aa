package org.wardkeeper.adapter.simulator;

/** Numbers that look random and are functions: the same seed and index give the same number in every run. */
final class Chance {

    private Chance() {}

    /** A seed from a name. */
    static long seed(String name) {
        long seed = 1_125_899_906_842_597L;
        for (int i = 0; i < name.length(); i++) {
            seed = 31 * seed + name.charAt(i);
        }
        return seed;
    }

    /** A number in [0, 1). SplitMix64's finisher over seed and index. */
    static double of(long seed, long index) {
        long z = seed + index * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    /** A whole number in [0, bound). */
    static long below(long bound, long seed, long index) {
        return (long) (of(seed, index) * bound);
    }
}
