package org.wardkeeper.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.wardkeeper.bench.wire.LiveSessions;

/**
 * {@code ./wardkeeper bench sessions}: what a live DTLS session costs the server. Ten thousand devices shake hands, one
 * after another, each from a port and under a key of its own, and stay; then each of them reports once more.
 */
public final class SessionsBench {
    private static final int SESSIONS = 10_000;

    /** Five hundred gateways with nineteen sensors each: as many devices as sessions. */
    private static final BenchSite SITE = new BenchSite(1_000, 500);

    private SessionsBench() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            fail("bench sessions takes no arguments", 2);
        }
        try (var endings = new Endings()) {
            Path folder = endings.temporaryFolder();
            System.err.println("starting the server");
            Product product = endings.add(Product.start(folder, SITE));
            System.err.println(SESSIONS + " handshakes");
            System.out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(measure(product)));
        } catch (IOException | InterruptedException e) {
            fail(e.getMessage(), 1);
        }
    }

    private static Object measure(Product product) throws IOException, InterruptedException {
        List<String> speakers = SITE.readingDevices();
        // What the first handshake loads and the compilers settle is not the sessions' own.
        try (var first = LiveSessions.open(product.coapsPort(), speakers.subList(0, 200), product::keyOf)) {
            first.reportOnce(Traffic.readingsOf(speakers.subList(0, 200), System.currentTimeMillis() - 7_200_000));
        }
        double heapBefore = Heap.megabytesAfterCollection(product.pid());
        double residentBefore = Memory.residentMegabytes(product.pid());
        double cpuBefore = CpuTime.secondsOf(product.pid());
        long start = System.nanoTime();
        try (var sessions = LiveSessions.open(product.coapsPort(), speakers, product::keyOf)) {
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpu = CpuTime.secondsOf(product.pid()) - cpuBefore;
            int answered = sessions.reportOnce(Traffic.readingsOf(speakers, System.currentTimeMillis() - 3_600_000));
            double heap = Heap.megabytesAfterCollection(product.pid()) - heapBefore;
            double resident = Memory.residentMegabytes(product.pid()) - residentBefore;
            var figures = new LinkedHashMap<String, Object>();
            figures.put("sessions", speakers.size());
            figures.put("reportsAnswered", answered);
            figures.put("handshakesPerSecond", Math.round(speakers.size() / seconds));
            figures.put("serverMillisPerHandshake", Figures.round(cpu * 1e3 / speakers.size()));
            figures.put("heapBeforeMegabytes", heapBefore);
            figures.put("heapMegabytes", Figures.round(heap));
            figures.put("heapBytesPerSession", Math.round(heap * 1024 * 1024 / speakers.size()));
            figures.put("residentMegabytes", Figures.round(resident));
            return figures;
        }
    }

    private static void fail(String message, int code) {
        System.err.println("wardkeeper: " + message);
        System.exit(code);
    }
}
