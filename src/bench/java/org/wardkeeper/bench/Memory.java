package org.wardkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process holds in the machine's memory, as Linux tells in {@code /proc}. */
final class Memory {
    private static final String RESIDENT = "VmRSS:";

    private Memory() {}

    static double residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith(RESIDENT))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElseThrow(() -> new IOException("The server has ended."));
    }
}
