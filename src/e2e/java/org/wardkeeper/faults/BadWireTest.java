package org.wardkeeper.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The wire does what it says, or the tests over it show nothing. */
class BadWireTest {
    /** No more than a socket buffers of datagrams that nobody reads yet. */
    private static final int MANY = 200;

    private static final int SILENCE_MS = 1_000;
    private static final long SEED = 4;

    @Test
    void without_trouble_every_datagram_arrives_once_and_in_order_there_and_back() throws IOException {
        assertThat(echoes(Trouble.NONE))
                .isEqualTo(IntStream.range(0, MANY).boxed().toList());
    }

    @Test
    void a_bad_wire_loses_doubles_and_disorders() throws IOException {
        List<Integer> echoes = echoes(Trouble.BAD);

        assertThat(new HashSet<>(echoes)).hasSizeBetween(MANY / 3, MANY - 1);
        assertThat(echoes.size()).isGreaterThan(new HashSet<>(echoes).size());
        assertThat(echoes).isNotEqualTo(echoes.stream().sorted().toList());
    }

    @Test
    void the_seed_decides_the_fate_of_every_datagram() {
        var one = new SplittableRandom(SEED);
        var other = new SplittableRandom(SEED);

        for (int i = 0; i < MANY; i++) {
            assertThat(Trouble.BAD.arrivals(one)).isEqualTo(Trouble.BAD.arrivals(other));
        }
    }

    @Test
    void shares_beyond_all_and_times_before_now_are_refused() {
        assertThatThrownBy(() -> new Trouble(1.1, 0, 0, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Trouble(0, 0, 0, Duration.ofMillis(-1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Numbers sent through the wire to a port that sends each back; what came back, in the order of arrival. */
    private static List<Integer> echoes(Trouble trouble) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (DatagramSocket echo = new DatagramSocket(0, here);
                BadWire wire = BadWire.to(echo.getLocalPort(), trouble, SEED);
                DatagramSocket client = new DatagramSocket(0, here)) {
            echo.setSoTimeout(SILENCE_MS);
            client.setSoTimeout(SILENCE_MS);
            for (int i = 0; i < MANY; i++) {
                byte[] number = ByteBuffer.allocate(4).putInt(i).array();
                client.send(new DatagramPacket(number, number.length, here, wire.port()));
            }
            for (DatagramPacket packet : received(echo)) {
                echo.send(packet);
            }
            return received(client).stream()
                    .map(packet -> ByteBuffer.wrap(packet.getData()).getInt())
                    .toList();
        }
    }

    private static List<DatagramPacket> received(DatagramSocket socket) throws IOException {
        List<DatagramPacket> packets = new ArrayList<>();
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[4], 4);
                socket.receive(packet);
                packets.add(packet);
            }
        } catch (SocketTimeoutException e) {
            return packets;
        }
    }
}
