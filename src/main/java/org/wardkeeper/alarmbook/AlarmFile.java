package org.wardkeeper.alarmbook;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.alarm.AlarmEvent;
import org.wardkeeper.alarm.AlarmJson;

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

    List<Kept> read() {
        List<Kept> alarms = new ArrayList<>();
        if (Files.exists(file)) {
            try {
                for (JsonNode node : JSON.readTree(Files.readAllBytes(file))) {
                    alarms.add(kept(node));
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "alarms.json cannot be read; what it held is known to the log alone", e);
            }
        }
        return alarms;
    }

    /** A disk that takes nothing keeps nobody from being told: the alarm stands in memory. */
    void write(Collection<Kept> alarms) {
        try {
            if (alarms.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            ArrayNode all = JSON.createArrayNode();
            alarms.forEach(kept -> all.add(node(kept)));
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

    private static ObjectNode node(Kept kept) {
        ObjectNode node = AlarmJson.node(kept.alarm());
        ArrayNode events = node.putArray("events");
        kept.events().forEach(event -> events.add(AlarmJson.node(event)));
        return node;
    }

    private static Kept kept(JsonNode node) {
        List<AlarmEvent> events = new ArrayList<>();
        node.path("events").forEach(event -> events.add(AlarmJson.event(event)));
        return new Kept(AlarmJson.alarm(node), List.copyOf(events));
    }
}
