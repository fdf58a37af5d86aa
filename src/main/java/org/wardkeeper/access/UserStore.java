package org.wardkeeper.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.Set;

/** Jakarta Security's view of the users: is this the password of this login, and which group follows from it. */
@ApplicationScoped
class UserStore implements IdentityStore {

    @Inject
    private Users users;

    @Inject
    private Passwords passwords;

    /** Overridden as a whole: the default only finds overloads for the exact type of a credential. */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential typed
                ? validate(typed.getCaller(), typed.getPasswordAsString())
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private CredentialValidationResult validate(String login, String password) {
        Optional<Account> account = users.byLogin(login);
        if (account.isEmpty()) {
            passwords.matchNothing(password);
            return CredentialValidationResult.INVALID_RESULT;
        }
        if (!passwords.matches(password, account.get().passwordHash())) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        return new CredentialValidationResult(login, Set.of(account.get().role().group()));
    }
}
