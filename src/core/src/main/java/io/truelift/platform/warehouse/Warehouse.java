package io.truelift.platform.warehouse;

import io.truelift.platform.project.Resources;
import io.truelift.platform.project.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Connections to Trino, each in the name of a person: the suite signs in with its own account and asks the engine to
 * act for the person, so that the engine's rules for that person hold. The suite never filters by itself.
 */
public final class Warehouse {
    /** Rows that all go to one place are written by as many threads as there are, instead of by the one that has the place. */
    private static final String TO_ONE_PLACE = ";use_preferred_write_partitioning:false";

    private final Settings settings;
    private final Optional<Duration> limit;
    private final String more;

    private Warehouse(Settings settings, Optional<Duration> limit, String more) {
        this.settings = settings;
        this.limit = limit;
        this.more = more;
    }

    public static Warehouse of(Settings settings) {
        return new Warehouse(settings, Optional.empty(), "");
    }

    /** The same, for statements that write very many rows to one place of a table. */
    public Warehouse writing() {
        return new Warehouse(settings, limit, TO_ONE_PLACE);
    }

    /** The same, but the engine gives up each statement that takes longer. */
    public Warehouse within(Duration longest) {
        return new Warehouse(settings, Optional.of(longest), more);
    }

    /**
     * Opens a connection that sees what the person may see.
     *
     * @param person account name, as in the engine's rules
     */
    public Connection openAs(String person) throws SQLException {
        Properties properties = serviceSignIn("truelift");
        properties.setProperty("sessionUser", person);
        return DriverManager.getConnection(settings.get(Settings.TRINO_URL), properties);
    }

    /** The roles of a person, as the engine knows them. */
    public Set<String> rolesOf(String person) throws SQLException {
        try (Connection connection = openAs(person);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Resources.text(Warehouse.class, "current_groups.sql"))) {
            rows.next();
            return Stream.of((Object[]) rows.getArray(1).getArray())
                    .map(String::valueOf)
                    .collect(Collectors.toSet());
        }
    }

    /** Opens a connection of the suite itself, which may read and write everything. */
    public Connection openAsService() throws SQLException {
        return DriverManager.getConnection(settings.get(Settings.TRINO_URL), serviceSignIn("truelift-service"));
    }

    /** Name of the catalog that holds the suite's tables. */
    public String catalog() {
        return settings.get(Settings.CATALOG_NAME);
    }

    private Properties serviceSignIn(String source) {
        Properties properties = new Properties();
        properties.setProperty("user", settings.get(Settings.TRINO_USER));
        settings.find(Settings.TRINO_PASSWORD).ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("source", source);
        // Statements with values go to the engine in one piece: in a header, as they would by default, long ones do not
        // fit.
        properties.setProperty("explicitPrepare", "false");
        // An experiment with many metrics is one statement of many stages; the engine's default stops at 150.
        properties.setProperty(
                "sessionProperties",
                "query_max_stage_count:1000"
                        + limit.map(longest -> ";query_max_run_time:%ds".formatted(longest.toSeconds()))
                                .orElse("") + more);
        // What has no time zone of its own is read as UTC, wherever the suite runs.
        properties.setProperty("timezone", "UTC");
        return properties;
    }
}
