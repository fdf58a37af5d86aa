package org.wardkeeper.bench.wire;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Knocks at a port twenty times a second until a report is taken. */
public final class FirstAnswer {
    private static final long EVERY_NANOS = 50_000_000;
    private static final int CHANGED = 0x44;

    private FirstAnswer() {}

    /**
     * Returns once a report was answered with 2.04.
     *
     * @throws IOException when none is for too long
     */
    public static void await(int port, Workload workload, Duration patience) throws IOException {
        Lane lane = workload.lanesOf(0, 1).get(0);
        ByteBuffer buffer = ByteBuffer.allocate(2_048);
        long end = System.nanoTime() + patience.toNanos();
        try (DatagramChannel channel = LoadGenerator.open(port)) {
            channel.configureBlocking(false);
            for (int id = 1; System.nanoTime() < end; id++) {
                if (isTaken(channel, lane, buffer, id)) {
                    return;
                }
            }
        }
        throw new IOException("The server did not take a report within " + patience.toSeconds() + " s.");
    }

    private static boolean isTaken(DatagramChannel channel, Lane lane, ByteBuffer buffer, int id) throws IOException {
        try {
            lane.next(buffer, id);
            channel.write(buffer);
            LockSupport.parkNanos(EVERY_NANOS);
            buffer.clear();
            return channel.read(buffer) > 1 && (buffer.get(1) & 0xff) == CHANGED;
        } catch (PortUnreachableException e) {
            return false; // nobody listens yet
        }
    }
}
