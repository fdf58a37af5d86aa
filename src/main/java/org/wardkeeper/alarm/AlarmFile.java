package org.wardkeeper.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The changes of alarms that the database has not heard of, in one small file that is replaced whole and synced, so that
 * a kill leaves the one before or the one after.
 */
final class AlarmFile {
    private static final Logger LOG = Logger.getLogger(AlarmFile.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    AlarmFile(Path folder) {
        this.file = folder.resolve("alarms.json");
    }

    List<Alarm> read() {
        List<Alarm> alarms = new ArrayList<>();
        if (Files.exists(file)) {
            try {
                for (JsonNode node : JSON.readTree(Files.readAllBytes(file))) {
                    alarms.add(alarm(node));
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "alarms.json cannot be read; what it held is known to the log alone", e);
            }
        }
        return alarms;
    }

    /** A disk that takes nothing keeps nobody from being told: the alarm stands in memory. */
    void write(Collection<Alarm> alarms) {
        try {
            if (alarms.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            ArrayNode all = JSON.createArrayNode();
            alarms.forEach(alarm -> all.add(node(alarm)));
            Path next = file.resolveSibling("alarms.json.next");
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(all));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "alarms.json cannot be written", e);
        }
    }

    private static ObjectNode node(Alarm alarm) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", alarm.id().toString())
                .put("kind", alarm.kind().slug())
                .put("state", alarm.state().slug())
                .put("since", alarm.since().toString())
                .put("announced", alarm.announced().toString())
                .put("returned", alarm.returned().map(Instant::toString).orElse(null))
                .put("detail", alarm.detail());
        alarm.acknowledgement().ifPresent(noted -> node.putObject("acknowledgement")
                .put("at", noted.at().toString())
                .put("by", noted.by())
                .put("note", noted.note()));
        return node;
    }

    private static Alarm alarm(JsonNode node) {
        JsonNode noted = node.path("acknowledgement");
        return new Alarm(
                UUID.fromString(node.path("id").asText()),
                TechnicalKind.of(node.path("kind").asText()),
                AlarmState.of(node.path("state").asText()),
                Instant.parse(node.path("since").asText()),
                Instant.parse(node.path("announced").asText()),
                node.hasNonNull("returned")
                        ? Optional.of(Instant.parse(node.path("returned").asText()))
                        : Optional.empty(),
                noted.isObject()
                        ? Optional.of(new Alarm.Acknowledgement(
                                Instant.parse(noted.path("at").asText()),
                                noted.path("by").asText(),
                                noted.path("note").asText()))
                        : Optional.empty(),
                node.path("detail").asText());
    }
}
