package org.wardkeeper.escalation;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Hands mail in. Plain text: it is read on whatever is at hand at three in the morning. */
final class Mailer {
    private final MailSettings settings;

    Mailer(MailSettings settings) {
        this.settings = settings;
    }

    Outcome send(String to, String subject, String text, Instant now) {
        try {
            MimeMessage mail = new MimeMessage(session());
            mail.setFrom(new InternetAddress(settings.from(), true));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            mail.setSubject(subject, StandardCharsets.UTF_8.name());
            mail.setText(text, StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(now));
            mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834 §5: nobody's holiday answers it.
            Transport.send(mail);
            return Outcome.DELIVERED;
        } catch (MessagingException e) {
            return Outcome.failed(e);
        }
    }

    private Session session() {
        return Session.getInstance(
                settings.properties(),
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
