package org.wardkeeper.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sees to it that somebody can log in: at the first start there is {@code admin}, and in the demo one user a role, whose
 * passwords are those of the launcher's file, also when the file changed.
 */
@ApplicationScoped
public class FirstUsers {

    @Inject
    private Users users;

    @Inject
    private Passwords passwords;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_ADMIN_PASSWORD")
    private Optional<String> adminPassword;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_DEMO", defaultValue = "false")
    private boolean demo;

    @Inject
    @ConfigProperty(name = "WARDKEEPER_DEMO_PASSWORDS_FILE")
    private Optional<String> demoPasswordsFile;

    /** To be called once at start, when the tables are there. */
    public void ensure() {
        if (demo && demoPasswordsFile.isPresent()) {
            ensureDemoUsers(read(Path.of(demoPasswordsFile.get())));
        } else if (users.isEmpty()) {
            makeAdmin();
        }
        users.reload();
    }

    private void ensureDemoUsers(Map<String, String> wanted) {
        for (Role role : Role.values()) {
            String password = wanted.get(role.group());
            if (password != null && !hasPassword(role.group(), password)) {
                setPassword(role.group(), password, role);
            }
        }
    }

    private void setPassword(String login, String password, Role role) {
        users.setPasswordAtStart(login, passwords.hash(password), role);
    }

    private boolean hasPassword(String login, String password) {
        return users.byLogin(login)
                .map(account -> passwords.matches(password, account.passwordHash()))
                .orElse(false);
    }

    private void makeAdmin() {
        String password = adminPassword.orElseGet(Passwords::random);
        setPassword("admin", password, Role.ADMIN);
        if (adminPassword.isEmpty()) {
            // To the terminal and not to the log: this is the only time it is told.
            System.out.println("Log in as admin with the password " + password + " (shown only this once)");
        }
    }

    /** Lines of login=password, taken as they stand: a password may hold any character but a line's end. */
    private static Map<String, String> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw new IllegalStateException("The file of the demo passwords cannot be read: " + file, e);
        }
    }
}
