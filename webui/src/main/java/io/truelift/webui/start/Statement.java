package io.truelift.webui.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A statement from a {@code .sql} file among the resources, beside the class that runs it.
 *
 * @param name the file's name
 * @param text the statement
 */
public record Statement(String name, String text) {

    /** @throws IllegalStateException where there is no such file */
    public static Statement of(Class<?> neighbour, String name) {
        try (InputStream stream = neighbour.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Cannot find the statement %s beside %s".formatted(name, neighbour.getName()));
            }
            return new Statement(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the statement %s beside %s".formatted(name, neighbour.getName()), e);
        }
    }
}
