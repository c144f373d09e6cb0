package io.truelift.webui.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.truelift.governance.account.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Tells who asks. */
@ApplicationScoped
@Named("signedIn")
public class SignedIn {
    private final SecurityIdentity identity;

    @Inject
    SignedIn(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean present() {
        return !identity.isAnonymous();
    }

    /** @throws IllegalStateException where nobody is signed in */
    public SignedInAccount person() {
        if (identity.isAnonymous()) {
            throw new IllegalStateException("Cannot tell who asks: nobody is signed in. Sign in at /sign-in.xhtml.");
        }
        Role role = identity.getRoles().stream()
                .flatMap(word -> Role.of(word).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Cannot find a role of %s"
                        .formatted(identity.getPrincipal().getName())));
        String name = identity.getPrincipal().getName();
        return new SignedInAccount(name, identity.<String>getAttribute(Identities.TITLE), role);
    }

    /** Whether the person may open the page; for navigation. The server refuses in any case. */
    public boolean opens(String page) {
        return present() && person().opens(Page.valueOf(page));
    }
}
