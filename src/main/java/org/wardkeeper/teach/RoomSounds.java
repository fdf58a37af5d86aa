package org.wardkeeper.teach;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardkeeper.radio.Taught;

/**
 * How each room sounds to each antenna: how often it hears a tag there, and how loud, as a Gaussian. Pure.
 *
 * <p>A room that an antenna was never heard in says "hardly ever", not "never": ten moments prove nothing.
 */
final class RoomSounds implements Evidence {
    /** Nobody walks into exactly the places that were taught. */
    private static final double NARROWEST_DB = 4;

    /** Whatever was taught, three of a hundred signals come from anywhere between −100 and −30 dBm. */
    private static final double STRAY = 0.03;

    private static final double STRAY_DENSITY = 1 / 70.0;

    /** @param heard the share of the room's moments in which the antenna hears a tag */
    private record Sound(double heard, double mean, double deviation) {
        double logOf(double dBm) {
            double z = (dBm - mean) / deviation;
            double density = Math.exp(-z * z / 2) / (deviation * Math.sqrt(2 * Math.PI));
            return Math.log(heard * ((1 - STRAY) * density + STRAY * STRAY_DENSITY));
        }
    }

    private record Antenna(String reader, String name) {
        static Antenna of(Taught row) {
            return new Antenna(row.reader(), row.antenna());
        }
    }

    private final Map<String, Map<Antenna, Sound>> rooms = new HashMap<>();
    private final Map<String, Double> neverHeard = new HashMap<>();
    private final Set<Antenna> antennas = new HashSet<>();

    private RoomSounds() {}

    static RoomSounds fit(List<Taught> rows) {
        RoomSounds fitted = new RoomSounds();
        rows.stream().collect(Collectors.groupingBy(Taught::zoneId)).forEach(fitted::learn);
        return fitted;
    }

    private void learn(String zone, List<Taught> rows) {
        long moments = rows.stream().map(Taught::at).distinct().count();
        Map<Antenna, Sound> sounds = new HashMap<>();
        rows.stream().collect(Collectors.groupingBy(Antenna::of)).forEach((antenna, heard) -> {
            antennas.add(antenna);
            sounds.put(antenna, sound(heard, moments));
        });
        rooms.put(zone, sounds);
        neverHeard.put(zone, share(0, moments));
    }

    private static Sound sound(List<Taught> heard, long moments) {
        double mean = heard.stream().mapToDouble(Taught::rssi).average().orElseThrow();
        double square = heard.stream()
                .mapToDouble(row -> (row.rssi() - mean) * (row.rssi() - mean))
                .average()
                .orElseThrow();
        return new Sound(share(heard.size(), moments), mean, Math.max(NARROWEST_DB, Math.sqrt(square)));
    }

    /** Laplace's rule of succession: neither always nor never. */
    private static double share(long heard, long moments) {
        return (Math.min(heard, moments) + 1.0) / (moments + 2.0);
    }

    @Override
    public Map<String, Double> logLikelihoods(List<Taught> vector) {
        Map<Antenna, Double> heard = vector.stream().collect(Collectors.toMap(Antenna::of, Taught::rssi, Math::max));
        Map<String, Double> likely = new HashMap<>();
        rooms.forEach((zone, sounds) -> likely.put(zone, logLikelihood(zone, sounds, heard)));
        return likely;
    }

    private double logLikelihood(String zone, Map<Antenna, Sound> sounds, Map<Antenna, Double> heard) {
        double stranger = neverHeard.get(zone);
        double sum = 0;
        for (Antenna antenna : antennas) {
            Double dBm = heard.get(antenna);
            Sound sound = sounds.get(antenna);
            if (dBm == null) {
                sum += Math.log(1 - (sound == null ? stranger : sound.heard()));
            } else {
                sum += sound == null ? Math.log(stranger * STRAY_DENSITY) : sound.logOf(dBm);
            }
        }
        return sum;
    }
}
