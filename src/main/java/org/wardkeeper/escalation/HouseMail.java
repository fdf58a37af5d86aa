package org.wardkeeper.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The house's mail, for rooms that have something else to tell than alarms: the same server, sender and language. */
@ApplicationScoped
public class HouseMail {
    @Inject
    EscalationSettings settings;

    /** Whether a mail server is set up. */
    public boolean isOn() {
        return settings.mails();
    }

    /** What mails are written in. */
    public Locale language() {
        return settings.language();
    }

    /** Where people find a page of ours; empty where nobody said how they reach this server. */
    public String page(String path) {
        return settings.page(path);
    }

    /**
     * Hands a letter in.
     *
     * @return why it was not taken; empty where it was
     */
    public Optional<String> send(Letter letter, Instant now) {
        Outcome outcome = handedIn(letter, now);
        return outcome.delivered() ? Optional.empty() : Optional.of(outcome.words());
    }

    private Outcome handedIn(Letter letter, Instant now) {
        try {
            return settings.mailer()
                    .map(mailer -> mailer.send(letter, now))
                    .orElse(new Outcome(false, "no mail server is set up"));
        } catch (IllegalArgumentException e) { // A password's file may have gone since the start.
            return Outcome.failed(e);
        }
    }

    /** @throws IllegalArgumentException with a sentence, if this is no address that mail can be sent to */
    public static String checkedAddress(String address) {
        return Duty.checkedAddress(address);
    }
}
