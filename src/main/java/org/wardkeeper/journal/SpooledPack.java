package org.wardkeeper.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wardkeeper.device.DeviceRegistry;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.report.Durable;
import org.wardkeeper.report.MissingReason;
import org.wardkeeper.report.Timing;

/**
 * A pack as it lies in the spool. Devices stand in it by their URN and streams by their name, so that it means the same
 * whatever numbers the database gives them; what a row shares with the row before is not said again.
 *
 * @param speaker who was on the wire
 */
record SpooledPack(String speaker, List<Durable> rows) {
    private static final int VERSION = 1;
    private static final int SAME_DEVICE = 1;
    private static final int SAME_STREAM = 2;
    private static final int CLAIMED = 4;
    private static final int MISSING = 8;

    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream(32 + 48 * rows.size());
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(speaker);
            out.writeInt(rows.size());
            Durable before = null;
            for (Durable row : rows) {
                write(row, before, out);
                before = row;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a pack that was spooled, perhaps by an earlier life of the server.
     *
     * @throws IllegalArgumentException where a device is not registered any more, or the bytes are of another version
     */
    static SpooledPack of(byte[] bytes, DeviceRegistry devices) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw new IllegalArgumentException("the spooled pack is of another version");
            }
            String speaker = in.readUTF();
            int count = in.readInt();
            var rows = new ArrayList<Durable>();
            for (int i = 0; i < count; i++) {
                rows.add(read(rows.isEmpty() ? null : rows.get(i - 1), devices, in));
            }
            return new SpooledPack(speaker, rows);
        } catch (IOException e) {
            throw new IllegalArgumentException("the spooled pack ends early", e);
        }
    }

    private static void write(Durable row, Durable before, DataOutputStream out) throws IOException {
        boolean sameDevice =
                before != null && before.device().id() == row.device().id();
        boolean sameStream = before != null && before.stream().equals(row.stream());
        Timing timing = row.timing();
        out.writeByte((sameDevice ? SAME_DEVICE : 0)
                | (sameStream ? SAME_STREAM : 0)
                | (timing.isFlagged() ? CLAIMED : 0)
                | (row.missing().isPresent() ? MISSING : 0));
        if (!sameDevice) {
            out.writeUTF(row.device().urn());
        }
        if (!sameStream) {
            out.writeUTF(row.stream());
        }
        out.writeLong(Micros.of(timing.at()));
        out.writeLong(Micros.of(timing.received()));
        if (timing.isFlagged()) {
            out.writeLong(Micros.of(timing.claimed().get()));
        }
        if (row.missing().isPresent()) {
            out.writeByte(row.missing().get().code());
        } else {
            out.writeDouble(row.value().getAsDouble());
        }
    }

    private static Durable read(Durable before, DeviceRegistry devices, DataInputStream in) throws IOException {
        int flags = in.readByte();
        KnownDevice device = (flags & SAME_DEVICE) != 0 ? before.device() : device(in.readUTF(), devices);
        String stream = (flags & SAME_STREAM) != 0 ? before.stream() : in.readUTF();
        Instant at = Micros.instant(in.readLong());
        Instant received = Micros.instant(in.readLong());
        Optional<Instant> claimed =
                (flags & CLAIMED) != 0 ? Optional.of(Micros.instant(in.readLong())) : Optional.empty();
        var timing = new Timing(at, received, claimed);
        return (flags & MISSING) != 0
                ? Durable.restored(
                        device,
                        stream,
                        OptionalDouble.empty(),
                        Optional.of(MissingReason.ofCode(in.readByte())),
                        timing)
                : Durable.restored(device, stream, OptionalDouble.of(in.readDouble()), Optional.empty(), timing);
    }

    private static KnownDevice device(String urn, DeviceRegistry devices) {
        return devices.byUrn(urn).orElseThrow(() -> new IllegalArgumentException(urn + " is not registered any more"));
    }
}
