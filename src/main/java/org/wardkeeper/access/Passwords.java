package org.wardkeeper.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.SecureRandom;
import java.util.Map;

/** Hashes passwords with PBKDF2 at the strength OWASP asks for (HMAC-SHA-512, 210,000 rounds), and makes them up. */
@ApplicationScoped
class Passwords {

    /** No l, 1, O or 0: people type these from a terminal. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int RANDOM_LENGTH = 16;

    @Inject
    private Pbkdf2PasswordHash pbkdf2;

    private String hashOfNothing;

    @PostConstruct
    void chooseStrength() {
        pbkdf2.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", "210000",
                "Pbkdf2PasswordHash.SaltSizeBytes", "16",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        hashOfNothing = hash(random());
    }

    String hash(String password) {
        return pbkdf2.generate(password.toCharArray());
    }

    boolean matches(String password, String hash) {
        return pbkdf2.verify(password.toCharArray(), hash);
    }

    /** Takes as long as a real check, so that the time of an answer does not tell which logins exist. */
    void matchNothing(String password) {
        pbkdf2.verify(password.toCharArray(), hashOfNothing);
    }

    /** A random password of 80 bits. */
    static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder(RANDOM_LENGTH);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
