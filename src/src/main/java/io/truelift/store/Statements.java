package io.truelift.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements on the application database, each in a file of its own. */
final class Statements {
    private Statements() {}

    static String text(String name) {
        try (InputStream stream = Statements.class.getResourceAsStream(name + ".sql")) {
            if (stream == null) {
                throw new IllegalStateException("Cannot find the statement %s.sql among the resources".formatted(name));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the statement %s.sql".formatted(name), e);
        }
    }
}
