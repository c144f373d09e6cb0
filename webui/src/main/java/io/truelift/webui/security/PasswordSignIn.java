package io.truelift.webui.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import io.truelift.governance.account.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Signs people in by name and password. */
@ApplicationScoped
public class PasswordSignIn implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    /** Compared with where there is no such account, so that a refusal takes as long either way. */
    private static final String NOBODY = Passwords.hash("nobody");

    private final SignInAccounts accounts;

    @Inject
    PasswordSignIn(SignInAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() ->
                signIn(request.getUsername(), new String(request.getPassword().getPassword())));
    }

    private SecurityIdentity signIn(String name, String password) {
        try {
            Optional<Account> account = accounts.find(name.strip());
            boolean right =
                    Passwords.matches(password, account.map(Account::password).orElse(NOBODY));
            if (account.isEmpty() || !right) {
                throw new AuthenticationFailedException(
                        "Cannot sign in %s: the name or the password is not right".formatted(name));
            }
            return Identities.of(account.get());
        } catch (IllegalStateException e) {
            throw Identities.databaseAway(e);
        }
    }
}
