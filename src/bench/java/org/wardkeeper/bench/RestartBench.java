package org.wardkeeper.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wardkeeper.bench.wire.FirstAnswer;
import org.wardkeeper.bench.wire.LoadGenerator;

/**
 * {@code ./wardkeeper bench restart}: how long the hospital is deaf after {@code kill -9}. A server with ten thousand
 * tags in their last places and a journal with rows is killed; the time runs from the call of
 * {@code ./wardkeeper run} to the first 2.04 that a reading gets.
 */
public final class RestartBench {
    private static final BenchSite SITE = new BenchSite(10_000, 50);
    private static final int TIMES = 5;
    private static final Duration LOAD = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final double LIMIT_SECONDS = 20;
    private static final long HOUR_MS = 3_600_000;

    private RestartBench() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            fail("bench restart takes no arguments", 2);
        }
        try (var endings = new Endings()) {
            Path folder = endings.temporaryFolder();
            System.err.println("starting the server, filling it");
            Product first = endings.add(Product.start(folder, SITE));
            Map<String, Object> report = fill(first);
            first.kill();
            report.putAll(restart(folder, endings));
            System.out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(report));
        } catch (IOException | SQLException | InterruptedException e) {
            fail(e.getMessage(), 1);
        }
    }

    private static Map<String, Object> fill(Product product) throws IOException, SQLException, InterruptedException {
        try (var generator = LoadGenerator.plain(product.coapPort())) {
            long begin = System.currentTimeMillis() - 6 * HOUR_MS;
            generator.drive(Traffic.readingsOfGateways(SITE, begin), LOAD);
            while (product.count("last_place") < SITE.tags()) {
                generator.drive(Traffic.sightings(SITE.tags(), 5), LOAD.dividedBy(4));
            }
        }
        var report = new LinkedHashMap<String, Object>();
        report.put("readings", product.count("reading"));
        report.put("lastPlaces", product.count("last_place"));
        return report;
    }

    private static Map<String, Object> restart(Path folder, Endings endings) throws IOException, InterruptedException {
        var seconds = new ArrayList<Double>();
        var cpuSeconds = new ArrayList<Double>();
        int port = freePort();
        String flags = "";
        for (int i = 0; i < TIMES; i++) {
            System.err.println("restart " + (i + 1) + " of " + TIMES);
            long start = System.nanoTime();
            Child server = endings.add(Product.run(folder, port));
            FirstAnswer.await(port, Traffic.readingsOfSensors(SITE, System.currentTimeMillis() - HOUR_MS), PATIENCE);
            seconds.add(Figures.round((System.nanoTime() - start) / 1e9));
            cpuSeconds.add(Figures.round(CpuTime.secondsOf(server.pid())));
            flags = flagsOf(server.pid());
            Thread.sleep(1_000); // the server is killed at work, not while it still says that it is ready
            server.process().destroyForcibly().waitFor();
        }
        double median = Figures.round(Figures.median(seconds, figure -> figure));
        var figures = new LinkedHashMap<String, Object>();
        figures.put("command", flags);
        figures.put("secondsToFirst204", seconds);
        figures.put("cpuSecondsToFirst204", cpuSeconds);
        figures.put("medianSeconds", median);
        figures.put("limitSeconds", LIMIT_SECONDS);
        figures.put("ratio", Figures.round(median / LIMIT_SECONDS));
        return figures;
    }

    /** How the script has started the JVM, up to the jar. */
    private static String flagsOf(long pid) throws IOException {
        String line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                .replace('\0', ' ');
        return line.replaceAll("\\S*/", "").strip();
    }

    private static int freePort() throws IOException {
        try (var probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static void fail(String message, int code) {
        System.err.println("wardkeeper: " + message);
        System.exit(code);
    }
}
