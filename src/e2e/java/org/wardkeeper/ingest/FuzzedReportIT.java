package org.wardkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.wardkeeper.e2e.DemoSite;
import org.wardkeeper.e2e.OnGivenServer;
import org.wardkeeper.e2e.RunningServer;
import org.wardkeeper.fuzz.Edit;
import org.wardkeeper.fuzz.Sentences;

/**
 * Damaged packs at the whole server's plain port: each is taken or refused in one sentence and never the server's fault,
 * and the next good report is taken.
 */
@OnGivenServer
class FuzzedReportIT {
    private static final int POST = 2;
    private static final int CHANGED = 0x44;
    private static final int LONGEST_BODY = 1_024;
    private static final int LONGEST_SENTENCE = 200;
    private static final int PATIENCE_MS = 20_000;

    /** Four bytes of header and one of token. */
    private static final int TOKEN_END = 5;

    /** A reader's own words: what is left of them after the damage moves no asset and warms no fridge. */
    private static final String READER = DemoSite.devices("reader").get(7);

    private static final List<byte[]> FRAGMENTS = Stream.of(
                    "\u0000",
                    "{",
                    "[",
                    "]",
                    "1e999",
                    "-",
                    "\"bt\":1e300,",
                    "\"bn\":\"x\",",
                    "\"vs\":\"\",",
                    "\u00ff\u0081")
            .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
            .toList();

    private static RunningServer server;
    private static DatagramSocket socket;
    private static int lastId;

    /** @param contentFormat 110 for JSON, 112 for CBOR */
    private record Sent(byte[] body, int contentFormat) {}

    @BeforeContainer
    static void aServer() throws IOException {
        server = RunningServer.givenServer();
        socket = new DatagramSocket();
        socket.setSoTimeout(PATIENCE_MS);
    }

    @AfterContainer
    static void nothingWasTheServersFault() throws IOException {
        socket.close();
        try (Stream<String> lines = Files.lines(server.data().resolve("logs/server.0.log"))) {
            assertThat(lines.filter(line -> line.contains("at org.wardkeeper.ingest.")))
                    .isEmpty();
        }
    }

    @Property(tries = 400)
    void a_damaged_pack_is_taken_or_refused_in_one_sentence_and_the_next_report_is_taken(
            @ForAll("packs") Sent pack, @ForAll("edits") List<Edit> edits) throws IOException {
        byte[] damaged = Edit.apply(edits, pack.body(), List.of(pack.body()), FRAGMENTS);

        byte[] answer = answerTo(Arrays.copyOf(damaged, Math.min(damaged.length, LONGEST_BODY)), pack.contentFormat());

        int code = answer[1] & 0xff;
        assertThat(code >> 5).as("the class of %d.%02d", code >> 5, code & 31).isIn(2, 4);
        if (code >> 5 == 4) {
            Sentences.assertSentence(payload(answer), LONGEST_SENTENCE);
        }
        assertThat(answerTo(json(":rssi/1/aa", "dBm", -50), 110)[1]).isEqualTo((byte) CHANGED);
        if (lastId % 50 == 0) {
            assertThat(server.coap().post(new String(json(":battery", "%EL", 50), StandardCharsets.US_ASCII)))
                    .isEqualTo(ResponseCode.CHANGED);
        }
    }

    @Provide
    Arbitrary<Sent> packs() {
        List<Sent> packs = new ArrayList<>();
        WirePacks.in(SenmlFormat.JSON).forEach(body -> packs.add(new Sent(body, 110)));
        WirePacks.in(SenmlFormat.CBOR).forEach(body -> packs.add(new Sent(body, 112)));
        Arbitrary<Sent> ours = Arbitraries.of(
                new Sent(json(":battery", "%EL", 50), 110),
                new Sent(json(":rssi/1/3374257BF414828001F798DC", "dBm", -50), 110),
                new Sent(cbor(":battery"), 112),
                new Sent(cbor(":rssi/1/aa"), 112));
        return Arbitraries.oneOf(Arbitraries.of(packs), ours);
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Edit.some(4);
    }

    private static byte[] json(String name, String unit, int value) {
        return ("[{\"n\":\"" + READER + name + "\",\"u\":\"" + unit + "\",\"v\":" + value + "},{\"n\":\"" + READER
                        + name + "\",\"u\":\"" + unit + "\",\"v\":" + value + ",\"t\":-60}]")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** RFC 8428 §6: one record of a name (label 0) and a value (label 2). */
    private static byte[] cbor(String name) {
        byte[] text = (READER + name).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(text.length + 8)
                .put(HexFormat.of().parseHex("81a20078"))
                .put((byte) text.length)
                .put(text)
                .put(HexFormat.of().parseHex("021832"))
                .array();
    }

    /** A confirmable POST in one datagram (RFC 7252 §3), and what comes back for it. */
    private static byte[] answerTo(byte[] body, int contentFormat) throws IOException {
        int id = ++lastId & 0xffff;
        byte[] path = "report".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer request = ByteBuffer.allocate(15 + body.length)
                .put((byte) 0x41)
                .put((byte) POST)
                .putShort((short) id)
                .put((byte) 1)
                .put((byte) 0xb6)
                .put(path)
                .put((byte) 0x11)
                .put((byte) contentFormat);
        if (body.length > 0) {
            request.put((byte) 0xff).put(body);
        }
        socket.send(new DatagramPacket(
                request.array(), request.position(), InetAddress.getLoopbackAddress(), server.coapPort()));
        var packet = new DatagramPacket(new byte[2_048], 2_048);
        do {
            socket.receive(packet);
        } while ((packet.getData()[2] & 0xff) != id >> 8 || (packet.getData()[3] & 0xff) != (id & 0xff));
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static String payload(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int marker = text.indexOf('\u00ff', TOKEN_END);
        return marker < 0 ? "" : new String(answer, marker + 1, answer.length - marker - 1, StandardCharsets.UTF_8);
    }
}
