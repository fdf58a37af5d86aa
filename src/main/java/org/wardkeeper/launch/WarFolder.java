package org.wardkeeper.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The WAR, unpacked in the data folder: the server deploys the folder, which saves it the unpacking at every start,
 * and commands that need no server run on its classes and libraries. A copy of its own, so that a new build under a
 * running server takes nothing away from it.
 */
final class WarFolder {
    private final Path folder;

    private WarFolder(Path folder) {
        this.folder = folder;
    }

    /** Unpacks where the folder does not hold this very WAR yet. The data folder's lock keeps others away. */
    static WarFolder unpack(Path war, Path parent) throws IOException {
        Path folder = parent.resolve("war");
        Path stampFile = parent.resolve("war.stamp");
        String stamp = Files.size(war) + " " + Files.getLastModifiedTime(war).toMillis();
        if (!Files.exists(stampFile) || !Files.readString(stampFile).equals(stamp)) {
            Files.deleteIfExists(stampFile);
            delete(folder);
            extract(war, folder);
            Files.writeString(stampFile, stamp);
        }
        return new WarFolder(folder);
    }

    Path path() {
        return folder;
    }

    /** The class path of a command that runs on the server's classes without a server. */
    List<String> classPath() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("WEB-INF/lib"))) {
            return Stream.concat(Stream.of(folder.resolve("WEB-INF/classes")), jars.sorted())
                    .map(Path::toString)
                    .toList();
        }
    }

    private static void extract(Path war, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                extract(zip, entries.nextElement(), target);
            }
        }
    }

    private static void extract(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("an entry of the WAR points outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
