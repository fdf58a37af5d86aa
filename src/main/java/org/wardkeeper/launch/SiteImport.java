package org.wardkeeper.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * {@code import DIR}: through the server where one runs on the data folder, so that it knows at once; otherwise on the
 * server's own classes over the database alone.
 */
final class SiteImport {
    private static final long LARGEST_FILE = 20_000_000;

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
        terminal.say(answer.body().strip());
        if (answer.statusCode() >= 300) {
            throw LaunchFailure.failed("The running server refused the site folder (" + answer.statusCode() + ").");
        }
        return 0;
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
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.size(file) > LARGEST_FILE) {
                    throw LaunchFailure.failed(file + " is larger than 20 MB.");
                }
                members.add(quoted(file.getFileName().toString()) + ":" + quoted(Files.readString(file)));
            }
        }
        return members.toString();
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
