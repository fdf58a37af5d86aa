package org.wardkeeper.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The reports that were made by schedule, each a zip in the data folder under the name of its report. */
@ApplicationScoped
public class ReportFiles {

    private static final Logger LOG = Logger.getLogger(ReportFiles.class.getName());
    private static final String ENDING = ".zip";

    @Inject
    @ConfigProperty(name = "WARDKEEPER_DATA", defaultValue = "./data")
    String dataFolder;

    /** Writes a file. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Whole and on the disk when this returns; readable by its owner alone. Nothing is left where it fails. */
    Path keep(UUID report, Content content) throws IOException {
        Files.createDirectories(folder());
        Path file = folder().resolve(report + ENDING);
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.write(out);
            out.flush();
            channel.force(true);
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Empty where it was never kept, or is not any more. */
    Optional<Path> find(UUID report) {
        return Optional.of(folder().resolve(report + ENDING)).filter(Files::isRegularFile);
    }

    void remove(UUID report) {
        try {
            Files.deleteIfExists(folder().resolve(report + ENDING));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a report could not be deleted: " + report, e);
        }
    }

    /** Deletes what was written before; the list of exports and the rows they were made of stay. */
    void forget(Instant before) {
        if (!Files.isDirectory(folder())) {
            return;
        }
        try (Stream<Path> all = Files.list(folder())) {
            for (Path file : all.filter(one -> one.toString().endsWith(ENDING)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "old reports could not be deleted; it is tried again", e);
        }
    }

    private Path folder() {
        return Path.of(dataFolder, "reports");
    }
}
