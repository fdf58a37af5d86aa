package org.wardkeeper.radio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one moment alone says of the zones: what was heard within a second or so, weighed at each spot of the map. */
public final class ZoneEvidence {
    /** No level speaks louder against a spot than three scatters; air has surprises. */
    private static final double SURPRISE = 9;

    private ZoneEvidence() {}

    /**
     * How likely it is to hear these levels in each zone, as natural logarithms that can be compared with each other. Of
     * readers that are on no plan nothing is said; empty where nothing else was heard.
     *
     * @param moment at most one level of each antenna
     */
    public static Map<String, Double> logLikelihoods(RadioMap map, List<Taught> moment) {
        List<Taught> heard = moment.stream()
                .filter(one -> map.ear(one.reader(), one.antenna()) >= 0)
                .toList();
        Map<String, Double> likelihoods = new HashMap<>();
        if (!heard.isEmpty()) {
            Spots spots = map.spots();
            for (int zone = 0; zone < spots.zones(); zone++) {
                likelihoods.put(spots.zone(zone).id(), ofZone(zone, map, heard));
            }
        }
        return likelihoods;
    }

    /** The mean over the zone's spots: where in the zone it is nobody asks. */
    private static double ofZone(int zone, RadioMap map, List<Taught> heard) {
        int[] spots = map.spots().ofZone(zone);
        double[] fits = new double[spots.length];
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < spots.length; i++) {
            fits[i] = ofSpot(spots[i], map, heard);
            best = Math.max(best, fits[i]);
        }
        double sum = 0;
        for (double fit : fits) {
            sum += Math.exp(fit - best);
        }
        return best + Math.log(sum / spots.length);
    }

    private static double ofSpot(int spot, RadioMap map, List<Taught> heard) {
        double misfit = 0;
        for (Taught one : heard) {
            int ear = map.ear(one.reader(), one.antenna());
            double difference = one.rssi() - map.levels(ear)[spot];
            misfit += Math.min(SURPRISE, difference * difference * map.weights(ear)[spot]) + map.widths(ear)[spot];
        }
        return -misfit / 2;
    }
}
