package io.truelift.platform.project;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Addresses and secrets of what the suite talks to. A setting {@code trino.url} comes from the environment variable
 * {@code TRUELIFT_TRINO_URL} or else from {@code settings.properties} in the data folder, which only its owner may read
 * and which the embedded stack writes when it starts.
 */
public final class Settings {
    public static final String TRINO_URL = "trino.url";
    public static final String TRINO_USER = "trino.user";
    public static final String TRINO_PASSWORD = "trino.password";
    public static final String DATABASE_URL = "database.url";
    public static final String DATABASE_USER = "database.user";
    public static final String DATABASE_PASSWORD = "database.password";
    /** Name of the catalog, the same for Beam and Trino. */
    public static final String CATALOG_NAME = "catalog.name";
    /** {@code jdbc} or {@code rest}. */
    public static final String CATALOG_TYPE = "catalog.type";

    public static final String CATALOG_URI = "catalog.uri";
    public static final String CATALOG_USER = "catalog.user";
    public static final String CATALOG_PASSWORD = "catalog.password";
    public static final String CATALOG_WAREHOUSE = "catalog.warehouse";
    /** File with the key of the identifiers' keyed hash. */
    public static final String IDENTITY_KEY = "identity.key-file";
    /** Who resolves identities: {@code auto} (one worker where it has the memory), {@code memory}, {@code distributed}; auto unless said. */
    public static final String IDENTITY_RESOLVER = "identity.resolver";
    /** Who holds which lines were landed: {@code auto} (the worker of a feed where it has the memory), {@code memory}, {@code distributed}; auto unless said. */
    public static final String LANDED_LINES = "landing.lines";
    /** Fewest answers that a satisfaction figure is shown with; 10 unless said. */
    public static final String LEAST_ANSWERS = "satisfaction.least-answers";

    /** P-value of the planned shares below which a report says to watch them; 0.01 unless said. */
    public static final String SHARES_WATCH = "experiment.shares-watch-below";
    /** P-value of the planned shares below which a report concludes nothing; 0.001 unless said. */
    public static final String SHARES_NOT_TRUSTED = "experiment.shares-not-trusted-below";

    /** Hours between two refreshes of all reports by the application; none unless said. */
    public static final String REFRESH_EVERY = "experiment.refresh-every-hours";

    private static final List<String> NAMES = List.of(
            TRINO_URL,
            TRINO_USER,
            TRINO_PASSWORD,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD,
            CATALOG_NAME,
            CATALOG_TYPE,
            CATALOG_URI,
            CATALOG_USER,
            CATALOG_PASSWORD,
            CATALOG_WAREHOUSE,
            IDENTITY_KEY,
            IDENTITY_RESOLVER,
            LANDED_LINES,
            LEAST_ANSWERS,
            SHARES_WATCH,
            SHARES_NOT_TRUSTED,
            REFRESH_EVERY);

    private final Properties file;
    private final Function<String, @Nullable String> environment;
    private final Path source;

    private Settings(Properties file, Function<String, @Nullable String> environment, Path source) {
        this.file = file;
        this.environment = environment;
        this.source = source;
    }

    public static Settings of(Project project) {
        return of(project, System::getenv);
    }

    public static Settings of(Project project, Function<String, @Nullable String> environment) {
        Properties properties = new Properties();
        Path path = project.settingsFile();
        if (Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new IllegalStateException("Cannot read settings from %s: %s".formatted(path, e.getMessage()), e);
            }
        }
        return new Settings(properties, environment, path);
    }

    public static Settings of(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        return new Settings(properties, name -> null, Path.of("given settings"));
    }

    public Optional<String> find(String name) {
        String fromEnvironment = environment.apply(variable(name));
        return Optional.ofNullable(fromEnvironment != null ? fromEnvironment : file.getProperty(name))
                .filter(v -> !v.isBlank());
    }

    /** @throws IllegalStateException where the setting is no whole number above zero */
    public Optional<Integer> findCount(String name) {
        return find(name).map(value -> {
            try {
                int count = Integer.parseInt(value.strip());
                if (count > 0) {
                    return count;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw new IllegalStateException(
                    "Cannot use the setting %s = %s: it must be a whole number above zero. Correct %s, or %s."
                            .formatted(name, value, variable(name), source));
        });
    }

    /** @throws IllegalStateException where the setting is no number between 0 and 1 */
    public Optional<Double> findShare(String name) {
        return find(name).map(value -> {
            try {
                double share = Double.parseDouble(value.strip());
                if (share > 0 && share < 1) {
                    return share;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw new IllegalStateException(
                    "Cannot use the setting %s = %s: it must be a number between 0 and 1. Correct %s, or %s."
                            .formatted(name, value, variable(name), source));
        });
    }

    /** Every known setting that has a value, for a process or a worker that reads neither our environment nor our file. */
    public Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        for (String name : NAMES) {
            find(name).ifPresent(value -> values.put(name, value));
        }
        return values;
    }

    /** @throws IllegalStateException where the setting is missing, saying where it is looked for */
    public String get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot find the setting %s. Start the stack with ./truelift demo or ./truelift start, set %s, or write it to %s."
                                .formatted(name, variable(name), source)));
    }

    /** The environment variable that stands for a setting. */
    public static String variable(String name) {
        return "TRUELIFT_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
