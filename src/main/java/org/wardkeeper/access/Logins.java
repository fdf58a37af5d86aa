package org.wardkeeper.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.wardkeeper.audit.AuditTrail;

/**
 * Takes a login and a password and says who it is, after the brakes on guessing and with a line in the audit trail.
 *
 * <p>Checks of one login stand in line behind each other, and only a few run at a time: hashing is slow on purpose, and
 * whoever sends many passwords at once must neither take the processor nor get past the count of failures.
 */
@ApplicationScoped
public class Logins {

    private static final int LANES = 8;
    private static final int LONGEST_PASSWORD = 200;

    @Inject
    private IdentityStoreHandler stores;

    @Inject
    private Users users;

    @Inject
    private AuditTrail audit;

    private final Attempts byLoginAndAddress = new Attempts(5, 10_000);
    private final Attempts byAddress = new Attempts(100, 10_000);
    private final RecentPasswords recent = new RecentPasswords();
    private final Object[] lanes = new Object[LANES];

    Logins() {
        Arrays.setAll(lanes, i -> new Object());
    }

    /** Somebody who types a password on the login page. */
    public Outcome byForm(String login, String password, String address) {
        return checkInLine(login, password, address, false);
    }

    /** A program that sends its password with every request: a password just found right is not hashed again. */
    public Outcome byBasic(String login, String password, String address) {
        return checkInLine(login, password, address, true);
    }

    /**
     * Somebody who is logged in and types their password again to sign: behind the same brakes as a login.
     *
     * @throws ProblemException 403 where the password is wrong, 429 where too many were
     */
    public void sign(String login, String password, String address) {
        Outcome outcome = checkInLine(login, password, address, false);
        if (outcome instanceof Outcome.Wait wait) {
            throw ProblemException.tooManyTries(wait.remaining());
        }
        if (outcome instanceof Outcome.Refused) {
            throw ProblemException.forbidden("The password is wrong: nothing was signed.");
        }
    }

    private Outcome checkInLine(String login, String password, String address, boolean mayRemember) {
        if (login == null || password == null || password.isEmpty() || password.length() > LONGEST_PASSWORD) {
            return new Outcome.Refused();
        }
        if (mayRemember) {
            Account remembered = remembered(login, password);
            if (remembered != null) {
                return new Outcome.Welcome(remembered);
            }
        }
        synchronized (lanes[Math.floorMod(login.hashCode(), LANES)]) {
            Account remembered = mayRemember ? remembered(login, password) : null;
            return remembered != null
                    ? new Outcome.Welcome(remembered)
                    : check(login, password, address, Instant.now());
        }
    }

    private Account remembered(String login, String password) {
        Account account = users.byLogin(login).orElse(null);
        return account != null && recent.isRight(account, password, Instant.now()) ? account : null;
    }

    private Outcome check(String login, String password, String address, Instant now) {
        String key = login + " " + address;
        Duration wait = longer(byLoginAndAddress.waitOf(key, now), byAddress.waitOf(address, now));
        if (!wait.isZero()) {
            return new Outcome.Wait(wait);
        }
        CredentialValidationResult result = stores.validate(new UsernamePasswordCredential(login, password));
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            byLoginAndAddress.failed(key, now);
            byAddress.failed(address, now);
            audit.record(login, "login-refused", login, "from " + address);
            return new Outcome.Refused();
        }
        Account account = users.byLogin(login).orElseThrow();
        byLoginAndAddress.succeeded(key);
        recent.remember(account, password, now);
        audit.record(login, "login", login, "from " + address);
        return new Outcome.Welcome(account);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** What came of a login. */
    public sealed interface Outcome {
        record Welcome(Account account) implements Outcome {}

        record Refused() implements Outcome {}

        record Wait(Duration remaining) implements Outcome {}
    }
}
