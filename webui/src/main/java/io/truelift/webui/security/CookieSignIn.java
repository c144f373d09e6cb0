package io.truelift.webui.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Knows people again by the cookie of their sign-in. The account is looked up each time, so that a removed one is out at once. */
@ApplicationScoped
public class CookieSignIn implements IdentityProvider<TrustedAuthenticationRequest> {
    private final SignInAccounts accounts;

    @Inject
    CookieSignIn(SignInAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> know(request.getPrincipal()));
    }

    private SecurityIdentity know(String name) {
        try {
            return accounts.find(name)
                    .map(Identities::of)
                    .orElseThrow(() ->
                            new AuthenticationFailedException("Cannot find the account %s any more".formatted(name)));
        } catch (IllegalStateException e) {
            throw Identities.databaseAway(e);
        }
    }
}
