package org.wardkeeper.bench;

import java.util.Locale;
import org.wardkeeper.search.SearchUnderLoad;

/**
 * How long a question with a slip takes inside the server: index, join with live places, ranking by walking distance,
 * and the first fifty answers made ready. Prints one JSON object. The limit is 50 ms at the 99th percentile with 100,000
 * assets; the processor's time beside it tells what a busy machine added.
 */
public final class SearchBench {

    private static final int ASSETS = 100_000;
    private static final int WARM_UP = 500;
    private static final int QUESTIONS = 5_000;
    private static final double LIMIT_MS = 50;

    private SearchBench() {}

    public static void main(String[] args) {
        long begin = System.nanoTime();
        try (SearchUnderLoad search = new SearchUnderLoad(ASSETS)) {
            double buildMs = millis(System.nanoTime() - begin);
            search.ask(WARM_UP);
            SearchUnderLoad.Times times = search.ask(QUESTIONS);
            double p99 = at(times.wall(), 0.99);
            System.out.printf(
                    Locale.ROOT,
                    "{\"assets\":%d,\"questions\":%d,\"buildMs\":%.0f,\"p50Ms\":%.2f,\"p99Ms\":%.2f,\"maxMs\":%.2f,"
                            + "\"cpuP50Ms\":%.2f,\"cpuP99Ms\":%.2f,\"limitMs\":%.0f,\"ratio\":%.3f}%n",
                    ASSETS,
                    QUESTIONS,
                    buildMs,
                    at(times.wall(), 0.5),
                    p99,
                    at(times.wall(), 1),
                    at(times.cpu(), 0.5),
                    at(times.cpu(), 0.99),
                    LIMIT_MS,
                    p99 / LIMIT_MS);
        }
    }

    private static double at(long[] sorted, double share) {
        return millis(sorted[(int) Math.min(sorted.length - 1, share * sorted.length)]);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
