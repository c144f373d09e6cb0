package io.truelift.webui.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;

/** Light, dark or as the system says: the person's choice, kept in a cookie that the theme switch writes. */
@RequestScoped
@Named("theme")
public class Theme {
    private static final String COOKIE = "truelift-theme";
    private static final String NEVER = "not all";

    /** {@code light}, {@code dark} or {@code system}. */
    public String choice() {
        Object cookie = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestCookieMap()
                .get(COOKIE);
        String value = cookie instanceof Cookie chosen ? chosen.getValue() : "";
        return switch (value) {
            case "light", "dark" -> value;
            default -> "system";
        };
    }

    /** Media query under which the light style sheet holds. */
    public String lightMedia() {
        return switch (choice()) {
            case "light" -> "all";
            case "dark" -> NEVER;
            default -> "(prefers-color-scheme: light)";
        };
    }

    /** Media query under which the dark style sheet holds. */
    public String darkMedia() {
        return switch (choice()) {
            case "light" -> NEVER;
            case "dark" -> "all";
            default -> "(prefers-color-scheme: dark)";
        };
    }
}
