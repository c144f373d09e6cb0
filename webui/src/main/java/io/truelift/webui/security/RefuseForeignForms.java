package io.truelift.webui.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what pages of others send in the name of whoever is signed in. The cookie does not travel from another site; but
 * another port of the same machine is the same site, and signing in needs no cookie. Browsers say where a form comes from
 * (W3C Fetch Metadata, and {@code Origin} of RFC 6454); programs that say nothing carry no cookie of somebody else's.
 */
@ApplicationScoped
public class RefuseForeignForms {
    private static final int BEFORE_SIGN_IN = 9_999;
    private static final int FORBIDDEN = 403;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    void register(@Observes Filters filters) {
        filters.register(RefuseForeignForms::check, BEFORE_SIGN_IN);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isForeign(
                request.method().name(),
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                request.getHeader("Host"))) {
            context.response()
                    .setStatusCode(FORBIDDEN)
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .end("Cannot do what a page of another site asks for. Open Truelift itself, and do it there.\n");
        } else {
            context.next();
        }
    }

    /**
     * Whether a page of others sent it.
     *
     * @param site the browser's word on where it comes from; null where there is none
     * @param origin the page's server; null where there is none
     * @param host this server, as the request names it
     */
    static boolean isForeign(String method, @Nullable String site, @Nullable String origin, @Nullable String host) {
        if (READING.contains(method)) {
            return false;
        }
        if (site != null) {
            return !OWN.contains(site);
        }
        return origin != null && !serverOf(origin).equals(host);
    }

    private static String serverOf(String origin) {
        try {
            String server = URI.create(origin).getAuthority();
            return server == null ? "" : server;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
