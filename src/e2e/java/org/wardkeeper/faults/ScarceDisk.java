package org.wardkeeper.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder of the server in which there is room, until there is none, until there is room again. */
interface ScarceDisk extends AutoCloseable {
    /** Words that go before the command of a process which shall have its folder here. */
    List<String> before();

    /** Takes what room is left. */
    void fill(long serverPid) throws IOException, InterruptedException;

    /** Gives the room back. */
    void free(long serverPid) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /**
     * A small file system where this machine lets us mount one, as root or in a name space of our own; elsewhere a
     * bound on how far the server's files may grow, which fails its writes just so.
     */
    static ScarceDisk in(Path folder, int megabytes) throws IOException, InterruptedException {
        for (String nameSpace : List.of("-m", "-rm")) {
            SmallFileSystem mounted = SmallFileSystem.mount(folder, megabytes, nameSpace);
            if (mounted != null) {
                return mounted;
            }
        }
        return new GrowthBound();
    }
}
