package io.truelift.stack;

import io.truelift.project.Resources;
import io.truelift.reading.QueryRead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * The folder of plugins of one Trino: links to those of the distribution, which several projects share, and our listener
 * as a jar made of the classes that run, with the driver of PostgreSQL beside it. So the listener is always of this version.
 */
final class TrinoPlugins {
    private static final String SERVICE = "META-INF/services/io.trino.spi.Plugin";
    private static final String OURS = "truelift";
    /** Named and not loaded: it stands on classes that only Trino has. */
    private static final String PLUGIN = QueryRead.class.getPackageName() + ".ReadingPlugin";

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
            writeJar(plugins.resolve(OURS).resolve("truelift-listener.jar"));
            Files.copy(place(Driver.class), plugins.resolve(OURS).resolve("postgresql.jar"), StandardCopyOption.REPLACE_EXISTING);
            return plugins;
        } catch (IOException e) {
            throw new StackException("Cannot put the plugins of Trino into %s: %s".formatted(plugins, e.getMessage()), e);
        }
    }

    private static void writeJar(Path jar) throws IOException {
        Path draft = jar.resolveSibling(jar.getFileName() + ".draft");
        try (OutputStream file = Files.newOutputStream(draft); JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry(SERVICE));
            entries.write((PLUGIN + "\n").getBytes(StandardCharsets.UTF_8));
            entries.closeEntry();
            for (String name : names()) {
                entries.putNextEntry(new JarEntry(name));
                try (InputStream content = Objects.requireNonNull(TrinoPlugins.class.getClassLoader().getResourceAsStream(name), name)) {
                    content.transferTo(entries);
                }
                entries.closeEntry();
            }
        }
        Files.move(draft, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Everything beside the plugin, and the one class of ours that it uses. */
    private static List<String> names() throws IOException {
        String folder = QueryRead.class.getPackageName().replace('.', '/');
        List<String> names = new ArrayList<>(List.of(Resources.class.getName().replace('.', '/') + ".class"));
        Path place = place(QueryRead.class);
        if (Files.isDirectory(place)) {
            add(place.resolve(folder), folder, names);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                add(jar.getPath(folder), folder, names);
            }
        }
        return names;
    }

    private static void add(Path place, String folder, List<String> names) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            files.map(file -> folder + "/" + file.getFileName()).sorted().forEach(names::add);
        }
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new StackException("Cannot find where %s comes from".formatted(type.getName()), e);
        }
    }
}
