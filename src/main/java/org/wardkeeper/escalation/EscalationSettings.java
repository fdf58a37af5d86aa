package org.wardkeeper.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How people are told beside the pages, and how long it is remembered: the settings of the environment, typed. */
@ApplicationScoped
public class EscalationSettings {
    @Inject
    @ConfigProperty(name = "WARDKEEPER_MAIL_HOST")
    Optional<String> mailHost;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_MAIL_PORT", defaultValue = "587")
    int mailPort;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_MAIL_TLS", defaultValue = "starttls")
    String mailTls;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_MAIL_USER")
    Optional<String> mailUser;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_MAIL_PASSWORD")
    Optional<String> mailPassword;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_MAIL_PASSWORD_FILE")
    Optional<String> mailPasswordFile;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_MAIL_FROM")
    Optional<String> mailFrom;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_MAIL_LANGUAGE", defaultValue = "en")
    String mailLanguage;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_MAIL_DIGEST_AT", defaultValue = "07:30")
    String mailDigestAt;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_WEBHOOK_URL")
    Optional<String> webhookUrl;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_WEBHOOK_SECRET")
    Optional<String> webhookSecret;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_WEBHOOK_SECRET_FILE")
    Optional<String> webhookSecretFile;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_PUBLIC_URL")
    Optional<String> publicUrl;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_ALARM_DAYS", defaultValue = "1095")
    int alarmDays;

    /** Whether there is a server that takes mail. */
    boolean mails() {
        return mailHost.isPresent();
    }

    /** @throws IllegalArgumentException with a sentence that names the setting at fault */
    Optional<Mailer> mailer() {
        return mailHost.map(host -> {
            String from = mailFrom.orElseThrow(
                    () -> new IllegalArgumentException("WARDKEEPER_MAIL_FROM is set where WARDKEEPER_MAIL_HOST is."));
            Optional<String> password = Secret.of("WARDKEEPER_MAIL_PASSWORD", mailPassword, mailPasswordFile);
            Optional<MailSettings.Login> login =
                    mailUser.map(user -> new MailSettings.Login(user, password.orElse("")));
            return new Mailer(new MailSettings(host, mailPort, MailSettings.Tls.of(mailTls), login, from));
        });
    }

    /** @throws IllegalArgumentException with a sentence that names the setting at fault */
    Optional<Webhook> webhook() {
        return webhookUrl.map(url -> new Webhook(
                url,
                Secret.of("WARDKEEPER_WEBHOOK_SECRET", webhookSecret, webhookSecretFile)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "WARDKEEPER_WEBHOOK_SECRET is set where WARDKEEPER_WEBHOOK_URL is."))));
    }

    /**
     * When the day's mail of what is of low priority goes out, by the site's clock: when the day shift has begun.
     *
     * @throws IllegalArgumentException with a sentence that names the setting at fault
     */
    LocalTime digestAt() {
        try {
            return LocalTime.parse(mailDigestAt);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("WARDKEEPER_MAIL_DIGEST_AT is a time of day such as 07:30.", e);
        }
    }

    Locale language() {
        return mailLanguage.equals("de") ? Locale.GERMAN : Locale.ENGLISH;
    }

    /** Where people find the board; empty where nobody said how they reach this server. */
    String board() {
        return page("alarms/");
    }

    /** Where people find a page; empty where nobody said how they reach this server. */
    String page(String path) {
        return publicUrl
                .filter(url -> !url.isBlank())
                .map(url -> (url.endsWith("/") ? url : url + "/") + path)
                .orElse("");
    }

    /** How long an alarm is kept that is over and acknowledged; empty for ever. */
    Optional<Duration> kept() {
        return alarmDays > 0 ? Optional.of(Duration.ofDays(alarmDays)) : Optional.empty();
    }
}
