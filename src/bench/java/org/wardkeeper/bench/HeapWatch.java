package org.wardkeeper.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wardkeeper.bench.wire.LoadGenerator;
import org.wardkeeper.bench.wire.Workload;

/** The heap after a full collection, every half minute under load: what grows here is a leak. */
final class HeapWatch {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final double STEPS_A_MINUTE = 2;

    /** Four fifths of what the server can take: two of sightings and two of readings. */
    private static final double SHARE_OF_EACH = 0.4;

    private final Product product;

    HeapWatch(Product product) {
        this.product = product;
    }

    /**
     * What is sent, and the most of each that the server was seen to take.
     *
     * @param mostSightings messages a second
     * @param mostReadings messages a second
     */
    record Load(Workload sightings, double mostSightings, Workload readings, double mostReadings) {}

    Map<String, Object> watch(int minutes, Load load) throws IOException, InterruptedException {
        var megabytes = new ArrayList<Double>();
        var notTaken = new ArrayList<Map<String, Long>>();
        try (var readers = LoadGenerator.plain(product.coapPort());
                var sensors = LoadGenerator.plain(product.coapPort())) {
            megabytes.add(Heap.megabytesAfterCollection(product.pid()));
            for (int step = 0; step < minutes * STEPS_A_MINUTE; step++) {
                Together both = Together.run(
                        () -> readers.pace(load.sightings(), STEP, load.mostSightings() * SHARE_OF_EACH),
                        () -> sensors.pace(load.readings(), STEP, load.mostReadings() * SHARE_OF_EACH));
                notTaken.add(both.first().tally().others());
                notTaken.add(both.second().tally().others());
                megabytes.add(Heap.megabytesAfterCollection(product.pid()));
            }
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("sightingsPerSecond", Math.round(load.mostSightings() * SHARE_OF_EACH));
        figures.put("readingsPerSecond", Math.round(load.mostReadings() * SHARE_OF_EACH));
        figures.put("megabytesEvery30s", megabytes);
        figures.put("megabytesAMinute", Figures.round(Figures.slope(megabytes) * STEPS_A_MINUTE));
        figures.put(
                "notTaken", notTaken.stream().filter(some -> !some.isEmpty()).toList());
        return figures;
    }
}
