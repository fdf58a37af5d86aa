package org.wardkeeper.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail over real SMTP. */
class MailerTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void aServer() {
        server.setUser("wardkeeper", "wardkeeper", "a-secret");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mail_arrives_as_it_was_written() throws Exception {
        Outcome outcome = mailer(Optional.of("a-secret"), MailSettings.Tls.OFF)
                .send("ward4@example.org", "Hoch: Kühlschrank zu warm", "9,1 °C", NOON);

        assertThat(outcome).isEqualTo(Outcome.DELIVERED);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Hoch: Kühlschrank zu warm");
        assertThat(mail.getContent().toString().strip()).isEqualTo("9,1 °C");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("wardkeeper@example.org");
        assertThat(GreenMailUtil.getHeaders(mail)).contains("Auto-Submitted: auto-generated");
    }

    @Test
    void a_server_without_tls_and_one_that_is_not_there_are_failures_with_words() {
        int port = server.getSmtp().getPort();
        assertThat(mailer(port, Optional.empty(), MailSettings.Tls.STARTTLS).send("a@example.org", "s", "t", NOON))
                .satisfies(failed -> {
                    assertThat(failed.delivered()).isFalse();
                    assertThat(failed.words()).containsIgnoringCase("STARTTLS");
                });
        server.stop();
        assertThat(mailer(port, Optional.empty(), MailSettings.Tls.OFF).send("a@example.org", "s", "t", NOON))
                .satisfies(failed -> {
                    assertThat(failed.delivered()).isFalse();
                    assertThat(failed.words()).isNotEmpty();
                });
    }

    private Mailer mailer(Optional<String> password, MailSettings.Tls tls) {
        return mailer(server.getSmtp().getPort(), password, tls);
    }

    private static Mailer mailer(int port, Optional<String> password, MailSettings.Tls tls) {
        return new Mailer(new MailSettings(
                "127.0.0.1",
                port,
                tls,
                password.map(secret -> new MailSettings.Login("wardkeeper", secret)),
                "wardkeeper@example.org"));
    }
}
