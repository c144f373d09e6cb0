package io.truelift.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * The folder of plugins of one Trino: links to those of the distribution, which several projects share, and our plugin
 * with the driver of PostgreSQL beside it.
 */
final class TrinoPlugins {
    /** Of our plugin alone among what this program has. Its classes can't be loaded here: they stand on Trino's. */
    private static final String SERVICE = "META-INF/services/io.trino.spi.Plugin";

    private static final String OURS = "truelift";

    private TrinoPlugins() {}

    /** Makes the folder anew and answers it. */
    static Path install(Path home, Path folder) {
        Path plugins = folder.resolve("plugin");
        try {
            Files.createDirectories(plugins.resolve(OURS));
            try (Stream<Path> shipped = Files.list(home.resolve("plugin"))) {
                for (Path plugin : shipped.toList()) {
                    Path link = plugins.resolve(plugin.getFileName().toString());
                    Files.deleteIfExists(link);
                    Files.createSymbolicLink(link, plugin);
                }
            }
            copyOurs(plugins.resolve(OURS).resolve("truelift-trino-plugin.jar"));
            Files.deleteIfExists(plugins.resolve(OURS).resolve("truelift-listener.jar")); // as it was called once
            Path driver = Path.of(Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Files.copy(driver, plugins.resolve(OURS).resolve("postgresql.jar"), StandardCopyOption.REPLACE_EXISTING);
            return plugins;
        } catch (IOException | URISyntaxException e) {
            throw new StackException(
                    "Cannot put the plugins of Trino into %s: %s".formatted(plugins, e.getMessage()), e);
        }
    }

    /** Our plugin is a jar, or a folder of classes where the modules are compiled and not packaged. */
    private static void copyOurs(Path jar) throws IOException, URISyntaxException {
        URL service = Objects.requireNonNull(
                TrinoPlugins.class.getClassLoader().getResource(SERVICE), "no plugin of Trino among the jars");
        Path draft = jar.resolveSibling(jar.getFileName() + ".draft");
        if (service.openConnection() instanceof JarURLConnection inJar) {
            Files.copy(Path.of(inJar.getJarFileURL().toURI()), draft, StandardCopyOption.REPLACE_EXISTING);
        } else {
            pack(Path.of(URI.create(service.toString().replace(SERVICE, ""))), draft);
        }
        Files.move(draft, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            for (Path content : files) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(content).toString().replace('\\', '/')));
                Files.copy(content, entries);
                entries.closeEntry();
            }
        }
    }
}
