package org.wardkeeper.access;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Somebody who may log in: made at the first start or by an administrator, with one role and a password of which only
 * the hash is kept. A changed password ends every session that began with the old one.
 */
@Entity
@Table(name = "app_user")
public class User {

    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{1,63}");

    @Id
    private String login;

    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    @Column(nullable = false)
    @Convert(converter = RoleColumn.class)
    private Role role;

    @Version
    private int version;

    protected User() {}

    /** @throws IllegalArgumentException for a login that is not 2 to 64 lower-case letters, digits, dots or dashes */
    User(String login, String passwordHash, Role role) {
        if (!LOGIN.matcher(login).matches()) {
            throw new IllegalArgumentException(
                    "A login is 2 to 64 lower-case letters, digits, dots or dashes and begins with a letter: " + login);
        }
        this.login = login;
        this.passwordHash = Objects.requireNonNull(passwordHash);
        this.role = Objects.requireNonNull(role);
    }

    void changePassword(String newHash) {
        passwordHash = Objects.requireNonNull(newHash);
    }

    Account account() {
        return new Account(login, role, passwordHash);
    }

    public String login() {
        return login;
    }

    public Role role() {
        return role;
    }

    public int version() {
        return version;
    }
}
