package org.wardkeeper.faults;

import java.io.IOException;
import java.util.List;

/**
 * No file of the server's process may grow (RLIMIT_FSIZE): its writes fail with "File too large" instead of "No space
 * left on device". PostgreSQL's processes are not bound. Needs no right but that of the process's owner.
 */
final class GrowthBound implements ScarceDisk {
    @Override
    public List<String> before() {
        return List.of();
    }

    @Override
    public void fill(long serverPid) throws IOException, InterruptedException {
        bound(serverPid, "0");
    }

    @Override
    public void free(long serverPid) throws IOException, InterruptedException {
        bound(serverPid, "unlimited");
    }

    /** The soft bound alone, so that it can be taken away again. */
    private static void bound(long serverPid, String bytes) throws IOException, InterruptedException {
        int code = new ProcessBuilder("prlimit", "--pid", Long.toString(serverPid), "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("neither a small file system nor a bound on files can be had on this machine");
        }
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "a bound on the size of the server's files";
    }
}
