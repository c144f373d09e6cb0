package io.truelift.webui.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Keeps the session's cookie from other sites. The servlet container has no setting for it. */
@ApplicationScoped
public class SessionCookie {
    /** In lower case, as HTTP/2 demands. */
    private static final String SET_COOKIE = "set-cookie";

    private static final String NAME = "JSESSIONID=";
    private static final String SAME_SITE = "; SameSite=Strict";
    private static final int BEFORE_SIGN_IN = 9_000;

    void register(@Observes Filters filters) {
        filters.register(SessionCookie::guard, BEFORE_SIGN_IN);
    }

    private static void guard(RoutingContext context) {
        context.addHeadersEndHandler(nothing -> {
            List<String> cookies = context.response().headers().getAll(SET_COOKIE);
            if (cookies.stream().anyMatch(cookie -> cookie.startsWith(NAME))) {
                context.response()
                        .headers()
                        .set(
                                SET_COOKIE,
                                cookies.stream().map(SessionCookie::guarded).toList());
            }
        });
        context.next();
    }

    private static String guarded(String cookie) {
        return cookie.startsWith(NAME) && !cookie.contains("SameSite") ? cookie + SAME_SITE : cookie;
    }
}
