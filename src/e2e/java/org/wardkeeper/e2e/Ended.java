package org.wardkeeper.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that ran to its end: what it said and how it ended. */
record Ended(int exitCode, String output, String errors) {
    /** Runs a command of the launcher. */
    static Ended of(Map<String, String> settings, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("wardkeeper.dist") + "/wardkeeper.jar"));
        words.addAll(List.of(arguments));
        return run(settings, words);
    }

    /** Runs {@code ./wardkeeper}. */
    static Ended script(Map<String, String> settings, String... arguments) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of(RunningServer.ROOT.resolve("wardkeeper").toString()));
        words.addAll(List.of(arguments));
        return run(settings, words);
    }

    private static Ended run(Map<String, String> settings, List<String> words)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("command", ".out");
        Path errors = Files.createTempFile("command", ".err");
        ProcessBuilder command =
                new ProcessBuilder(words).redirectOutput(output.toFile()).redirectError(errors.toFile());
        command.environment().putAll(settings);
        Process process = command.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(words + " does not end");
        }
        return new Ended(
                process.exitValue(),
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }
}
