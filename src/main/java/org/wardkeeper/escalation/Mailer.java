package org.wardkeeper.escalation;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Hands mail in. Plain text: it is read on whatever is at hand at three in the morning. */
final class Mailer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What is attached is looked through for viruses before it is taken. */
    private static final Duration PATIENCE_WITH_FILE = Duration.ofMinutes(2);

    private final MailSettings settings;

    Mailer(MailSettings settings) {
        this.settings = settings;
    }

    Outcome send(String to, String subject, String text, Instant now) {
        return send(new Letter(to, subject, text, Optional.empty()), now);
    }

    Outcome send(Letter letter, Instant now) {
        try {
            MimeMessage mail = new MimeMessage(session(letter.attached().isPresent() ? PATIENCE_WITH_FILE : PATIENCE));
            mail.setFrom(new InternetAddress(settings.from(), true));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
            mail.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
            if (letter.attached().isPresent()) {
                mail.setContent(parts(letter, letter.attached().get()));
            } else {
                mail.setText(letter.text(), StandardCharsets.UTF_8.name());
            }
            mail.setSentDate(Date.from(now));
            mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834 §5: nobody's holiday answers it.
            Transport.send(mail);
            return Outcome.DELIVERED;
        } catch (MessagingException | IOException e) {
            return Outcome.failed(e);
        }
    }

    private static MimeMultipart parts(Letter letter, Letter.Attached attached) throws MessagingException, IOException {
        MimeBodyPart words = new MimeBodyPart();
        words.setText(letter.text(), StandardCharsets.UTF_8.name());
        MimeBodyPart file = new MimeBodyPart();
        file.attachFile(attached.file().toFile(), attached.mediaType(), "base64");
        file.setFileName(attached.name());
        return new MimeMultipart(words, file);
    }

    private Session session(Duration patience) {
        return Session.getInstance(
                settings.properties(patience),
                settings.login().map(Mailer::authenticator).orElse(null));
    }

    private static Authenticator authenticator(MailSettings.Login login) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(login.user(), login.password());
            }
        };
    }
}
