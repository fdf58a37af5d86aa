package org.wardkeeper.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords found right within the last minutes, so that a program which sends its password with every request is not
 * answered a fifth of a second late each time. Keeps keyed digests under a key that dies with the process, never a
 * password; a changed password is forgotten at once, because the digest covers the stored hash too.
 */
final class RecentPasswords {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int CAPACITY = 1_000;

    private final SecretKeySpec key = newKey();
    private final Map<String, Instant> until = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > CAPACITY;
        }
    };

    synchronized boolean isRight(Account account, String password, Instant now) {
        Instant end = until.get(digest(account, password));
        return end != null && now.isBefore(end);
    }

    synchronized void remember(Account account, String password, Instant now) {
        until.put(digest(account, password), now.plus(KEPT));
    }

    private String digest(Account account, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((account.login() + "\n" + account.passwordHash() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA-256", e);
        }
    }

    private static SecretKeySpec newKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
