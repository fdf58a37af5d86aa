package org.wardkeeper.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tmpfs over a folder, in a mount name space that a process of ours holds open: nobody else sees it, it outlives the
 * server's death, and it goes with us however we end.
 */
final class SmallFileSystem implements ScarceDisk {
    private static final int BLOCK = 4_096;

    private final Process holder;
    private final boolean ownUsers;
    private final Path seenFromOutside;

    private SmallFileSystem(Process holder, Path folder, boolean ownUsers) {
        this.holder = holder;
        this.ownUsers = ownUsers;
        this.seenFromOutside = Path.of("/proc/" + holder.pid() + "/root" + folder.toAbsolutePath());
    }

    /**
     * Mounts it, or gives null where that is not allowed.
     *
     * @param nameSpace {@code unshare}'s letters for the name spaces to make
     */
    static SmallFileSystem mount(Path folder, int megabytes, String nameSpace)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String script = "mount -t tmpfs -o mode=700,size=" + megabytes + "m wardkeeper \"$0\" && echo up && exec cat";
        Process holder;
        try {
            holder = new ProcessBuilder(
                            "unshare",
                            nameSpace,
                            "sh",
                            "-c",
                            script,
                            folder.toAbsolutePath().toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return null; // there is no unshare here
        }
        if (!"up".equals(holder.inputReader(StandardCharsets.UTF_8).readLine())) {
            holder.waitFor();
            return null;
        }
        return new SmallFileSystem(holder, folder, nameSpace.contains("r"));
    }

    @Override
    public List<String> before() {
        List<String> words = new ArrayList<>(List.of("nsenter", "-t", Long.toString(holder.pid()), "-m"));
        if (ownUsers) {
            words.addAll(List.of("-U", "--preserve-credentials"));
        }
        return words;
    }

    @Override
    public void fill(long serverPid) {
        byte[] block = new byte[BLOCK];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException e) {
            // No space left on device: that is what it is for.
        }
    }

    @Override
    public void free(long serverPid) throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return seenFromOutside.resolve("filler");
    }

    @Override
    public void close() throws IOException {
        holder.getOutputStream().close(); // cat ends, and the mount with it
    }

    @Override
    public String toString() {
        return "a tmpfs of its own";
    }
}
