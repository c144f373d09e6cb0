package io.truelift.webui.start;

import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells the framework what Truelift's own settings say: the address of the database, the port, and the key that seals
 * the sign-in cookie. Where there is no project, as while the application is built, it says nothing.
 */
public final class SettingsSource implements ConfigSource {
    private static final int ABOVE_APPLICATION_PROPERTIES = 260;
    private static final Map<String, String> DATABASE = Map.of(
            "quarkus.datasource.jdbc.url", Settings.DATABASE_URL,
            "quarkus.datasource.username", Settings.DATABASE_USER,
            "quarkus.datasource.password", Settings.DATABASE_PASSWORD);

    private final Map<String, String> values = new HashMap<>();

    public SettingsSource() {
        String port = System.getenv("TRUELIFT_WEB_PORT");
        if (port != null && !port.isBlank()) {
            values.put("quarkus.http.port", port.strip());
        }
        Project project;
        try {
            project = Project.current();
        } catch (IllegalStateException e) {
            return;
        }
        Settings settings = Settings.of(project);
        DATABASE.forEach((name, setting) -> settings.find(setting).ifPresent(value -> values.put(name, value)));
        SessionKey.of(project).ifPresent(key -> values.put("quarkus.http.auth.session.encryption-key", key));
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return "Truelift settings";
    }

    @Override
    public int getOrdinal() {
        return ABOVE_APPLICATION_PROPERTIES;
    }
}
