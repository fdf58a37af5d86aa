package org.wardkeeper.bench.wire;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** DTLS sessions that stay, each on a port of its own, and speak one after another. */
public final class LiveSessions implements AutoCloseable {
    private static final int CHANGED = 0x44;
    private static final int PATIENCE_MS = 10_000;

    private record Session(DatagramChannel channel, DtlsSession records) {}

    private final List<Session> sessions = new ArrayList<>();

    private LiveSessions() {}

    /**
     * Shakes hands under every identity.
     *
     * @param keys the key of an identity
     * @throws IOException at the first that fails
     */
    public static LiveSessions open(int serverPort, List<String> identities, Function<String, byte[]> keys)
            throws IOException {
        var live = new LiveSessions();
        for (String identity : identities) {
            DatagramChannel channel = LoadGenerator.open(serverPort);
            live.sessions.add(new Session(channel, DtlsHandshake.perform(channel, identity, keys.apply(identity))));
        }
        return live;
    }

    /** Every session sends one report and waits for its answer; says how many were answered with 2.04. */
    public int reportOnce(Workload workload) throws IOException {
        int taken = 0;
        ByteBuffer message = ByteBuffer.allocate(1_024);
        for (int i = 0; i < sessions.size(); i++) {
            workload.lanesOf(i, sessions.size()).get(0).next(message, 1);
            taken += answer(sessions.get(i), message) == CHANGED ? 1 : 0;
        }
        return taken;
    }

    @Override
    public void close() throws IOException {
        for (Session session : sessions) {
            session.channel().close();
        }
    }

    private static int answer(Session session, ByteBuffer message) throws IOException {
        session.channel().write(session.records().seal(message));
        session.channel().socket().setSoTimeout(PATIENCE_MS);
        var packet = new DatagramPacket(new byte[1_024], 1_024);
        try {
            session.channel().socket().receive(packet);
        } catch (SocketTimeoutException e) {
            return 0;
        }
        ByteBuffer answer = session.records().open(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        return answer.get(1) & 0xff;
    }
}
