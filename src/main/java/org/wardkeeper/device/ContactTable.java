package org.wardkeeper.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The last contact of every device, by the device's number: eight longs a device, one cache line, in chunks that never
 * move once they are made.
 *
 * <p>Written by every thread that reads a report, without a lock: two reports of one device in the same microsecond may
 * lose one of their delays, and the next report brings another.
 */
final class ContactTable {
    /** A row as it is stored; {@code window} is 0 where no report had a time of its own. All in milliseconds. */
    record Row(int device, long heard, int speaker, long window, long delay, long earlier) {}

    private static final int CHUNK = 1_024;
    private static final int SLOTS = 8;
    private static final int HEARD = 0;
    private static final int SPEAKER = 1;
    private static final int WINDOW = 2;
    private static final int DELAY = 3;
    private static final int EARLIER = 4;
    private static final int STORED = 5;

    /** A claim this near to its arrival is the arrival, which stands in for the time a report does not have. */
    private static final long OWN_MS = 1;

    private volatile AtomicLongArray[] chunks = new AtomicLongArray[0];

    /** Something a device said has arrived. */
    void heard(KnownDevice speaker, KnownDevice device, Instant arrival, Instant claimed) {
        long at = arrival.toEpochMilli();
        AtomicLongArray chunk = chunk(device.id());
        int row = row(device.id());
        note(chunk, row, speaker.id(), at);
        long delay = at - claimed.toEpochMilli();
        if (Math.abs(delay) > OWN_MS) {
            time(chunk, row, at, delay, device.interval());
        }
        if (speaker.id() != device.id()) {
            note(chunk(speaker.id()), row(speaker.id()), speaker.id(), at);
        }
    }

    Contact of(int device, Duration interval) {
        AtomicLongArray[] all = chunks;
        if (device / CHUNK >= all.length) {
            return Contact.NONE;
        }
        AtomicLongArray chunk = all[device / CHUNK];
        int row = row(device);
        long heard = chunk.getOpaque(row + HEARD);
        if (heard == 0) {
            return Contact.NONE;
        }
        OptionalLong skew = chunk.getOpaque(row + WINDOW) == 0
                ? OptionalLong.empty()
                : ClockRule.skew(chunk.getOpaque(row + DELAY), chunk.getOpaque(row + EARLIER), interval);
        return new Contact(
                Optional.of(Instant.ofEpochMilli(heard)),
                (int) chunk.getOpaque(row + SPEAKER),
                skew.isEmpty() ? Optional.empty() : Optional.of(Duration.ofMillis(skew.getAsLong())));
    }

    /** Takes up what was stored. */
    void restore(Row stored) {
        AtomicLongArray chunk = chunk(stored.device());
        int row = row(stored.device());
        chunk.set(row + HEARD, stored.heard());
        chunk.set(row + SPEAKER, stored.speaker());
        chunk.set(row + WINDOW, stored.window());
        chunk.set(row + DELAY, stored.delay());
        chunk.set(row + EARLIER, stored.earlier());
        chunk.set(row + STORED, stored.heard());
    }

    /** Up to {@code most} rows that are newer than what is stored of them, from device number {@code from} on. */
    Row[] changed(int from, int most) {
        AtomicLongArray[] all = chunks;
        Row[] found = new Row[most];
        int count = 0;
        for (int device = from; device < all.length * CHUNK && count < most; device++) {
            AtomicLongArray chunk = all[device / CHUNK];
            int row = row(device);
            long heard = chunk.getOpaque(row + HEARD);
            if (heard != chunk.getOpaque(row + STORED)) {
                found[count++] = read(device, heard, chunk, row);
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static Row read(int device, long heard, AtomicLongArray chunk, int row) {
        long window = chunk.getOpaque(row + WINDOW);
        boolean timed = window != 0;
        return new Row(
                device,
                heard,
                (int) chunk.getOpaque(row + SPEAKER),
                window,
                timed ? chunk.getOpaque(row + DELAY) : ClockRule.NONE,
                timed ? chunk.getOpaque(row + EARLIER) : ClockRule.NONE);
    }

    /** The row is stored as it was read. */
    void stored(Row row) {
        chunk(row.device()).setOpaque(row(row.device()) + STORED, row.heard());
    }

    private static void note(AtomicLongArray chunk, int row, int speaker, long at) {
        if (chunk.getOpaque(row + HEARD) < at) {
            chunk.setOpaque(row + SPEAKER, speaker);
            chunk.setOpaque(row + HEARD, at);
        }
    }

    private static void time(AtomicLongArray chunk, int row, long at, long delay, Duration interval) {
        long window = chunk.getOpaque(row + WINDOW);
        long smallest = chunk.getOpaque(row + DELAY);
        if (window == 0 || at - window >= ClockRule.window(interval)) {
            chunk.setOpaque(row + EARLIER, window == 0 ? ClockRule.NONE : smallest);
            chunk.setOpaque(row + DELAY, delay);
            chunk.setOpaque(row + WINDOW, at);
        } else if (delay < smallest) {
            chunk.setOpaque(row + DELAY, delay);
        }
    }

    private AtomicLongArray chunk(int device) {
        AtomicLongArray[] all = chunks;
        int index = device / CHUNK;
        return index < all.length ? all[index] : grown(index);
    }

    private synchronized AtomicLongArray grown(int index) {
        int before = chunks.length;
        if (index >= before) {
            AtomicLongArray[] more = Arrays.copyOf(chunks, index + 1);
            for (int i = before; i <= index; i++) {
                more[i] = new AtomicLongArray(CHUNK * SLOTS);
            }
            chunks = more;
        }
        return chunks[index];
    }

    private static int row(int device) {
        return device % CHUNK * SLOTS;
    }
}
