package org.wardkeeper.escalation;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A mail to one address, in words.
 *
 * @param text plain
 */
public record Letter(String to, String subject, String text, Optional<Attached> attached) {

    /**
     * A file that goes with it.
     *
     * @param name under which it is saved
     */
    public record Attached(Path file, String name, String mediaType) {}
}
