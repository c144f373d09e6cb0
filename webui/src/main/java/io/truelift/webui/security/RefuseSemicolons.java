package io.truelift.webui.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/**
 * Refuses addresses with a semicolon, plain or encoded. Sessions are kept in cookies, so that no address of ours has one;
 * in the path it would slip past rules on paths, and the cookie that remembers where somebody wanted to go cannot hold it.
 */
@ApplicationScoped
public class RefuseSemicolons {
    private static final int BEFORE_SIGN_IN = 10_000;
    private static final int BAD_REQUEST = 400;

    void register(@Observes Filters filters) {
        filters.register(RefuseSemicolons::check, BEFORE_SIGN_IN);
    }

    private static void check(RoutingContext context) {
        if (isRefused(context.request().uri())) {
            context.response()
                    .setStatusCode(BAD_REQUEST)
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .end("Cannot open this address: it has a semicolon. Leave it out, or start at /.\n");
        } else {
            context.next();
        }
    }

    /** A plain semicolon anywhere, or an encoded one in the path; an encoded one in a query is ordinary text. */
    static boolean isRefused(String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        return uri.indexOf(';') >= 0 || path.toLowerCase(Locale.ROOT).contains("%3b");
    }
}
