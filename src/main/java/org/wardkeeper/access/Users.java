package org.wardkeeper.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardkeeper.audit.AuditTrail;

/**
 * The users, held in memory: who is logged in keeps the pages while the database is away. Every change made here is
 * seen by the next request.
 */
@ApplicationScoped
public class Users {

    @PersistenceContext(unitName = "wardkeeper")
    private EntityManager entities;

    @Inject
    private AuditTrail audit;

    private volatile Map<String, Account> byLogin;

    public Optional<Account> byLogin(String login) {
        if (byLogin == null) {
            reload();
        }
        return Optional.ofNullable(byLogin.get(login));
    }

    boolean isEmpty() {
        reload();
        return byLogin.isEmpty();
    }

    /** To be called after the transaction that changed a user. */
    void reload() {
        byLogin = entities.createQuery("select u from User u", User.class)
                .getResultStream()
                .map(User::account)
                .collect(Collectors.toUnmodifiableMap(Account::login, Function.identity()));
    }

    /** Makes the user where there is none, otherwise gives the one there is this password; the role stays. */
    @Transactional
    void setPasswordAtStart(String login, String passwordHash, Role roleWhenNew) {
        User user = entities.find(User.class, login);
        if (user == null) {
            entities.persist(new User(login, passwordHash, roleWhenNew));
        } else {
            user.changePassword(passwordHash);
        }
        audit.record("server", "password-set", login, "at start");
    }
}
