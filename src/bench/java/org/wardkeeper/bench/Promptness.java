package org.wardkeeper.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wardkeeper.bench.wire.LoadGenerator;
import org.wardkeeper.bench.wire.Workload;

/** How long a reading waits for its 2.04, from the moment it was due: at half load, and beside a storm of sightings. */
final class Promptness {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final double LONE_READINGS_A_SECOND = 200;

    private final Product product;

    Promptness(Product product) {
        this.product = product;
    }

    /** At half of the rate that was measured with all windows full. */
    Map<String, Object> atHalfLoad(Workload readings, double mostPerSecond) throws IOException {
        double pace = mostPerSecond / 2;
        try (var generator = LoadGenerator.plain(product.coapPort())) {
            generator.pace(readings, WARM_UP, pace);
            LoadGenerator.Run run = generator.pace(readings, TIME, pace);
            var figures = new LinkedHashMap<String, Object>();
            figures.put("readingsPerSecond", Math.round(pace));
            figures.putAll(Measured.promptness(run.tally()));
            return figures;
        }
    }

    /** Readers send what they can; a few sensors elsewhere speak as they always do. */
    Map<String, Object> inStorm(Workload sightings, Workload readings) throws IOException, InterruptedException {
        try (var storm = LoadGenerator.plain(product.coapPort());
                var sensors = LoadGenerator.plain(product.coapPort())) {
            storm.drive(sightings, WARM_UP);
            Together both = Together.run(
                    () -> storm.drive(sightings, TIME), () -> sensors.pace(readings, TIME, LONE_READINGS_A_SECOND));
            var figures = new LinkedHashMap<String, Object>();
            figures.put("sightingsPerSecond", Math.round(both.first().messagesPerSecond()));
            figures.put("readingsPerSecond", Math.round(LONE_READINGS_A_SECOND));
            figures.putAll(Measured.promptness(both.second().tally()));
            return figures;
        }
    }
}
