package org.wardkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardkeeper.it.Await;

/**
 * Who is on duty is told by mail and a program by webhook, of what is of low priority once a day; a killed server forgets no
 * alarm and tells nobody twice.
 */
@OnDoomedServer
class AlarmsToldIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_PROBE = DemoSite.sensorOf("ph-fridge-1");
    private static final String LOW = DemoSite.devices("dispenser").get(3);
    private static final String LOW_TOO = DemoSite.devices("dispenser").get(4);

    @TempDir
    private Path secrets;

    private final List<String> posted = new CopyOnWriteArrayList<>();

    @Test
    void alarms_are_told_to_who_is_on_duty_and_open_and_shelved_ones_outlive_a_kill() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        HttpServer program = program();
        mail.start();
        try {
            RunningServer server =
                    DoomedServer.again(settings(mail, program, "23:59")).untilReady();
            onDuty(server);

            assertThat(server.coap()
                            .post("[{\"bn\":\"%s:\",\"n\":\"temperature\",\"vs\":\"probe-missing\"}]"
                                    .formatted(NO_PROBE)))
                    .isEqualTo(ResponseCode.CHANGED);
            batteryReports(LOW, 6, server);
            batteryReports(LOW_TOO, 7, server);
            Await.until(PATIENCE, () -> mails(mail) == 1 && posted.size() == 1);
            MimeMessage told = probeMails(mail).get(0);
            assertThat(told.getSubject())
                    .isEqualTo("Medium: Sensor · Pharmacy fridge 1 has no probe: nobody knows how warm it is");
            assertThat(told.getContent().toString()).contains("https://ward.example.org/alarms/");
            assertThat(posted.get(0)).contains("\"kind\":\"probe-missing\"", "\"role\":\"facilities\"");

            Await.until(PATIENCE, () -> !alarm("battery-low", server).isMissingNode());
            shelve(alarm("battery-low", server), server);
            JsonNode open = alarm("probe-missing", server);
            JsonNode shelved = alarm("battery-low", server);
            Await.until(PATIENCE, () -> attempts(server) >= 2);

            Map<String, String> afterMidnight = settings(mail, program, "00:00");
            RunningServer again = DoomedServer.again(afterMidnight).untilReady();
            assertThat(alarm("probe-missing", again).path("id")).isEqualTo(open.path("id"));
            assertThat(alarm("probe-missing", again).path("state").asText()).isEqualTo("unack");
            assertThat(alarm("battery-low", again).path("id")).isEqualTo(shelved.path("id"));
            assertThat(until(alarm("battery-low", again))).isEqualTo(until(shelved));

            // What is told anew is told after what was told before: the second alarm's mail shows that there was no
            // other.
            again.coap()
                    .post("[{\"bn\":\"%s:\",\"n\":\"temperature\",\"vs\":\"probe-missing\"}]"
                            .formatted(DemoSite.sensorOf("ph-fridge-2")));
            Await.until(PATIENCE, () -> mails(mail) == 2);
            assertThat(probeMails(mail).get(1).getSubject()).contains("Pharmacy fridge 2");
            theDaysMailHasWhatIsLowAndNotPutAside(mail);

            RunningServer thirdTime = DoomedServer.again(afterMidnight).untilReady();
            thirdTime
                    .coap()
                    .post("[{\"bn\":\"%s:\",\"n\":\"temperature\",\"vs\":\"probe-missing\"}]"
                            .formatted(DemoSite.sensorOf("ph-fridge-3")));
            Await.until(PATIENCE, () -> mails(mail) == 3);
            assertThat(mailsAbout("low priority", mail)).hasSize(1);
        } finally {
            mail.stop();
            program.stop(0);
        }
    }

    private Map<String, String> settings(GreenMail mail, HttpServer program, String digestAt) throws Exception {
        Path secret = Files.writeString(secrets.resolve("webhook"), "a secret for the webhook\n");
        return Map.of(
                "WARDKEEPER_MAIL_HOST",
                "127.0.0.1",
                "WARDKEEPER_MAIL_PORT",
                Integer.toString(mail.getSmtp().getPort()),
                "WARDKEEPER_MAIL_TLS",
                "off",
                "WARDKEEPER_MAIL_FROM",
                "wardkeeper@example.org",
                "WARDKEEPER_MAIL_DIGEST_AT",
                digestAt,
                "WARDKEEPER_PUBLIC_URL",
                "https://ward.example.org",
                "WARDKEEPER_WEBHOOK_URL",
                "http://127.0.0.1:" + program.getAddress().getPort() + "/alarms",
                "WARDKEEPER_WEBHOOK_SECRET_FILE",
                secret.toString());
    }

    private HttpServer program() throws Exception {
        HttpServer program = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        program.createContext("/", exchange -> {
            if (exchange.getRequestHeaders().containsKey("Wardkeeper-Signature")) {
                posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        program.start();
        return program;
    }

    private static void onDuty(RunningServer server) throws Exception {
        String duty =
                "{\"items\":[{\"role\":\"facilities\",\"days\":[\"mon\",\"tue\",\"wed\",\"thu\",\"fri\",\"sat\",\"sun\"],"
                        + "\"from\":\"00:00\",\"to\":\"00:00\",\"name\":\"Workshop\",\"email\":\"workshop@example.org\"}]}";
        assertThat(server.send("admin", "PUT", "/api/alarms/duty", duty).statusCode())
                .isEqualTo(200);
        assertThat(server.send("nurse", "PUT", "/api/alarms/duty", duty).statusCode())
                .isEqualTo(403);
    }

    private static void shelve(JsonNode alarm, RunningServer server) throws Exception {
        String body = "{\"until\":\"" + OffsetDateTime.now().plusHours(2) + "\",\"reason\":\"new ones are ordered\"}";
        assertThat(server.send(
                                "nurse",
                                "POST",
                                "/api/alarms/" + alarm.path("id").asText() + "/shelve",
                                body)
                        .statusCode())
                .isEqualTo(200);
    }

    /** The server was away when it was due, and sent it when it was back. */
    private static void theDaysMailHasWhatIsLowAndNotPutAside(GreenMail mail) throws Exception {
        Await.until(PATIENCE, () -> !mailsAbout("low priority", mail).isEmpty());
        MimeMessage digest = mailsAbout("low priority", mail).get(0);
        assertThat(digest.getSubject()).matches("\\d+ alarms? of low priority");
        assertThat(digest.getAllRecipients()).singleElement().hasToString("workshop@example.org");
        assertThat(digest.getContent().toString())
                .contains("has a low battery: 7\u00a0%", "https://ward.example.org/alarms/")
                .doesNotContain("has a low battery: 6\u00a0%");
    }

    private static void batteryReports(String device, int percent, RunningServer server) {
        String battery = "[{\"bn\":\"%s:\",\"n\":\"battery\",\"u\":\"%%EL\",\"v\":%d}]".formatted(device, percent);
        assertThat(server.coap().post(battery)).isEqualTo(ResponseCode.CHANGED);
    }

    private static int mails(GreenMail mail) {
        return probeMails(mail).size();
    }

    private static List<MimeMessage> probeMails(GreenMail mail) {
        return mailsAbout("probe", mail);
    }

    /** Other alarms may be open on this server, too. */
    private static List<MimeMessage> mailsAbout(String words, GreenMail mail) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> subject(message).contains(words))
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static int attempts(RunningServer server) throws Exception {
        return JSON.readTree(server.get("nurse", "/api/alarms/health").body())
                .path("attempts")
                .asInt();
    }

    private static OffsetDateTime until(JsonNode alarm) {
        return OffsetDateTime.parse(alarm.path("overlays").path(0).path("until").asText());
    }

    /** The open alarm of this kind about one of this test's devices; a missing node where there is none. */
    private static JsonNode alarm(String kind, RunningServer server) throws Exception {
        for (JsonNode item :
                JSON.readTree(server.get("nurse", "/api/alarms").body()).path("items")) {
            String subject = item.path("subject").asText();
            if (item.path("kind").asText().equals(kind) && (subject.endsWith(LOW) || subject.endsWith(NO_PROBE))) {
                return item;
            }
        }
        return JSON.missingNode();
    }
}
