package io.truelift.webui.security;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs out: {@code POST /sign-out} takes the cookies away. Other sites cannot ask for it, since they send no cookie. */
@ApplicationScoped
public class SignOut {
    private static final int SEE_OTHER = 303;

    private final String cookie;

    @Inject
    SignOut(@ConfigProperty(name = "quarkus.http.auth.form.cookie-name") String cookie) {
        this.cookie = cookie;
    }

    void register(@Observes Router router) {
        router.post("/sign-out").order(-1).handler(this::signOut);
    }

    private void signOut(RoutingContext context) {
        forget(context, cookie);
        forget(context, "JSESSIONID");
        context.response()
                .setStatusCode(SEE_OTHER)
                .putHeader("Location", "/sign-in.xhtml?left=true")
                .end();
    }

    private static void forget(RoutingContext context, String name) {
        context.response()
                .addCookie(Cookie.cookie(name, "")
                        .setPath("/")
                        .setMaxAge(0)
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT));
    }
}
