package org.wardkeeper.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wardkeeper.radio.RadioMap;
import org.wardkeeper.track.TagReplay;

/**
 * {@code ./wardkeeper bench location}: ten thousand tags in three hundred zones through the zone filter, one thread; in
 * the same run what the machine gives to a strongest reader kept in a table, which is the least that anybody could do.
 */
public final class LocationBench {
    private static final int ROUNDS = 5;
    private static final double ASKED_A_SECOND = 1_000_000;

    private LocationBench() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            System.err.println("wardkeeper: bench location takes no arguments");
            System.exit(2);
        }
        var ward = new WalkedWard();
        RadioMap radio = RadioMap.fit(ward.map(), ward.lessons());
        long before = usedBytes();
        var filter = new TagReplay(radio);
        ward.play((tag, reader, dBm, millis) -> filter.hear(tag, reader, "", dBm, millis));
        long memory = usedBytes() - before;
        var report = new LinkedHashMap<String, Object>();
        report.put("tags", WalkedWard.TAGS);
        report.put("zones", ward.map().zones().size());
        report.put("readers", ward.map().readers().size());
        report.put("map", radio.spots().count() + " spots");
        compare(ward, filter, report);
        report.put("bytesATag", Math.round((double) memory / WalkedWard.TAGS));
        report.put("zoneRight", Figures.round(ward.right(tag -> filter.place(tag)
                .map(place -> place.zoneId())
                .orElse(""))));
        var demands = new Demands();
        demands.atLeast("sightings a second", (double) report.get("sightingsPerSecond"), ASKED_A_SECOND);
        report.put("demands", demands.table());
        System.out.println(
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report));
    }

    private static void compare(WalkedWard ward, TagReplay filter, Map<String, Object> report) {
        var table = new StrongestTable();
        var ours = new ArrayList<Double>();
        var least = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            least.add(ward.play(table::hear));
            ours.add(ward.play((tag, reader, dBm, millis) -> filter.hear(tag, reader, "", dBm, millis)));
        }
        report.put("sightingsPerSecond", (double) Math.round(median(ours)));
        report.put("strongestReaderPerSecond", (double) Math.round(median(least)));
        report.put("ratio", Figures.round(median(ours) / median(least)));
        report.put("rounds", ours.stream().map(Math::round).toList());
    }

    private static double median(ArrayList<Double> rates) {
        double[] sorted =
                rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The loudest reader of each tag, by the same names. */
    private static final class StrongestTable {
        private final Map<String, double[]> loudest = new java.util.HashMap<>();
        private final Map<String, Integer> readers = new java.util.HashMap<>();

        void hear(String tag, String reader, double dBm, long millis) {
            int number = readers.computeIfAbsent(reader, name -> readers.size());
            double[] best = loudest.computeIfAbsent(tag, name -> new double[] {-1, -200, 0});
            if (dBm > best[1] || millis - best[2] > 10_000 || best[0] == number) {
                best[0] = number;
                best[1] = dBm;
                best[2] = millis;
            }
        }

        @Override
        public String toString() {
            return loudest.size() + Arrays.toString(loudest.values().iterator().next());
        }
    }
}
