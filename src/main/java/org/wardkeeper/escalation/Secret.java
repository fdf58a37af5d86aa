package org.wardkeeper.escalation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A password of ours: from the environment, or from a file that the setting with {@code _FILE} names. */
final class Secret {
    private Secret() {}

    /**
     * @param name the setting's name, for whoever wrote it
     * @throws IllegalArgumentException with a sentence, where both are set or the file cannot be read
     */
    static Optional<String> of(String name, Optional<String> value, Optional<String> file) {
        if (value.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(name + " and " + name + "_FILE are not set together.");
        }
        return value.or(() -> file.map(path -> read(name, Path.of(path))));
    }

    private static String read(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(name + "_FILE '" + file + "' cannot be read.", e);
        }
    }
}
