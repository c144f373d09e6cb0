package io.truelift.stack;

import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.access.AccessPolicy;
import io.truelift.governance.access.AccessPolicyReader;
import io.truelift.governance.access.EngineRules;
import io.truelift.governance.access.SignedDefinition;
import io.truelift.governance.account.Accounts;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.signoff.SignOffs;
import io.truelift.platform.database.Database;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Secrets;
import io.truelift.platform.project.Settings;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Everything the suite needs on one machine: PostgreSQL, Trino and the web application, as processes that outlive the
 * command that started them. What runs is left running; what does not is started over the data that is there.
 */
public final class Stack {
    private static final String CATALOG = "lakehouse";

    private final Project project;
    private final PostgresServer postgres;
    private final TrinoServer trino;
    private final WebServer web;
    private final TrinoDistribution distribution;

    public Stack(Project project) {
        this.project = project;
        Path cache = cache();
        this.postgres = new PostgresServer(project.data(), cache);
        this.trino = new TrinoServer(project.data(), cache);
        this.web = new WebServer(project);
        this.distribution = new TrinoDistribution(cache);
    }

    /** Where downloads and unpacked servers are kept, for all projects of this user: {@code TRUELIFT_CACHE}, or the user's cache folder. */
    static Path cache() {
        String given = System.getenv().getOrDefault("TRUELIFT_CACHE", "");
        if (!given.isBlank()) {
            return Path.of(given).toAbsolutePath();
        }
        String xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path base = xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("truelift");
    }

    /** Starts PostgreSQL and Trino where they do not run. */
    public void start(Consumer<String> progress) {
        locked(() -> startAll(progress));
    }

    /** Starts PostgreSQL alone where it does not run: a build needs no more. */
    public void startDatabase(Consumer<String> progress) {
        locked(() -> startDatabase(load(), progress));
    }

    private void locked(Runnable start) {
        try (FileChannel channel = openLock();
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new StackException(
                        "Cannot start the stack in %s: another command is starting it. Wait for it to finish."
                                .formatted(project.data()));
            }
            start.run();
        } catch (IOException e) {
            throw new StackException("Cannot lock %s: %s".formatted(project.data(), e.getMessage()), e);
        }
    }

    private void startDatabase(Properties kept, Consumer<String> progress) {
        if (!isElsewhere(Settings.DATABASE_URL) && postgres.process().running().isEmpty()) {
            trino.process().stop();
            int port = postgres.start(secret(kept, Settings.DATABASE_PASSWORD));
            keepDatabase(kept, port);
            progress.accept("PostgreSQL on port " + port);
        }
    }

    private void startAll(Consumer<String> progress) {
        Properties kept = load();
        startDatabase(kept, progress);
        Settings settings = Settings.of(project);
        DataSource database = Database.of(settings);
        Database.migrate(database);
        Dictionary dictionary = DictionaryReader.read(project.governance());
        AccessPolicy policy = AccessPolicyReader.read(project.governance(), dictionary);
        Accounts accounts = new Accounts(database, project.data());
        accounts.createFirst(policy);
        accounts.writeGroups(trino.groupsFile());
        publishRules();
        if (!isElsewhere(Settings.TRINO_URL) && trino.process().running().isEmpty()) {
            startTrino(kept, policy, progress);
        }
    }

    /** Whether the environment points at a server of the user's own, which is not ours to start. */
    private static boolean isElsewhere(String setting) {
        return System.getenv(Settings.variable(setting)) != null;
    }

    private void startTrino(Properties kept, AccessPolicy policy, Consumer<String> progress) {
        TrinoServer.TrinoPorts ports = new TrinoServer.TrinoPorts(Ports.free(), Ports.free());
        String keystorePassword = secret(kept, "trino.keystore-password");
        kept.setProperty(Settings.TRINO_USER, policy.service());
        secret(kept, Settings.TRINO_PASSWORD);
        kept.setProperty("trino.port", Integer.toString(ports.https()));
        kept.setProperty("trino.truststore", trino.keystore().toString());
        kept.setProperty(
                Settings.TRINO_URL,
                "jdbc:trino://127.0.0.1:%d/%s?SSL=true&SSLTrustStoreType=PKCS12&SSLTrustStorePath=%s&SSLTrustStorePassword=%s"
                        .formatted(
                                ports.https(),
                                CATALOG,
                                URLEncoder.encode(trino.keystore().toString(), StandardCharsets.UTF_8),
                                keystorePassword));
        save(kept);
        trino.start(Settings.of(project), ports, keystorePassword, secret(kept, "trino.shared-secret"));
        progress.accept("Trino on port " + ports.https());
    }

    /** Writes the engine's access rules from {@code governance/}; a running embedded Trino takes them within a second. */
    public void publishRules() {
        Dictionary dictionary = DictionaryReader.read(project.governance());
        AccessPolicy policy = AccessPolicyReader.read(project.governance(), dictionary);
        SqlLibrary library = new SqlLibrary(project.sql(), dictionary, CATALOG);
        List<SignedDefinition> signed =
                SignOffs.of(library, project.governance(), Clock.systemUTC()).signedQuestions();
        Secrets.write(trino.rulesFile(), new EngineRules(policy, dictionary, CATALOG, signed).json());
    }

    /** Makes an account, tells the engine of it, and answers its first password. */
    public String addAccount(String name, String role, String title) {
        AccessPolicy policy =
                AccessPolicyReader.read(project.governance(), DictionaryReader.read(project.governance()));
        Accounts accounts = new Accounts(Database.of(Settings.of(project)), project.data());
        String password = accounts.add(policy, name, role, title);
        accounts.writeGroups(trino.groupsFile());
        return password;
    }

    /** Where the engine's access rules are written. */
    public Path rulesFile() {
        return trino.rulesFile();
    }

    /** Starts the web application where it does not run, and answers its address. */
    public String startWeb() {
        Properties kept = load();
        if (web.process().running().isEmpty()) {
            int port = Ports.freeFrom(Integer.parseInt(kept.getProperty("web.port", Integer.toString(WebServer.PORT))));
            kept.setProperty("web.port", Integer.toString(port));
            save(kept);
            web.start(port);
        }
        return "http://127.0.0.1:%s/".formatted(load().getProperty("web.port"));
    }

    /** Ends what runs, the web application first. */
    public void stop() {
        web.process().stop();
        trino.process().stop();
        postgres.stop();
    }

    /** What runs: process id by name; empty where it does not. */
    public Map<String, Optional<Long>> status() {
        Map<String, Optional<Long>> status = new LinkedHashMap<>();
        status.put("postgres", postgres.process().running().map(ProcessHandle::pid));
        status.put("trino", trino.process().running().map(ProcessHandle::pid));
        status.put("webui", web.process().running().map(ProcessHandle::pid));
        return status;
    }

    /** Whether Trino can be asked: our own runs, or the environment names another. */
    public boolean answers() {
        return isElsewhere(Settings.TRINO_URL) || trino.process().running().isPresent();
    }

    /** File with the first passwords. */
    public Path signInsFile() {
        return project.data().resolve("sign-ins.txt");
    }

    /** Trino's own command line, as a jar to run. */
    public Path commandLine() {
        return distribution.commandLine();
    }

    private void keepDatabase(Properties kept, int port) {
        String url = PostgresServer.url(port);
        kept.setProperty(Settings.DATABASE_URL, url);
        kept.setProperty(Settings.DATABASE_USER, PostgresServer.USER);
        kept.setProperty(Settings.CATALOG_TYPE, "jdbc");
        kept.setProperty(Settings.CATALOG_NAME, CATALOG);
        kept.setProperty(Settings.CATALOG_URI, url);
        kept.setProperty(Settings.CATALOG_USER, PostgresServer.USER);
        kept.setProperty(Settings.CATALOG_PASSWORD, kept.getProperty(Settings.DATABASE_PASSWORD));
        kept.setProperty(Settings.CATALOG_WAREHOUSE, "file://" + project.warehouse());
        kept.setProperty(
                Settings.IDENTITY_KEY, project.data().resolve("identity.key").toString());
        save(kept);
    }

    private String secret(Properties kept, String name) {
        if (kept.getProperty(name) == null) {
            kept.setProperty(name, Secrets.password());
            save(kept);
        }
        return kept.getProperty(name);
    }

    private Properties load() {
        Properties properties = new Properties();
        if (Files.exists(project.settingsFile())) {
            try (var reader = Files.newBufferedReader(project.settingsFile())) {
                properties.load(reader);
            } catch (IOException e) {
                throw new StackException("Cannot read %s: %s".formatted(project.settingsFile(), e.getMessage()), e);
            }
        }
        return properties;
    }

    private void save(Properties properties) {
        try {
            StringWriter writer = new StringWriter();
            properties.store(
                    writer,
                    "Addresses and secrets of the embedded stack. Environment variables such as TRUELIFT_TRINO_URL come before.");
            Secrets.write(project.settingsFile(), writer.toString());
        } catch (IOException e) {
            throw new StackException("Cannot write %s: %s".formatted(project.settingsFile(), e.getMessage()), e);
        }
    }

    private FileChannel openLock() throws IOException {
        Files.createDirectories(project.data());
        return FileChannel.open(project.data().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
