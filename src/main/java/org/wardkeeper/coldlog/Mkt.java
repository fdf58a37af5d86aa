package org.wardkeeper.coldlog;

/**
 * Mean kinetic temperature (USP ⟨1079.2⟩): the constant temperature that would have stressed the goods as much as the
 * real one did. T_K = (ΔH/R) / −ln( Σ w·e^(−ΔH/(R·T)) / Σ w ), weighted by how long each reading held.
 */
public final class Mkt {

    /** ΔH, kJ/mol. */
    public static final double ACTIVATION_ENERGY = 83.144;
    /** R, kJ/(mol·K). */
    public static final double GAS_CONSTANT = 8.3144e-3;

    private static final double RATIO_KELVIN = ACTIVATION_ENERGY / GAS_CONSTANT;
    private static final double ZERO_CEL_IN_KELVIN = 273.15;

    /** Sensors say the same few hundred temperatures over and over; e^… is most of what a reading costs here. */
    private static final int REMEMBERED = 1 << 11;

    private final double[] temperatures = new double[REMEMBERED];
    private final double[] stresses = new double[REMEMBERED];
    private double sum;
    private double weights;

    /** @param weight any unit, the same for all readings */
    public void add(double celsius, double weight) {
        sum += weight * stress(celsius);
        weights += weight;
    }

    private double stress(double celsius) {
        long bits = Double.doubleToLongBits(celsius);
        int place = (int) ((bits ^ bits >>> 29) * 0x9E3779B97F4A7C15L >>> 53);
        if (stresses[place] == 0 || temperatures[place] != celsius) {
            temperatures[place] = celsius;
            stresses[place] = Math.exp(-RATIO_KELVIN / (celsius + ZERO_CEL_IN_KELVIN));
        }
        return stresses[place];
    }

    /** In °C; NaN while nothing has weight. */
    public double celsius() {
        return RATIO_KELVIN / -Math.log(sum / weights) - ZERO_CEL_IN_KELVIN;
    }
}
