package org.wardkeeper.teach;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wardkeeper.radio.RadioMap;
import org.wardkeeper.radio.Spots;
import org.wardkeeper.radio.Taught;

/** What the radio map of the live model makes of one moment: a zone is as likely as its spots are together. Pure. */
record RadioEvidence(RadioMap map) implements Evidence {

    @Override
    public Map<String, Double> logLikelihoods(List<Taught> vector) {
        Spots spots = map.spots();
        double[] likely = new double[spots.count()];
        boolean isKnown = false;
        for (Taught row : vector) {
            int ear = map.ear(row.reader(), row.antenna());
            if (ear >= 0) {
                isKnown = true;
                add(ear, row.rssi(), likely);
            }
        }
        return isKnown ? byZone(likely, spots) : Map.of();
    }

    private void add(int ear, double dBm, double[] likely) {
        float[] levels = map.levels(ear);
        float[] weights = map.weights(ear);
        float[] widths = map.widths(ear);
        for (int spot = 0; spot < likely.length; spot++) {
            double off = dBm - levels[spot];
            likely[spot] -= (off * off * weights[spot] + widths[spot]) / 2;
        }
    }

    /** The mean over a zone's spots: a large room is not likelier for having many. */
    private static Map<String, Double> byZone(double[] likely, Spots spots) {
        Map<String, Double> zones = new HashMap<>();
        for (int number = 0; number < spots.zones(); number++) {
            int[] within = spots.ofZone(number);
            if (within.length > 0) {
                zones.put(spots.zone(number).id(), logMean(within, likely));
            }
        }
        return zones;
    }

    private static double logMean(int[] within, double[] likely) {
        double most = Double.NEGATIVE_INFINITY;
        for (int spot : within) {
            most = Math.max(most, likely[spot]);
        }
        double sum = 0;
        for (int spot : within) {
            sum += Math.exp(likely[spot] - most);
        }
        return most + Math.log(sum / within.length);
    }
}
