package org.wardkeeper.escalation;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Where mail is handed in.
 *
 * @param tls how the connection is protected
 * @param login empty where the server asks for none
 * @param from the sender's address
 */
record MailSettings(String host, int port, Tls tls, Optional<Login> login, String from) {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    /** Required from the first byte, required after a greeting, or none, for a server on this machine. */
    enum Tls {
        ON,
        STARTTLS,
        OFF;

        /** @throws IllegalArgumentException with a sentence that names the setting */
        static Tls of(String word) {
            return switch (word.strip().toLowerCase(Locale.ROOT)) {
                case "on" -> ON;
                case "starttls" -> STARTTLS;
                case "off" -> OFF;
                default ->
                    throw new IllegalArgumentException(
                            "WARDKEEPER_MAIL_TLS is on, starttls or off, not '" + word + "'.");
            };
        }
    }

    record Login(String user, String password) {}

    /** @param patience a server that hangs for so long is given up: one message must not hold up the rest */
    Properties properties(Duration patience) {
        String connectMs = Long.toString(TO_CONNECT.toMillis());
        String patienceMs = Long.toString(patience.toMillis());
        Properties mail = new Properties();
        mail.put("mail.transport.protocol", "smtp");
        mail.put("mail.smtp.host", host);
        mail.put("mail.smtp.port", Integer.toString(port));
        mail.put("mail.smtp.auth", Boolean.toString(login.isPresent()));
        mail.put("mail.smtp.ssl.enable", Boolean.toString(tls == Tls.ON));
        mail.put("mail.smtp.ssl.checkserveridentity", "true");
        mail.put("mail.smtp.starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
        mail.put("mail.smtp.starttls.required", Boolean.toString(tls == Tls.STARTTLS));
        mail.put("mail.smtp.connectiontimeout", connectMs);
        mail.put("mail.smtp.timeout", patienceMs);
        mail.put("mail.smtp.writetimeout", patienceMs);
        return mail;
    }
}
