package org.wardkeeper.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that the bench has started and will end. Its settings come from the bench alone. */
final class Child implements AutoCloseable {
    /** As {@code ./wardkeeper run} starts the server. */
    private static final List<String> SERVER_FLAGS = List.of(
            "-Xms256m",
            "-Xmx1g",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=10000",
            "-XX:Tier4CompileThreshold=100000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /** A JVM with the server's memory and compilers. */
    static Child java(List<String> arguments, Map<String, String> settings, ProcessBuilder.Redirect output)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(tool("java"));
        command.addAll(SERVER_FLAGS);
        command.addAll(arguments);
        return command(command, settings, output);
    }

    static Child command(List<String> command, Map<String, String> settings, ProcessBuilder.Redirect output)
            throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("WARDKEEPER_"));
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(output);
        return new Child(builder.start());
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    Process process() {
        return process;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
