package io.truelift.webui.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import org.jboss.logging.Logger;

/** Makes identities of accounts, and refusals of failures. */
final class Identities {
    static final String TITLE = "title";
    private static final Logger LOG = Logger.getLogger(Identities.class);

    private Identities() {}

    static SecurityIdentity of(Account account) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.name()))
                .addRole(account.role().word())
                .addAttribute(TITLE, account.title())
                .build();
    }

    /** Refuses while the database is away; the sign-in page then says so. */
    static AuthenticationFailedException databaseAway(IllegalStateException cause) {
        LOG.warn(cause.getMessage());
        return new AuthenticationFailedException("Cannot look up the account: the database does not answer", cause);
    }
}
