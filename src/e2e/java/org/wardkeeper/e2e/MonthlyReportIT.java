package org.wardkeeper.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardkeeper.it.Await;
import org.wardkeeper.verify.VerifyCommand;

/** The month's report is made once, reaches who should have it, and is as exported; a killed server sends no second. */
@OnDoomedServer
class MonthlyReportIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId SITE = ZoneId.of("Europe/Zurich");

    /** The last month whose report is due, whenever this runs. */
    private static final YearMonth MONTH =
            YearMonth.from(ZonedDateTime.now(SITE).minusHours(6)).minusMonths(1);

    private static final String MONTHLY = "/api/exports/monthly";
    private static final String PHARMACIST = "pharmacist@example.org";
    private static final String WARM = "md4-fridge-1";
    private static final String COLD = "md4-fridge-2";

    @TempDir
    private Path folder;

    @Test
    void it_is_made_once_kept_where_no_mail_arrives_and_mailed_as_a_zip_that_is_as_exported() throws Exception {
        int port = freePort();
        RunningServer server = DoomedServer.again(settings(port)).untilReady();
        warmFor(10, server);
        String id = setUp(server, PHARMACIST, WARM, COLD);
        Await.until(PATIENCE, () -> last(server, id).at("/mails/0/attempts").asInt() > 0);
        JsonNode made = last(server, id);
        assertThat(made.path("month").asText()).isEqualTo(MONTH.toString());
        assertThat(made.at("/mails/0/fault").asText()).isNotBlank();
        assertThat(made.at("/mails/0/again").asText()).isNotBlank();
        assertKept(made.path("export").asText(), server);

        GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            assertThat(server.send("compliance", "PUT", MONTHLY + "/" + id, wanted(PHARMACIST, WARM, COLD))
                            .statusCode())
                    .isEqualTo(200);
            Await.until(PATIENCE, () -> !to(mail, PHARMACIST).isEmpty());
            MimeMessage told = to(mail, PHARMACIST).get(0);
            assertThat(told.getSubject())
                    .startsWith("Cold chain ")
                    .endsWith(": 2 units, 1 excursion, 1 of them not closed");
            MimeMultipart parts = (MimeMultipart) told.getContent();
            assertThat(parts.getBodyPart(0).getContent().toString())
                    .contains("nobody knows how warm it was", "./wardkeeper verify cold-chain_");
            assertThat(verified(saved(parts.getBodyPart(1))))
                    .contains(WARM + ".pdf/ readings.csv, ", COLD + ".pdf/ readings.csv, ", ": as exported");
            Await.until(PATIENCE, () -> !last(server, id).at("/mails/0/sent").isNull());

            // A report is due at once for who is second, behind whatever the killed server may have left undone.
            RunningServer again = DoomedServer.again(settings(port)).untilReady();
            String other = setUp(again, "ward@example.org", WARM);
            Await.until(PATIENCE, () -> !to(mail, "ward@example.org").isEmpty());
            assertThat(to(mail, PHARMACIST)).hasSize(1);
            assertThat(last(again, id).path("export")).isEqualTo(made.path("export"));
            for (String ended : List.of(id, other)) {
                assertThat(again.send("compliance", "DELETE", MONTHLY + "/" + ended, "")
                                .statusCode())
                        .isEqualTo(204);
            }
            assertThat(again.get("compliance", "/api/audit?limit=200").body())
                    .contains(
                            "monthly-report.set",
                            "monthly-report.change",
                            "monthly-report.mail",
                            "monthly-report.end",
                            MONTH + " to " + PHARMACIST);
        } finally {
            mail.stop();
        }
    }

    /** By schedule in the list, and there for whoever may export. */
    private static void assertKept(String export, RunningServer server) throws Exception {
        JsonNode listed = listed(server, export);
        assertThat(listed.path("by").asText()).isEqualTo("the schedule");
        assertThat(listed.path("state").asText()).isEqualTo("done");
        assertThat(listed.path("hasFile").asBoolean()).isTrue();
        String file = "/api/exports/" + export + "/file";
        assertThat(server.get("nurse", file).statusCode()).isEqualTo(403);
        HttpResponse<String> fetched = server.get("compliance", file);
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.body()).startsWith("PK");
    }

    @Test
    void who_may_not_export_sets_nothing_up_and_nonsense_is_refused() throws Exception {
        RunningServer server = DoomedServer.given();
        assertThat(server.get("nurse", MONTHLY).statusCode()).isEqualTo(403);
        assertThat(server.send("nurse", "POST", MONTHLY, "{}").statusCode()).isEqualTo(403);
        for (String wrong : List.of(
                "{}",
                "{\"format\":\"pdf\",\"recipients\":[]}",
                "{\"format\":\"csv\",\"recipients\":[\"a@example.org\"]}",
                "{\"format\":\"pdf\",\"recipients\":[\"a at example\"]}",
                "{\"format\":\"pdf\",\"recipients\":[\"a@example.org\"],\"first\":\"2999-01\"}",
                "{\"format\":\"pdf\",\"recipients\":[\"a@example.org\"],\"first\":\"1999-01\"}",
                "{\"format\":\"pdf\",\"recipients\":[\"a@example.org\"],\"first\":\"x\"}")) {
            assertThat(server.send("compliance", "POST", MONTHLY, wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, String> settings(int mailPort) {
        return Map.of(
                "WARDKEEPER_MAIL_HOST", "127.0.0.1",
                "WARDKEEPER_MAIL_PORT", Integer.toString(mailPort),
                "WARDKEEPER_MAIL_TLS", "off",
                "WARDKEEPER_MAIL_FROM", "wardkeeper@example.org",
                "WARDKEEPER_LATE_DAYS", "70");
    }

    /** On the evening of the month's last day: a reading in range, some above, one in range. */
    private static void warmFor(int minutes, RunningServer server) throws Exception {
        long begin =
                MONTH.plusMonths(1).atDay(1).atStartOfDay(SITE).minusHours(3).toEpochSecond();
        StringBuilder pack = new StringBuilder();
        for (int minute = 0; minute <= minutes + 1; minute++) {
            pack.append(minute == 0 ? "[" : ",")
                    .append("{\"n\":\"%s:temperature\",\"u\":\"Cel\",\"v\":%s,\"t\":%d}"
                            .formatted(
                                    DemoSite.sensorOf(WARM),
                                    minute == 0 || minute > minutes ? 5.0 : 9.5,
                                    begin + 60L * minute));
        }
        assertThat(server.coap().post(pack.append(']').toString())).isEqualTo(ResponseCode.CHANGED);
    }

    private static String wanted(String recipient, String... units) {
        return "{\"units\":[\"%s\"],\"format\":\"pdf\",\"recipients\":[\"%s\"],\"first\":\"%s\"}"
                .formatted(String.join("\",\"", units), recipient, MONTH);
    }

    private static String setUp(RunningServer server, String recipient, String... units) throws Exception {
        HttpResponse<String> answer = server.send("compliance", "POST", MONTHLY, wanted(recipient, units));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("id").asText();
    }

    private static JsonNode last(RunningServer server, String id) throws Exception {
        for (JsonNode item :
                JSON.readTree(server.get("compliance", MONTHLY).body()).path("items")) {
            if (item.path("id").asText().equals(id)) {
                return item.path("last");
            }
        }
        throw new AssertionError("nothing is set up as " + id);
    }

    private static JsonNode listed(RunningServer server, String export) throws Exception {
        for (JsonNode item : JSON.readTree(
                        server.get("compliance", "/api/exports?limit=50").body())
                .path("items")) {
            if (item.path("id").asText().equals(export)) {
                return item;
            }
        }
        throw new AssertionError(export + " is not in the list");
    }

    private static List<MimeMessage> to(GreenMail mail, String recipient) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> recipient(message).equals(recipient))
                .toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private Path saved(BodyPart part) throws Exception {
        assertThat(part.getFileName()).endsWith(".zip");
        Path file = folder.resolve(part.getFileName());
        Files.copy(part.getInputStream(), file);
        return file;
    }

    private static String verified(Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = VerifyCommand.run(List.of(file.toString()), both, both);
        assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
