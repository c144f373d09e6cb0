package io.truelift.platform.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Statements and configuration files among the resources, each beside the class that uses it. Each is read once: a server that
 * opened its jar for every statement would pay for it, and threads that open and close one jar at once can find it closed.
 */
public final class Resources {
    private static final Map<Place, String> READ = new ConcurrentHashMap<>();

    private Resources() {}

    private record Place(Class<?> neighbour, String name) {}

    /**
     * The text of a file.
     *
     * @param neighbour a class of the package that the file lies in
     * @param name the file's name
     * @throws IllegalStateException where there is no such file
     */
    public static String text(Class<?> neighbour, String name) {
        return READ.computeIfAbsent(new Place(neighbour, name), place -> read(neighbour, name));
    }

    private static String read(Class<?> neighbour, String name) {
        try (InputStream stream = neighbour.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Cannot find %s beside %s".formatted(name, neighbour.getName()));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s beside %s".formatted(name, neighbour.getName()), e);
        }
    }
}
