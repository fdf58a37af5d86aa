package org.wardkeeper.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code import DIR}: through the server where one runs on the data folder, so that it knows at once; otherwise on the
 * server's own classes over the database alone.
 */
final class SiteImport {
    private static final long LARGEST_FILE = 20_000_000;

    /** The status of a report that has refused files in it (RFC 9110 §15.5.21), and how its text tells a reason. */
    private static final int SOME_REFUSED = 422;

    private static final String REFUSED = "  refused: ";
    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"([^\"]*)\"");
    private static final Pattern A_SITES_FILES = Pattern.compile("[^.].*\\.(json|geojson|csv)");

    private SiteImport() {}

    static int run(Settings settings, Path named, Terminal terminal) throws IOException, InterruptedException {
        Path site = Settings.siteFolder(named.toString());
        Optional<ServerFile> live = ServerFile.ofLiveServer(settings.data());
        return live.isPresent() ? throughServer(live.get(), site, terminal) : offline(settings, site);
    }

    private static int throughServer(ServerFile server, Path site, Terminal terminal)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "api/site-import"))
                .header("Authorization", "Bearer " + server.controlToken())
                .header("Content-Type", "application/json")
                .header("Accept", "text/plain")
                .timeout(Duration.ofMinutes(5))
                .POST(HttpRequest.BodyPublishers.ofString(filesAsJson(site)))
                .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return told(answer, terminal);
    }

    private static int told(HttpResponse<String> answer, Terminal terminal) {
        boolean stored = answer.statusCode() == 200;
        if (!stored && answer.statusCode() != SOME_REFUSED) {
            throw LaunchFailure.failed("The running server did not take the site folder (" + answer.statusCode() + ")"
                    + detail(answer.body()));
        }
        terminal.say(answer.body().strip());
        answer.body()
                .lines()
                .filter(line -> line.startsWith(REFUSED))
                .forEach(line -> terminal.complain(line.substring(REFUSED.length())));
        return stored ? 0 : LaunchFailure.FAILED;
    }

    private static String detail(String problem) {
        Matcher detail = DETAIL.matcher(problem);
        return detail.find() ? ": " + detail.group(1) : ".";
    }

    private static int offline(Settings settings, Path site) throws IOException, InterruptedException {
        Dist dist = Dist.here();
        try (DataFolder data = DataFolder.open(settings.data())) {
            ServerLog.configure(data);
            WarFolder war = WarFolder.unpack(dist.war(), data.path());
            try (Database database = Database.open(settings, data, dist.runtime(data))) {
                ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        String.join(":", war.classPath()),
                        "org.wardkeeper.site.ImportCommand",
                        site.toString());
                command.environment().putAll(ServerSettings.of(database));
                command.environment().put("WARDKEEPER_DATA", data.path().toString());
                return command.inheritIO().start().waitFor() == 0 ? 0 : LaunchFailure.FAILED;
            }
        }
    }

    private static String filesAsJson(Path site) throws IOException {
        StringJoiner members = new StringJoiner(",", "{\"files\":{", "}}");
        try (Stream<Path> files = Files.list(site)) {
            for (Path file : files.filter(SiteImport::belongs).sorted().toList()) {
                members.add(quoted(file.getFileName().toString()) + ":" + quoted(text(file)));
            }
        }
        return members.toString();
    }

    private static boolean belongs(Path file) {
        return A_SITES_FILES.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file);
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw LaunchFailure.failed(file + " is larger than 20 MB.");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw LaunchFailure.failed(file + " is not text in UTF-8.", e);
        }
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 16).append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
