package io.truelift.pipelines;

import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine;

/**
 * A data folder, a catalog and a folder of feeds of their own for one test, over a real PostgreSQL that the tests of
 * this JVM share. Catalogs of different names do not see each other's tables.
 */
public final class Shop {
    private static EmbeddedPostgres postgres;

    private final Path folder;
    private final Path declarations;
    private Path content = Declarations.project();

    private Shop(Path folder, Path declarations) {
        this.folder = folder;
        this.declarations = declarations;
    }

    /** What a run printed, and how it ended. */
    public record Run(int exitCode, String output) {}

    /** A shop over the fixtures' declarations. */
    public static Shop in(Path folder) {
        return in(folder, Declarations.ofTheShop());
    }

    public static Shop in(Path folder, Path declarations) {
        Shop shop = new Shop(folder, declarations);
        try {
            Files.createDirectories(shop.feeds());
            Files.createDirectories(shop.data());
            Properties settings = new Properties();
            String url = postgres().getJdbcUrl("postgres", "postgres");
            settings.setProperty(Settings.DATABASE_URL, url);
            settings.setProperty(Settings.DATABASE_USER, "postgres");
            settings.setProperty(Settings.DATABASE_PASSWORD, "postgres");
            settings.setProperty(Settings.CATALOG_TYPE, "jdbc");
            settings.setProperty(Settings.CATALOG_NAME, "shop_" + UUID.randomUUID());
            settings.setProperty(Settings.CATALOG_URI, url);
            settings.setProperty(Settings.CATALOG_USER, "postgres");
            settings.setProperty(Settings.CATALOG_PASSWORD, "postgres");
            settings.setProperty(
                    Settings.CATALOG_WAREHOUSE, "file://" + shop.data().resolve("warehouse"));
            try (OutputStream out = Files.newOutputStream(shop.project().settingsFile())) {
                settings.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shop;
    }

    private static synchronized EmbeddedPostgres postgres() throws IOException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.builder().start();
        }
        return postgres;
    }

    /** The shop with one more setting. */
    Shop with(String setting, String value) {
        try {
            Files.writeString(project().settingsFile(), "%s=%s%n".formatted(setting, value), StandardOpenOption.APPEND);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A shop with a dictionary of its own. */
    Shop withContent(Path project) {
        content = project;
        return this;
    }

    public Path feeds() {
        return folder.resolve("feeds");
    }

    public Path data() {
        return folder.resolve("data");
    }

    public Path declarations() {
        return declarations;
    }

    public Project project() {
        return new Project(content, data());
    }

    public Settings settings() {
        return Settings.of(project(), name -> null);
    }

    public Published published() {
        return new Published(settings());
    }

    /** Delivers a file of these lines. */
    public Shop deliver(String file, String... lines) {
        return deliver(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public Shop deliver(String file, byte[] content) {
        try {
            Files.createDirectories(feeds().resolve(file).getParent());
            Files.write(feeds().resolve(file), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Shop deliverPacked(String file, byte[] content) {
        return deliver(file, packed(content));
    }

    public Shop deliver(Path existing) {
        try {
            Files.copy(existing, feeds().resolve(existing.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] packed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Takes every delivered file away. */
    public Shop clear() {
        try (var files = Files.list(feeds())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the pipelines in this JVM, as the command line does. */
    public Run build() {
        return run("--feeds", feeds().toString(), "--declarations", declarations.toString());
    }

    /** Gives identifiers a new key, as the command line does. */
    public Run rotateKey(String... arguments) {
        return run(RunKeyRotation.commandLine(), arguments);
    }

    /** Cares for the tables, as the command line does. */
    Run maintain(String... arguments) {
        return run(RunMaintenance.commandLine(), arguments);
    }

    /** Says something on a link between two identifiers, as the command line does. */
    public Run link(String... arguments) {
        return run(RunLink.commandLine(), arguments);
    }

    /** Gives the shop a key for identifiers. */
    public Shop withKey(String key) {
        Path file = data().resolve("identity.key");
        try {
            Files.writeString(file, key);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Run run(String... arguments) {
        return run(RunBuild.commandLine(), arguments);
    }

    private Run run(CommandLine command, String... arguments) {
        String home = System.getProperty("truelift.home");
        String project = System.getProperty("truelift.project");
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setProperty("truelift.home", data().toString());
        System.setProperty("truelift.project", content.toString());
        System.setOut(capture);
        System.setErr(capture);
        try {
            int exitCode = command.execute(arguments);
            return new Run(exitCode, printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setProperty("truelift.project", project);
            if (home == null) {
                System.clearProperty("truelift.home");
            } else {
                System.setProperty("truelift.home", home);
            }
        }
    }

    /** The command that runs the pipelines in a JVM of their own, started from the classes under test. */
    public ProcessBuilder buildInOwnProcess() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dtruelift.project=" + Declarations.project(),
                "-Dtruelift.home=" + data(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.truelift.pipelines.RunBuild",
                "--feeds",
                feeds().toString(),
                "--declarations",
                declarations.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** The runs that have data files in the warehouse, whoever reads them. */
    Set<Object> runsWithFiles() {
        try (Stream<Path> files = Files.walk(data().resolve("warehouse"))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .map(file -> file.getParent().getFileName().toString())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
