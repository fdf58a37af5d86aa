package org.wardkeeper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code server.json} in the data folder: how other commands reach the server that runs on it. There while it runs,
 * readable by the owner alone, because the token in it may do what an administrator may.
 */
record ServerFile(String url, long pid, String controlToken) {
    private static final String NAME = "server.json";

    static void write(Path data, Settings settings, String controlToken) throws IOException {
        String coap = settings.coapPort().isPresent()
                ? Integer.toString(settings.coapPort().getAsInt())
                : "null";
        DataFolder.writePrivate(
                data.resolve(NAME),
                """
                {
                  "url": "%s",
                  "pid": %d,
                  "coapPort": %s,
                  "coapsPort": %d,
                  "managementPort": %d,
                  "controlToken": "%s"
                }
                """
                        .formatted(
                                url(settings),
                                ProcessHandle.current().pid(),
                                coap,
                                settings.coapsPort(),
                                settings.managementPort(),
                                controlToken));
    }

    /** The server that runs on a data folder now; empty when none does, whatever file a crash has left. */
    static Optional<ServerFile> ofLiveServer(Path data) throws IOException {
        return DataFolder.readPrivate(data.resolve(NAME))
                .map(text -> new ServerFile(
                        field(text, "url"), Long.parseLong(field(text, "pid")), field(text, "controlToken")))
                .filter(file -> ProcessHandle.of(file.pid()).isPresent());
    }

    static void remove(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(NAME));
    }

    static String url(Settings settings) {
        String host = settings.bind().isAnyLocalAddress()
                ? "127.0.0.1"
                : settings.bind().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + settings.httpPort() + "/";
    }

    private static String field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\": \"?([^\",\\n]*)").matcher(json);
        if (!matcher.find()) {
            throw LaunchFailure.failed(
                    NAME + " in the data folder has no " + name + "; stop the server and remove it.");
        }
        return matcher.group(1);
    }
}
