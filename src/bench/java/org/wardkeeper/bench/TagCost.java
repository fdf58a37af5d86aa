package org.wardkeeper.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wardkeeper.bench.wire.LoadGenerator;
import org.wardkeeper.bench.wire.Workload;

/** What a sighting costs where a thousand tags are about, and in the same run where fifty thousand are. */
final class TagCost {
    private static final BenchSite MANY = new BenchSite(50_000, BenchSite.USUAL.gateways());
    private static final Duration WARM_UP = Duration.ofSeconds(25);

    private final Product product;
    private final int rounds;
    private final Duration time;

    TagCost(Product product, int rounds, Duration time) {
        this.product = product;
        this.rounds = rounds;
        this.time = time;
    }

    Map<String, Object> measure(Path folder) throws IOException, InterruptedException {
        List<Measured> few = sightings(BenchSite.USUAL.tags());
        product.importSite(MANY.write(folder));
        List<Measured> many = sightings(MANY.tags());
        var figures = new LinkedHashMap<String, Object>();
        figures.put(BenchSite.USUAL.tags() + " tags", figures(few));
        figures.put(MANY.tags() + " tags", figures(many));
        figures.put(
                "ratioOfMicros",
                Figures.round(
                        Figures.median(many, Measured::serverMicros) / Figures.median(few, Measured::serverMicros)));
        return figures;
    }

    private List<Measured> sightings(int tags) throws IOException {
        Workload workload = Traffic.sightings(tags, 1);
        var measured = new ArrayList<Measured>();
        try (var generator = LoadGenerator.plain(product.coapPort())) {
            generator.drive(workload, WARM_UP);
            for (int round = 0; round < rounds; round++) {
                measured.add(Measured.of(() -> generator.drive(workload, time), product, product));
            }
        }
        return measured;
    }

    private static Map<String, Object> figures(List<Measured> runs) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("messagesPerSecond", Math.round(Figures.median(runs, Measured::messagesPerSecond)));
        figures.put("serverMicrosPerMessage", Figures.round(Figures.median(runs, Measured::serverMicros)));
        figures.put("databaseMicrosPerMessage", Figures.round(Figures.median(runs, Measured::databaseMicros)));
        return figures;
    }
}
