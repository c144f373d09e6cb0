package io.truelift.platform.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Statements and configuration files among the resources, each beside the class that uses it. */
public final class Resources {
    private Resources() {}

    /**
     * The text of a file.
     *
     * @param neighbour a class of the package that the file lies in
     * @param name the file's name
     * @throws IllegalStateException where there is no such file
     */
    public static String text(Class<?> neighbour, String name) {
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
