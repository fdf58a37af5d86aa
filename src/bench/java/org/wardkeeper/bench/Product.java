package org.wardkeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The server as it is delivered, with its own data folder, free ports and the bench's site. */
final class Product implements Server {
    private static final int START_PATIENCE_S = 600;
    private static final int POSTGRES_END_S = 30;

    /** Records a second that one device may send: here a reader speaks for a thousand. */
    private static final String NO_LIMIT = "100000000";

    private static final String ADMIN_PASSWORD = "measured-on-loopback";

    private final Child child;
    private final Path data;
    private final String url;
    private final int coapPort;
    private final int coapsPort;
    private final long postmaster;
    private final Map<String, byte[]> keys;

    private Product(Child child, Path data, JsonNode facts) throws IOException {
        this.child = child;
        this.data = data;
        this.url = facts.get("url").asText();
        this.coapPort = facts.get("coapPort").asInt();
        this.coapsPort = facts.get("coapsPort").asInt();
        this.postmaster = Long.parseLong(postmasterLine(data, 0));
        try (Stream<String> lines = Files.lines(data.resolve("keys.csv"))) {
            keys = lines.skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toMap(
                            cells -> cells[0], cells -> HexFormat.of().parseHex(cells[1])));
        }
    }

    static Product start(Path folder, BenchSite bench) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Path site = bench.write(folder.resolve("site"));
        Path output = folder.resolve("output.log");
        Child child = Child.java(
                List.of("-jar", jar(), "run"), settings(data, 0, site), ProcessBuilder.Redirect.to(output.toFile()));
        try {
            Path file = data.resolve("server.json");
            for (int i = 0; !Files.exists(file); i++) {
                if (i > START_PATIENCE_S * 10 || child.process().waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IOException("The server did not start: " + lastLine(output));
                }
            }
            JsonNode facts = new ObjectMapper().readTree(file.toFile());
            return new Product(child, data, facts);
        } catch (IOException | InterruptedException | RuntimeException e) {
            child.close();
            throw e;
        }
    }

    /** The server of a folder that was started before, as its users start it; it may not answer yet. */
    static Child run(Path folder, int coapPort) throws IOException {
        Path script = Path.of(System.getProperty("wardkeeper.dist")).resolve("../../wardkeeper");
        return Child.command(
                List.of(script.normalize().toString(), "run"),
                settings(folder.resolve("data"), coapPort, folder.resolve("site")),
                ProcessBuilder.Redirect.appendTo(folder.resolve("output.log").toFile()));
    }

    private static Map<String, String> settings(Path data, int coapPort, Path site) {
        return Map.of(
                "WARDKEEPER_DATA",
                data.toString(),
                "WARDKEEPER_SITE",
                site.toString(),
                "WARDKEEPER_BIND",
                "127.0.0.1",
                "WARDKEEPER_COAP_PLAIN",
                "on",
                "WARDKEEPER_COAP_PORT",
                Integer.toString(coapPort),
                "WARDKEEPER_COAPS_PORT",
                "0",
                "WARDKEEPER_HTTP_PORT",
                "0",
                "WARDKEEPER_MANAGEMENT_PORT",
                "0",
                "WARDKEEPER_DEVICE_RATE",
                NO_LIMIT,
                "WARDKEEPER_ADMIN_PASSWORD",
                ADMIN_PASSWORD);
    }

    /** Imports a site into the running server, as {@code ./wardkeeper import} does. */
    void importSite(Path site) throws IOException, InterruptedException {
        try (Child importing = Child.java(
                List.of("-jar", jar(), "import", site.toString()),
                Map.of("WARDKEEPER_DATA", data.toString()),
                ProcessBuilder.Redirect.DISCARD)) {
            if (importing.process().waitFor() != 0) {
                throw new IOException("The site cannot be imported.");
            }
        }
    }

    @Override
    public int coapPort() {
        return coapPort;
    }

    @Override
    public int coapsPort() {
        return coapsPort;
    }

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public byte[] keyOf(String identity) {
        return keys.get(identity);
    }

    /** CPU seconds of PostgreSQL, all of its processes. */
    double databaseSeconds() throws IOException {
        return CpuTime.secondsOfFamily(postmaster);
    }

    /** A connection to the server's own database. */
    Connection connect() throws IOException, SQLException {
        return database().getConnection();
    }

    /** The server's own database. */
    DataSource database() throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:" + postmasterLine(data, 3) + "/wardkeeper");
        source.setUser("postgres");
        source.setPassword(Files.readString(data.resolve("postgres-password")).strip());
        return source;
    }

    /** A question to the server's REST as its administrator. */
    HttpRequest request(String path) {
        String credentials =
                Base64.getEncoder().encodeToString(("admin:" + ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Basic " + credentials)
                .build();
    }

    /** How many rows a table has. */
    long count(String table) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getLong(1);
        }
    }

    /** Ends the server as a power cut does; its PostgreSQL lives on. */
    void kill() throws InterruptedException {
        child.process().destroyForcibly().waitFor();
    }

    /** Ends the server, which ends its PostgreSQL; and PostgreSQL itself where the server could not. */
    @Override
    public void close() {
        child.close();
        try {
            Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(postmasterLine(data, 0)));
            if (left.isPresent() && left.get().destroy()) {
                left.get().onExit().get(POSTGRES_END_S, TimeUnit.SECONDS);
            }
        } catch (NoSuchFileException e) {
            // the usual end: it has taken its file with it
        } catch (IOException | ExecutionException | TimeoutException e) {
            System.err.println("wardkeeper: PostgreSQL may still run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String jar() {
        return Path.of(System.getProperty("wardkeeper.dist"), "wardkeeper.jar").toString();
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
