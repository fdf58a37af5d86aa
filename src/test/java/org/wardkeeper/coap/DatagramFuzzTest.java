package org.wardkeeper.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.wardkeeper.fuzz.Edit;

/**
 * Raw datagrams at the open port: whatever they are, the next good report is answered, nothing is answered with more
 * bytes than it came with, and nothing is logged with a stack trace.
 */
class DatagramFuzzTest {
    private static final int POST = 2;
    private static final int CHANGED = 0x44;
    private static final byte[] PACK = "[{\"n\":\"a\",\"v\":1}]".getBytes(StandardCharsets.UTF_8);
    private static final int PATIENCE_MS = 10_000;

    /** Every unfinished body takes the room of the longest; two thousand of them and the sockets' own buffers. */
    private static final long MOST_MEMORY = 2_000L * 64 * 1024 + (64 << 20);

    private static CoapPorts ports;
    private static LoggedErrors errors;
    private static int port;
    private static int lastId;

    @BeforeContainer
    static void aServer() {
        errors = new LoggedErrors();
        ports = new TestPorts().open;
        port = ports.plainPort().orElseThrow();
    }

    @AfterContainer
    static void theEndOfIt() {
        ports.close();
        errors.close();
    }

    @Property(tries = 20)
    void nothing_that_is_no_report_is_answered_with_more_bytes_than_it_has(
            @ForAll("datagrams") @Size(min = 100, max = 100) List<byte[]> datagrams) throws IOException {
        var sockets = new HashMap<DatagramSocket, byte[]>();
        try {
            for (byte[] datagram : datagrams) {
                DatagramSocket socket = new DatagramSocket();
                sockets.put(socket, datagram);
                send(socket, datagram);
            }
            assertReportIsTaken();
            for (Map.Entry<DatagramSocket, byte[]> sent : sockets.entrySet()) {
                assertThat(bytesBack(sent.getKey()))
                        .as(HexFormat.of().formatHex(sent.getValue()))
                        .isLessThanOrEqualTo(sent.getValue().length);
            }
        } finally {
            sockets.keySet().forEach(DatagramSocket::close);
        }
        assertThat(errors.heard()).isEmpty();
    }

    @Example
    void ten_thousand_bodies_that_are_never_finished_take_a_bounded_memory_and_no_ones_turn() throws IOException {
        byte[] block = new byte[1_024];
        long before = usedMemory();
        for (int i = 0; i < 10_000; i++) {
            try (DatagramChannel channel = DatagramChannel.open()) {
                byte[] first = Datagrams.message(Datagrams.NON, POST, i & 0xffff, (byte) 1)
                        .path("report")
                        .option(Datagrams.CONTENT_FORMAT, (byte) 110)
                        .block(Datagrams.BLOCK1, 0, true, 6)
                        .payload(block)
                        .bytes();
                channel.send(ByteBuffer.wrap(first), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            }
            if (i % 500 == 0) {
                assertReportIsTaken();
            }
        }
        assertReportIsTaken();
        assertThat(usedMemory() - before).isLessThan(MOST_MEMORY);
        assertThat(errors.heard()).isEmpty();
    }

    /** One after the other from one socket: what a transfer's memory makes of blocks that do not fit. */
    @Property(tries = 200)
    void blocks_in_any_order_and_of_any_size_are_answered_with_no_more_bytes_than_they_have(
            @ForAll("blocks") @Size(min = 1, max = 12) List<byte[]> blocks) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (byte[] block : blocks) {
                send(socket, block);
                byte[] answer = answer(socket, PATIENCE_MS);
                assertThat(answer.length).isLessThanOrEqualTo(block.length);
            }
        }
        assertThat(errors.heard()).isEmpty();
    }

    @Example
    void a_body_of_more_than_64_kb_is_refused_at_its_first_block_or_when_it_has_become_so_long() throws IOException {
        byte[] block = new byte[1_024];
        try (DatagramSocket socket = new DatagramSocket()) {
            int code = 0;
            for (int number = 0; number <= 65 && code != 0x8d; number++) {
                send(
                        socket,
                        Datagrams.message(Datagrams.CON, POST, nextId(), (byte) 7)
                                .path("report")
                                .option(Datagrams.CONTENT_FORMAT, (byte) 110)
                                .block(Datagrams.BLOCK1, number, true, 6)
                                .payload(block)
                                .bytes());
                code = answer(socket, PATIENCE_MS)[1] & 0xff;
            }
            assertThat(code).as("4.13").isEqualTo(0x8d);
        }
        assertReportIsTaken();
    }

    @Provide
    Arbitrary<List<byte[]>> datagrams() {
        Arbitrary<byte[]> strange = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(64),
                messages(),
                Combinators.combine(messages(), Edit.some(3)).as((message, edits) -> damaged(message, edits)));
        return strange.filter(datagram -> datagram.length > 0 && !isReport(datagram))
                .list();
    }

    @Provide
    Arbitrary<List<byte[]>> blocks() {
        Arbitrary<Integer> sizes = Arbitraries.of(0, 2, 6, 6, 6, 7);
        return Combinators.combine(
                        Arbitraries.of(0, 0, 1, 2, 3, 63, 64, 65, 4_095, 1 << 19),
                        Arbitraries.of(true, false),
                        sizes,
                        Arbitraries.of(0, 1, 16, 64, 1_023, 1_024, 1_200))
                .as((number, more, size, length) -> Datagrams.message(Datagrams.CON, POST, nextId(), (byte) 7)
                        .path("report")
                        .option(Datagrams.CONTENT_FORMAT, (byte) 110)
                        .block(Datagrams.BLOCK1, number, more, size)
                        .payload(new byte[length + 1])
                        .bytes())
                .list();
    }

    private static Arbitrary<byte[]> messages() {
        Arbitrary<Integer> codes =
                Arbitraries.of(0, 1, 1, 2, 3, 4, 5, 6, 7, 31, 0x41, 0x44, 0x80, 0x84, 0xa0, 0xe1, 0xff);
        Arbitrary<byte[]> tokens = Arbitraries.bytes().array(byte[].class).ofMaxSize(9);
        Arbitrary<int[]> options = Combinators.combine(
                        Arbitraries.of(
                                1, 3, 4, 5, 6, 7, 8, 9, 11, 11, 11, 12, 14, 15, 17, 20, 23, 27, 28, 35, 39, 60, 252,
                                258, 292, 2049, 65_000, 65_001),
                        Arbitraries.of(0, 1, 2, 3, 4, 6, 8, 9, 40, 270))
                .as((number, length) -> new int[] {number, length});
        return Combinators.combine(
                        Arbitraries.of(1, 1, 1, 1, 0, 2, 3),
                        Arbitraries.integers().between(0, 3),
                        codes,
                        Arbitraries.integers().between(0, 0xffff),
                        tokens,
                        options.list().ofMaxSize(6),
                        Arbitraries.of("report", "", ".well-known", "x"),
                        Arbitraries.of(-1, 0, 1, 20, 1_300))
                .as(DatagramFuzzTest::message);
    }

    private static byte[] message(
            int version, int type, int code, int id, byte[] token, List<int[]> options, String path, int payload) {
        var message = Datagrams.ofVersion(version, type, code, id, token);
        var sorted = new ArrayList<>(options);
        sorted.sort(Comparator.comparingInt(option -> option[0]));
        boolean named = path.isEmpty();
        for (int[] option : sorted) {
            if (!named && option[0] >= Datagrams.URI_PATH) {
                message.path(path);
                named = true;
            }
            byte[] value = new byte[option[1]];
            Arrays.fill(value, (byte) (option[0] + option[1]));
            message.option(option[0], value);
        }
        if (!named) {
            message.path(path);
        }
        return payload < 0
                ? message.bytes()
                : message.payload(new byte[payload]).bytes();
    }

    private static byte[] damaged(byte[] message, List<Edit> edits) {
        return Edit.apply(
                edits,
                message,
                List.of(message),
                Stream.of("00", "ff", "ffff", "0000", "dd", "ee", "f0", "60", "61ff")
                        .map(HexFormat.of()::parseHex)
                        .toList());
    }

    /** A POST may be answered at length: its sender may need the reason. */
    private static boolean isReport(byte[] datagram) {
        return datagram.length > 1 && datagram[1] == POST && datagram[0] >> 6 == 1;
    }

    private static void assertReportIsTaken() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            int id = nextId();
            byte[] report = Datagrams.message(Datagrams.CON, POST, id, (byte) 9)
                    .path("report")
                    .option(Datagrams.CONTENT_FORMAT, (byte) 110)
                    .payload(PACK)
                    .bytes();
            send(socket, report);
            byte[] answer = answer(socket, PATIENCE_MS);
            while (answer[2] != report[2] || answer[3] != report[3]) {
                answer = answer(socket, PATIENCE_MS); // the port was another socket's a moment ago
            }
            assertThat(answer[1] & 0xff).isEqualTo(CHANGED);
        }
    }

    private static int nextId() {
        return ++lastId & 0xffff;
    }

    private static void send(DatagramSocket socket, byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, InetAddress.getLoopbackAddress(), port));
    }

    private static byte[] answer(DatagramSocket socket, int patienceMs) throws IOException {
        socket.setSoTimeout(patienceMs);
        var packet = new DatagramPacket(new byte[2_048], 2_048);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static int bytesBack(DatagramSocket socket) throws IOException {
        int bytes = 0;
        try {
            while (true) {
                bytes += answer(socket, 1).length;
            }
        } catch (SocketTimeoutException e) {
            return bytes;
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
