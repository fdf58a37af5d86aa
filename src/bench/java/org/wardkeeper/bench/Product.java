package org.wardkeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The server as it is delivered, with its own data folder, free ports and the bench's site. */
final class Product implements AutoCloseable {
    private static final int START_PATIENCE_S = 180;

    private final Child child;
    private final Path data;
    private final int coapPort;
    private final long postmaster;

    private Product(Child child, Path data, int coapPort, long postmaster) {
        this.child = child;
        this.data = data;
        this.coapPort = coapPort;
        this.postmaster = postmaster;
    }

    static Product start(Path folder) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Path site = folder.resolve("site");
        Path output = folder.resolve("output.log");
        BenchSite.write(site);
        var settings = Map.of(
                "WARDKEEPER_DATA", data.toString(),
                "WARDKEEPER_SITE", site.toString(),
                "WARDKEEPER_BIND", "127.0.0.1",
                "WARDKEEPER_COAP_PLAIN", "on",
                "WARDKEEPER_COAP_PORT", "0",
                "WARDKEEPER_COAPS_PORT", "0",
                "WARDKEEPER_DEVICE_RATE", "100000000",
                "WARDKEEPER_HTTP_PORT", "0",
                "WARDKEEPER_MANAGEMENT_PORT", "0");
        String jar =
                Path.of(System.getProperty("wardkeeper.dist"), "wardkeeper.jar").toString();
        Child child = Child.start(List.of("-jar", jar, "run"), settings, ProcessBuilder.Redirect.to(output.toFile()));
        try {
            Path file = data.resolve("server.json");
            for (int i = 0; !Files.exists(file); i++) {
                if (i > START_PATIENCE_S * 10 || child.process().waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IOException("The server did not start: " + lastLine(output));
                }
            }
            JsonNode facts = new ObjectMapper().readTree(file.toFile());
            return new Product(child, data, facts.get("coapPort").asInt(), Long.parseLong(postmasterLine(data, 0)));
        } catch (IOException | InterruptedException | RuntimeException e) {
            child.close();
            throw e;
        }
    }

    int coapPort() {
        return coapPort;
    }

    long pid() {
        return child.pid();
    }

    /** CPU seconds of PostgreSQL, all of its processes. */
    double databaseSeconds() throws IOException {
        return CpuTime.secondsOfFamily(postmaster);
    }

    /** A connection to the server's own database. */
    Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + postmasterLine(data, 3) + "/wardkeeper",
                "postgres",
                Files.readString(data.resolve("postgres-password")).strip());
    }

    /** How many readings are stored. */
    long storedReadings() throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from reading")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** Ends the server, which ends its PostgreSQL; and PostgreSQL itself where the server could not. */
    @Override
    public void close() {
        child.close();
        Optional<ProcessHandle> left = ProcessHandle.of(postmaster);
        left.ifPresent(ProcessHandle::destroy);
    }

    private static String postmasterLine(Path data, int line) throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(line)
                .strip();
    }

    private static String lastLine(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output);
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }
}
