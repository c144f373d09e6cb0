package io.truelift.bench;

import io.truelift.platform.project.Settings;
import java.util.List;

/** A bench writes to servers that it starts, and to no others. */
public final class OwnServers {
    private static final List<String> ELSEWHERE =
            List.of(Settings.TRINO_URL, Settings.DATABASE_URL, Settings.CATALOG_URI, Settings.CATALOG_WAREHOUSE);

    private OwnServers() {}

    /**
     * Settings in the environment come before those of a folder: the bench would fill somebody's own warehouse.
     *
     * @throws IllegalStateException where the environment points at other servers
     */
    public static void require() {
        for (String setting : ELSEWHERE) {
            if (System.getenv(Settings.variable(setting)) != null) {
                throw new IllegalStateException(
                        "Cannot run the bench: %s points at servers of your own, and it writes only to servers that it starts. Unset the variable and run it again."
                                .formatted(Settings.variable(setting)));
            }
        }
    }
}
