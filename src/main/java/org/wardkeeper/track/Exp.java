package org.wardkeeper.track;

/**
 * The exponential of what is not above zero, to six digits: a posterior needs a hundred of them a sighting, and the
 * library's costs ten times as much.
 */
final class Exp {
    private static final float LOG2_E = 1.442695041f;

    /** Below it a float is as good as zero. */
    private static final float LEAST = -80;

    private static final int FRACTION_BITS = 23;
    private static final int BIAS = 127;

    private Exp() {}

    /** {@code e} to the {@code x}; 0 where x is below -80. */
    static float of(float x) {
        float exponent = Math.max(LEAST, x) * LOG2_E;
        int whole = (int) (exponent - 0.5f); // the nearest, of what is not above zero
        float rest = exponent - whole;
        float power = 1
                + rest
                        * (0.6931472f
                                + rest
                                        * (0.2402265f
                                                + rest
                                                        * (0.0555041f
                                                                + rest
                                                                        * (0.0096181f
                                                                                + rest
                                                                                        * (0.0013333f
                                                                                                + rest * 0.000154f)))));
        return x < LEAST ? 0 : power * Float.intBitsToFloat(whole + BIAS << FRACTION_BITS);
    }
}
