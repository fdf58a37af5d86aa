package org.wardkeeper.sitefolder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A site folder on disk. */
public final class SiteFolder {

    private static final long LARGEST_FILE_BYTES = 64L << 20;

    private SiteFolder() {}

    /**
     * Content by file name of the files a site can have; others are left alone.
     *
     * @throws IOException with a sentence, if the folder or one of its files cannot be read
     */
    public static Map<String, String> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder + ".");
        }
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(SiteFolder::belongs).sorted().toList()) {
                files.put(file.getFileName().toString(), text(file));
            }
        }
        return files;
    }

    private static boolean belongs(Path file) {
        return file.getFileName().toString().matches("[^.].*\\.(json|geojson|csv)") && Files.isRegularFile(file);
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE_BYTES) {
            throw new IOException(file + " is larger than 64 MB.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not text in UTF-8.", e);
        }
    }
}
