package org.wardkeeper.coap;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Somebody on the wire between one device and the server: passes on what both say, and can say more to the server from
 * the device's own address. To be closed.
 */
final class Relay implements AutoCloseable {
    private final DatagramSocket front = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final DatagramSocket back = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final AtomicInteger answers = new AtomicInteger();
    private final InetSocketAddress server;
    private volatile SocketAddress device;

    Relay(int serverPort) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        pump(front, packet -> {
            device = packet.getSocketAddress();
            send(back, bytes(packet), server);
        });
        pump(back, packet -> {
            answers.incrementAndGet();
            send(front, bytes(packet), device);
        });
    }

    int port() {
        return front.getLocalPort();
    }

    /** How many datagrams have come from the server. */
    int answers() {
        return answers.get();
    }

    void inject(byte[] datagram) {
        send(back, datagram, server);
    }

    @Override
    public void close() {
        front.close();
        back.close();
    }

    private static byte[] bytes(DatagramPacket packet) {
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static void send(DatagramSocket socket, byte[] bytes, SocketAddress to) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException e) {
            // closed meanwhile, or lost as datagrams are
        }
    }

    private static void pump(DatagramSocket from, Consumer<DatagramPacket> to) {
        Thread thread = new Thread(
                () -> {
                    while (!from.isClosed()) {
                        var packet = new DatagramPacket(new byte[2_048], 2_048);
                        try {
                            from.receive(packet);
                            to.accept(packet);
                        } catch (IOException e) {
                            // the test is over
                        }
                    }
                },
                "relay");
        thread.setDaemon(true);
        thread.start();
    }
}
