package org.wardkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time of processes, user and system, as Linux counts it in {@code /proc}. */
final class CpuTime {
    private static final double TICKS_A_SECOND = 100;

    private CpuTime() {}

    static double secondsOf(long pid) {
        return seconds(Path.of("/proc", Long.toString(pid)), pid, false);
    }

    /** A process with its children, also those that have ended. */
    static double secondsOfFamily(long pid) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path -> path.getFileName().toString().matches("\\d+"))
                    .mapToDouble(path -> seconds(path, pid, true))
                    .sum();
        }
    }

    /** Fields of stat after the name: 0 is the state, 1 the parent, 11 to 14 the times. */
    private static double seconds(Path process, long pid, boolean family) {
        String stat;
        try {
            stat = Files.readString(process.resolve("stat"));
        } catch (IOException e) {
            return 0; // it has ended meanwhile
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        boolean self = process.endsWith(Long.toString(pid));
        boolean child = fields[1].equals(Long.toString(pid));
        if (!self && !(family && child)) {
            return 0;
        }
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        long ended = self && family ? Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : 0;
        return (ticks + ended) / TICKS_A_SECOND;
    }
}
